"""From the tables of a procedure file to the frozen Procedure: the shape only, `check.py` sees that it makes sense."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from core.law.model import (
    Choice,
    ClockRule,
    Closing,
    Confidence,
    CounterRule,
    Demand,
    EventKind,
    Extension,
    FactKind,
    Layer,
    Match,
    NeedRule,
    NoticeRule,
    Procedure,
    Stage,
    Unit,
    WordKind,
)
from core.law.procedures.table import Table

UNVERIFIED = " Not checked against its source yet."
"""Said of an event whose source nobody has read."""
EVERY_EVENT = ("note", "evidence")
"""Words that every event may carry."""


@dataclass(frozen=True)
class Shared:
    """What `common.toml` gives: choices, facts and words by name, groups of events as raw tables, needs."""

    choices: Mapping[str, Any]
    facts: Mapping[str, Any]
    words: Mapping[str, Any]
    groups: Mapping[str, Any]
    moving: Mapping[str, Any] | None = None
    """What closes a case that is moved: event, outcome, title."""
    needs: tuple[NeedRule, ...] = ()


def shared(data: Any, place: str) -> Shared:
    """Read `common.toml`."""
    table = Table(data, place)
    found = Shared(
        choices=table.named("choices"),
        facts=table.named("facts"),
        words=table.named("words"),
        groups=table.named("groups"),
        needs=tuple(_need(item) for item in table.tables("needs", "code")),
        moving=table.named("moving") or None,
    )
    table.done()
    return found


def adoption(data: Any, place: str) -> tuple[str, date] | None:
    """Which end of a version hangs on the day a council adopted something (`from`, `until`), and its default day."""
    table = Table(data, place).table("adopted")
    if table is None:
        return None
    found = table.one_of("bounds", ("from", "until")), table.day("default")
    table.done()
    return found


def replaces(data: Any, place: str) -> bool:
    """Whether an authority's own file says that it follows a procedure that comes with the program."""
    return Table(data, place).yes_no("replaces")


def procedure(data: Any, place: str, common: Shared) -> Procedure:
    """One version of a procedure. Raises CoreError naming file and key where the shape is wrong."""
    table = Table(data, place)
    table.table("adopted")
    table.yes_no("replaces")
    words = _Words(table, common)
    events = tuple(words.event(item) for item in table.tables("events", "key"))
    for name in table.texts("include"):
        if name not in common.groups:
            table.wrong(f"'include' names an unknown group {name!r}")
        events += tuple(
            words.event(Table(item, f"{place}: group {name}: {item.get('key')}"))
            for item in common.groups[name]
        )
    found = Procedure(
        key=table.text("key"),
        title=table.text("title"),
        version=table.text("version"),
        layer=table.one_of("layer", get_args(Layer)),
        source=table.text("source"),
        in_force_from=table.day("in_force_from"),
        in_force_to=table.optional_day("in_force_to"),
        stages=tuple(_stage(item) for item in table.tables("stages", "key")),
        events=events,
        clocks=tuple(_clock(item) for item in table.tables("clocks", "id")),
        findings=words.choices("finding"),
        outcomes=words.choices("outcome"),
        closings=tuple(_closing(item) for item in table.tables("closings", "event")),
        counters=tuple(_counter(item) for item in table.tables("counters", "key")),
        about=table.text("about", ""),
        needs=_with_shared(
            tuple(_need(item) for item in table.tables("needs", "code")), common.needs, events
        ),
        notices=tuple(_notice(item) for item in table.tables("notices", "key")),
    )
    table.done()
    return _movable(found, common)


def _movable(found: Procedure, common: Shared) -> Procedure:
    """The procedure with what a move does to a case: it ends every clock and closes it."""
    moving = common.moving
    if moving is None or found.event(moving["event"]) is None:
        return found
    away = Match(moving["event"])
    outcomes = found.outcomes
    if all(choice.key != moving["outcome"] for choice in outcomes):
        outcomes += (Choice(moving["outcome"], moving["title"]),)
    return replace(
        found,
        outcomes=outcomes,
        closings=(*found.closings, Closing(away, moving["outcome"])),
        clocks=tuple(replace(rule, ended_by=(*rule.ended_by, away)) for rule in found.clocks),
    )


