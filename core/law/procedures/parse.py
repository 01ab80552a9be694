"""From the tables of a procedure file to the frozen Procedure: the shape only, `check.py` sees that it makes sense."""

from dataclasses import replace
from datetime import date
from typing import Any, get_args

from core.law.procedures.kinds import Kinds, Shared
from core.law.procedures.matches import match, matches
from core.law.procedures.owed import need, notice, with_shared, with_shared_notices
from core.law.procedures.table import Table
from core.law.procedures.timing import clock, counter
from core.law.rules.matching import Layer, Match
from core.law.rules.model import Choice, Closing, Correction, EventKind, Procedure, Stage


def shared(data: Any, place: str) -> Shared:
    """Read `common.toml`."""
    table = Table(data, place)
    common = Shared(
        choices=table.named("choices"),
        facts=table.named("facts"),
        words=table.named("words"),
        groups=table.named("groups"),
        needs=tuple(need(item) for item in table.tables("needs", "code")),
        notices=tuple(notice(item) for item in table.tables("notices", "key")),
        leaving=tuple(_leaving(item) for item in table.tables("leaving", "event")),
    )
    table.done()
    return common


def _leaving(item: Table) -> tuple[str, str, str]:
    leaving = item.text("event"), item.text("outcome"), item.text("title")
    item.done()
    return leaving


def adoption(data: Any, place: str) -> tuple[str, date] | None:
    """Which end of a version hangs on the day a council adopted something (`from`, `until`), and its default day."""
    table = Table(data, place).table("adopted")
    if table is None:
        return None
    bounds = table.one_of("bounds", ("from", "until")), table.day("default")
    table.done()
    return bounds


def replaces(data: Any, place: str) -> bool:
    """Whether an authority's own file says that it follows a procedure that comes with the program."""
    return Table(data, place).yes_no("replaces")


def procedure(data: Any, place: str, common: Shared) -> Procedure:
    """One version of a procedure. Raises CoreError naming file and key where the shape is wrong."""
    table = Table(data, place)
    table.table("adopted")
    table.yes_no("replaces")
    words = Kinds(table, common)
    events = tuple(words.event(item) for item in table.tables("events", "key"))
    for name in table.texts("include"):
        if name not in common.groups:
            table.wrong(f"'include' names an unknown group {name!r}")
        events += tuple(
            words.event(Table(item, f"{place}: group {name}: {item.get('key')}"))
            for item in common.groups[name]
        )
    _must_number_what_is_added(table, events, common)
    version = Procedure(
        key=table.text("key"),
        title=table.text("title"),
        version=table.text("version"),
        layer=table.one_of("layer", get_args(Layer)),
        source=table.text("source"),
        in_force_from=table.day("in_force_from"),
        in_force_to=table.optional_day("in_force_to"),
        stages=tuple(_stage(item) for item in table.tables("stages", "key")),
        events=events,
        clocks=tuple(clock(item) for item in table.tables("clocks", "id")),
        findings=words.choices("finding"),
        outcomes=words.choices("outcome"),
        closings=tuple(_closing(item) for item in table.tables("closings", "event")),
        counters=tuple(counter(item) for item in table.tables("counters", "key")),
        about=table.text("about", ""),
        complaints=table.yes_no("complaints", default=True),
        corrected=_correction(table.table("corrected")),
        needs=with_shared(tuple(need(item) for item in table.tables("needs", "code")), common.needs, events),
        notices=with_shared_notices(
            tuple(notice(item) for item in table.tables("notices", "key")), common.notices, events
        ),
    )
    table.done()
    return _that_can_leave(version, common)


def _correction(item: Table | None) -> Correction | None:
    if item is None:
        return None
    done = Correction(item.day("on"), item.text("why"))
    item.done()
    return done


def _must_number_what_is_added(table: Table, events: tuple[EventKind, ...], common: Shared) -> None:
    """A fact numbers something that an event adds, here or in a group that another procedure takes."""
    added = common.added | {kind.adds for kind in events}
    for kind in events:
        for fact in kind.number_facts:
            if fact.numbers not in added:
                table.wrong(f"events: {kind.key}: {fact.key}: no event adds {fact.numbers!r}")


def _that_can_leave(procedure: Procedure, common: Shared) -> Procedure:
    """The procedure with what ends a case that goes on elsewhere: it ends every clock and closes the case."""
    for event, outcome, title in common.leaving:
        if procedure.event(event) is None:
            continue
        away = Match(event)
        outcomes = procedure.outcomes
        if all(choice.key != outcome for choice in outcomes):
            outcomes += (Choice(outcome, title),)
        procedure = replace(
            procedure,
            outcomes=outcomes,
            closings=(*procedure.closings, Closing(away, outcome)),
            clocks=tuple(replace(rule, ended_by=(*rule.ended_by, away)) for rule in procedure.clocks),
        )
    return procedure


def _stage(item: Table) -> Stage:
    stage = Stage(
        key=item.text("key"),
        title=item.text("title"),
        leads_to=item.texts("leads_to"),
        help=item.text("help", ""),
        number=item.number("number", 0),
        entered_by=matches(item, "entered_by"),
        answered_by=matches(item, "answered_by"),
        left_by=matches(item, "left_by"),
        next=item.texts("next"),
    )
    item.done()
    return stage


def _closing(item: Table) -> Closing:
    outcome = item.text("outcome")
    return Closing(match(item), outcome)


def dated(version: Procedure, first: date, last: date | None) -> Procedure:
    """The same version with its days in force set, for one that hangs on a council's adoption."""
    return replace(version, in_force_from=first, in_force_to=last)