class _Words:
    """The vocabulary of one file laid over the shared one: lists of choices, kinds of fact, kinds of word."""

    def __init__(self, table: Table, common: Shared) -> None:
        self._place = table
        own_words = {**common.words, **table.named("words")}
        self._choices = {**common.choices, **table.named("choices")}
        self._words = {name: self._word(name, data) for name, data in own_words.items()}
        self._facts = {**common.facts, **table.named("facts")}

    def choices(self, name: str) -> tuple[Choice, ...]:
        place = f"{self._place.place}: choices: {name}"
        if name not in self._choices:
            self._place.wrong(f"unknown list of choices {name!r}")
        found = []
        for data in self._choices[name]:
            item = Table(data, place)
            found.append(
                Choice(item.text("key"), item.text("title"), item.texts("aliases"), item.texts("marks"))
            )
            item.done()
        return tuple(found)

    def event(self, item: Table) -> EventKind:
        kind = EventKind(
            key=item.text("key"),
            title=item.text("title"),
            verb=item.text("verb"),
            stage=item.text("stage", ""),
            facts=tuple(self._fact(item, name) for name in item.texts("facts")),
            words=tuple(self._named_word(item, name) for name in (*item.texts("words"), *EVERY_EVENT)),
            by=item.one_of("by", ("officer", "register"), "officer"),
            guards=item.texts("guards"),
            demands=tuple(_demand(each) for each in item.tables("demands")),
            source=item.text("source"),
            help=item.text("help") + (UNVERIFIED if item.yes_no("unverified") else ""),
        )
        item.done()
        return kind

    def _fact(self, event: Table, name: str) -> FactKind:
        if name not in self._facts:
            event.wrong(f"unknown fact {name!r}")
        item = Table(self._facts[name], f"{self._place.place}: facts: {name}")
        choices = item.text("choices", "")
        kind = FactKind(
            key=item.text("key", name),
            title=item.text("title"),
            kind=item.one_of("kind", ("code", "yes_no", "date", "number", "identifier", "money")),
            required=item.yes_no("required"),
            choices=self.choices(choices) if choices else (),
            vocabulary=item.text("vocabulary", ""),
            reach=item.one_of("reach", ("past", "ahead", "life"), "past"),
            help=item.text("help", ""),
            pattern=item.text("pattern", ""),
            never=item.texts("never"),
            never_why=item.text("never_why", ""),
        )
        item.done()
        if kind.kind == "code" and not choices:
            item.wrong("a code needs 'choices'")
        return kind

    def _word(self, name: str, data: Any) -> WordKind:
        item = Table(data, f"{self._place.place}: words: {name}")
        kind = WordKind(
            name, item.text("title"), item.yes_no("required"), item.yes_no("long"), item.text("help", "")
        )
        item.done()
        return kind

    def _named_word(self, event: Table, name: str) -> WordKind:
        if name not in self._words:
            event.wrong(f"unknown word {name!r}")
        return self._words[name]


def _stage(item: Table) -> Stage:
    stage = Stage(
        key=item.text("key"),
        title=item.text("title"),
        leads_to=item.texts("leads_to"),
        help=item.text("help", ""),
        number=item.number("number", 0),
        entered_by=_matches(item, "entered_by"),
        answered_by=_matches(item, "answered_by"),
        left_by=_matches(item, "left_by"),
        next=item.texts("next"),
    )
    item.done()
    return stage


def _clock(item: Table) -> ClockRule:
    replaced, extended = item.table("replaced_by"), item.table("extension")
    unit = item.one_of("unit", get_args(Unit))
    clock = ClockRule(
        id=item.text("id"),
        title=item.text("title"),
        stage=item.text("stage"),
        layer=item.one_of("layer", get_args(Layer)),
        unit=unit,
        n=item.optional_number("n"),
        start=_matches(item, "start"),
        start_rule=item.one_of("start_rule", ("first", "latest", "earliest"), "first"),
        met_by=_matches(item, "met_by"),
        ended_by=_matches(item, "ended_by"),
        source=item.text("source"),
        confidence=item.one_of("confidence", get_args(Confidence)),
        replaced_by=_match(replaced) if replaced else None,
        extension=_extension(extended) if extended else None,
        owed_by=item.one_of("owed_by", ("authority", "complainant"), "authority"),
        repeats=item.yes_no("repeats"),
        note=item.text("note", ""),
    )
    item.done()
    return clock


def _demand(item: Table) -> Demand:
    demand = Demand(
        say=item.texts("say"),
        yes=item.texts("yes"),
        where=_fact_values(item, "where"),
        source=item.text("source", ""),
    )
    item.done()
    return demand


def _extension(item: Table) -> Extension:
    extension = Extension(
        event=item.text("event"),
        total=item.optional_number("total"),
        source=item.text("source"),
        facts=_fact_values(item),
        fact=item.text("fact", ""),
        why=item.text("why"),
    )
    item.done()
    return extension


def _counter(item: Table) -> CounterRule:
    counter = CounterRule(
        key=item.text("key"),
        title=item.text("title"),
        since=_matches(item, "since"),
        until=_matches(item, "until"),
        alarms=item.numbers("alarms"),
        clock=item.text("clock", ""),
    )
    item.done()
    if bool(counter.since) == bool(counter.clock):
        item.wrong("needs either 'since' or 'clock'")
    return counter


def _need(item: Table) -> NeedRule:
    need = NeedRule(
        code=item.text("code"),
        text=item.text("text"),
        event=item.text("event"),
        source=item.text("source"),
        after=_matches(item, "after"),
        until=_matches(item, "until"),
        when=item.texts("when"),
        stage=item.text("stage", ""),
        always=item.yes_no("always"),
        clock=item.text("clock", ""),
        while_owed=item.yes_no("while_owed"),
        from_day=item.number("from_day", 0),
        once_overdue=item.yes_no("once_overdue"),
        since=_matches(item, "since"),
        by_day=item.number("by_day", 0),
        each=item.text("each", ""),
    )
    item.done()
    return need


def _notice(item: Table) -> NoticeRule:
    notice = NoticeRule(
        key=item.text("key"),
        title=item.text("title"),
        to=item.texts("to"),
        source=item.text("source"),
        layer=item.one_of("layer", get_args(Layer)),
        owed=_matches(item, "owed"),
        sent_by=_matches(item, "sent_by"),
        settled_by=_matches(item, "settled_by"),
        received_by=_matches(item, "received_by"),
        when=item.texts("when"),
        within=item.text("within", ""),
        clock=item.text("clock", ""),
        original=item.yes_no("original"),
        from_day=item.number("from_day", 0),
        must=item.texts("must"),
        asks=item.texts("asks"),
        promises=item.text("promises", ""),
        carries=item.texts("carries"),
    )
    item.done()
    return notice


def _with_shared(
    own: tuple[NeedRule, ...], shared_ones: tuple[NeedRule, ...], events: tuple[EventKind, ...]
) -> tuple[NeedRule, ...]:
    """A procedure's own needs, then the shared ones that its events allow and that it does not put in its own way."""
    known, codes = {kind.key for kind in events}, {rule.code for rule in own}
    more = (
        rule
        for rule in shared_ones
        if rule.code not in codes
        and {rule.event, *(match.event for match in (*rule.after, *rule.until))} <= known
    )
    return (*own, *more)


def _closing(item: Table) -> Closing:
    outcome = item.text("outcome")
    return Closing(_match(item), outcome)


def _matches(item: Table, key: str) -> tuple[Match, ...]:
    return tuple(_match(table) for table in item.tables(key, "event"))


def _match(item: Table) -> Match:
    match = Match(
        event=item.text("event"),
        facts=_fact_values(item),
        when=item.text("when", ""),
        fact=item.text("fact", ""),
        source=item.text("source", ""),
        due_of=item.text("due_of", ""),
    )
    item.done()
    return match


def _fact_values(item: Table, key: str = "facts") -> tuple[tuple[str, str | int | bool], ...]:
    values = item.named(key)
    for name, value in values.items():
        if not isinstance(value, str | int | bool):
            item.wrong(f"the fact {name!r} should be a text, a number, or true or false")
    return tuple(values.items())


def dated(found: Procedure, first: date, last: date | None) -> Procedure:
    """The same version with its days in force set, for one that hangs on a council's adoption."""
    return replace(found, in_force_from=first, in_force_to=last)
