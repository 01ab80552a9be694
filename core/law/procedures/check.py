"""Whether a procedure makes sense: every name it uses is known, every stage can be reached, nothing is there twice."""

import itertools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import NoReturn

from core.errors import CoreError
from core.law.cases.each import EACH
from core.law.rules.matching import Match
from core.law.rules.model import ClockRule, Procedure
from core.law.rules.owed import NeedRule


def must_make_sense(
    procedure: Procedure, file: str, predicates: Iterable[str], guards: Iterable[str]
) -> None:
    """Raise CoreError naming file and key for the first thing that does not hold together."""
    for problem in all_that_is_wrong(procedure, file, predicates, guards):
        raise problem


def all_that_is_wrong(
    procedure: Procedure, file: str, predicates: Iterable[str], guards: Iterable[str]
) -> Iterator[CoreError]:
    """Each thing that does not hold together, with file and key: the first of each kind, and every wrong name."""
    conditions = frozenset(predicates)
    checks: list[Callable[[], None]] = [
        partial(_no_duplicates, procedure, file),
        partial(_stages_hold, procedure, file),
        partial(_events_hold, procedure, file, frozenset(guards)),
        partial(_numbers_hold, procedure, file),
        partial(_clocks_hold, procedure, file),
        *(
            partial(_match_holds, procedure, file, place, match, conditions)
            for place, match in _all_matches(procedure)
        ),
        *(partial(_need_holds, procedure, file, need, conditions) for need in procedure.needs),
        partial(_notices_hold, procedure, file, conditions),
        partial(_closings_hold, procedure, file),
    ]
    for check in checks:
        try:
            check()
        except CoreError as error:
            yield error


def _need_holds(procedure: Procedure, file: str, need: NeedRule, predicates: frozenset[str]) -> None:
    place = f"needs: {need.code}"
    for name in need.when:
        if name not in predicates:
            _wrong(file, place, f"unknown predicate {name!r}")
    _known_event(procedure, file, place, need.event)
    if need.clock and procedure.clock(need.clock) is None:
        _wrong(file, place, f"unknown clock {need.clock!r}")
    if need.each and need.each not in EACH:
        _wrong(file, place, f"unknown kind of several {need.each!r}")


def _closings_hold(procedure: Procedure, file: str) -> None:
    outcomes = {choice.key for choice in procedure.outcomes}
    for closing in procedure.closings:
        if closing.outcome not in outcomes:
            _wrong(file, f"closings: {closing.match.event}", f"unknown outcome {closing.outcome!r}")


def must_not_overlap(versions: Iterable[Procedure]) -> None:
    """Raise CoreError where two versions of one procedure are in force on the same day, or share a name."""
    ordered = sorted(versions, key=lambda version: version.in_force_from)
    for earlier, later in itertools.pairwise(ordered):
        if earlier.in_force_to is None or earlier.in_force_to >= later.in_force_from:
            _wrong(
                later.key,
                "in_force_from",
                f"the versions {earlier.version!r} and {later.version!r} are both in force on "
                f"{later.in_force_from.isoformat()}",
            )
    for name, count in Counter(version.version for version in ordered).items():
        if count > 1:
            _wrong(ordered[0].key, "version", f"two versions are named {name!r}")


def _wrong(file: str, place: str, what: str) -> NoReturn:
    raise CoreError(
        f"{file}: {place}: {what}.", remedy="Put the procedure file right; nothing was loaded from it."
    )


def _no_duplicates(procedure: Procedure, file: str) -> None:
    lists = {
        "stages": [stage.key for stage in procedure.stages],
        "events": [kind.key for kind in procedure.events],
        "clocks": [rule.id for rule in procedure.clocks],
        "counters": [rule.key for rule in procedure.counters],
        "needs": [rule.code for rule in procedure.needs],
        "notices": [rule.key for rule in procedure.notices],
    }
    for kind in procedure.events:
        lists[f"events: {kind.key}: facts"] = [fact.key for fact in kind.facts]
        for fact in kind.facts:
            lists[f"facts: {fact.key}: choices"] = [choice.key for choice in fact.choices]
    for place, names in lists.items():
        for name, count in Counter(names).items():
            if count > 1:
                _wrong(file, place, f"{name!r} is there {count} times")


def _stages_hold(procedure: Procedure, file: str) -> None:
    if not procedure.stages:
        _wrong(file, "stages", "there are none")
    reached, waiting = set[str](), [procedure.stages[0].key]
    while waiting:
        stage = procedure.stage(waiting.pop())
        assert stage is not None
        reached.add(stage.key)
        for name in stage.leads_to:
            if procedure.stage(name) is None:
                _wrong(file, f"stages: {stage.key}: leads_to", f"unknown stage {name!r}")
        waiting += [name for name in stage.leads_to if name not in reached]
    for stage in procedure.stages:
        if stage.key not in reached:
            _wrong(file, f"stages: {stage.key}", "no stage leads to it")
        if not stage.entered_by:
            _wrong(file, f"stages: {stage.key}", "nothing enters it ('entered_by' is empty)")
        for name in stage.next:
            _known_event(procedure, file, f"stages: {stage.key}: next", name)


def _events_hold(procedure: Procedure, file: str, guards: frozenset[str]) -> None:
    for kind in procedure.events:
        if kind.stage and procedure.stage(kind.stage) is None:
            _wrong(file, f"events: {kind.key}", f"unknown stage {kind.stage!r}")
        for name in kind.guards:
            if name not in guards:
                _wrong(file, f"events: {kind.key}", f"unknown guard {name!r}")
        keys = {fact.key for fact in kind.facts} | {word.key for word in kind.words}
        for demand in kind.demands:
            for name in (*demand.say, *demand.yes, *(key for key, _ in demand.where)):
                if name not in keys:
                    _wrong(file, f"events: {kind.key}: demands", f"it has no fact or word {name!r}")


def _numbers_hold(procedure: Procedure, file: str) -> None:
    """What an event adds has its number among the event's facts, and no other event adds the same."""
    added: set[str] = set()
    for kind in procedure.events:
        if kind.adds and kind.added_fact is None:
            _wrong(file, f"events: {kind.key}: adds", f"no fact of it numbers {kind.adds!r}")
        if kind.adds in added:
            _wrong(file, f"events: {kind.key}: adds", f"another event adds {kind.adds!r}")
        added |= {kind.adds} - {""}


def _clocks_hold(procedure: Procedure, file: str) -> None:
    for rule in procedure.clocks:
        place = f"clocks: {rule.id}"
        if procedure.stage(rule.stage) is None:
            _wrong(file, place, f"unknown stage {rule.stage!r}")
        if not rule.start:
            _wrong(file, place, "nothing starts it ('start' is empty)")
        if (rule.n is None) != (rule.unit in ("none", "agreed")):
            _wrong(file, place, f"the unit {rule.unit!r} and 'n' do not go together")
        if rule.roll == "due" and not rule.rolls:
            _wrong(file, place, "'roll' needs 'rolls': the source that lets its last day move")
        if (rule.layer == "promise") != bool(rule.beside) or (
            rule.beside and procedure.clock(rule.beside) is None
        ):
            _wrong(
                file,
                place,
                f"a promise, and only a promise, stands 'beside' a clock; {rule.beside!r} is none",
            )
        if rule.months and rule.unit not in ("month", "year"):
            _wrong(file, place, f"'months' says how months are counted, and the unit is {rule.unit!r}")
        if rule.extension is not None:
            _known_event(procedure, file, f"{place}: extension", rule.extension.event)
            _extension_holds(rule, file, f"{place}: extension")
    for counter in procedure.counters:
        if counter.clock and procedure.clock(counter.clock) is None:
            _wrong(file, f"counters: {counter.key}", f"unknown clock {counter.clock!r}")


def _extension_holds(rule: ClockRule, file: str, place: str) -> None:
    extension = rule.extension
    assert extension is not None
    if extension.total is None:
        if not extension.fact:
            _wrong(file, place, "needs 'total', or 'fact' with the day that is agreed")
    elif rule.n is None or extension.total <= rule.n:
        _wrong(file, place, "'total' should be more than 'n'")


RECIPIENTS = frozenset(
    {"complainant", "advocate", "child", "affected", "authority", "independent_person", "panel"}
)
"""To whom a notice can go."""
ASKED = frozenset({"reason", "answer", "agreed", "record", "proceedings"})
"""What an officer can be asked to write for a letter; each is a word of `letter_written`."""


def _notices_hold(procedure: Procedure, file: str, predicates: frozenset[str]) -> None:
    for rule in procedure.notices:
        place = f"notices: {rule.key}"
        if not rule.owed:
            _wrong(file, place, "nothing makes it owed ('owed' is empty)")
        if not rule.to:
            _wrong(file, place, "it goes to nobody ('to' is empty)")
        if not rule.clock and not rule.within:
            _wrong(file, place, "needs 'clock' or 'within', which says by when it goes")
        allowed_under: dict[str, Collection[str]] = {
            "to": RECIPIENTS,
            "asks": ASKED,
            "when": predicates,
            "carries": {other.key for other in procedure.notices if other is not rule},
        }
        for key, allowed in allowed_under.items():
            for name in getattr(rule, key):
                if name not in allowed:
                    _wrong(file, f"{place}: {key}", f"unknown {name!r}")
        for name in (rule.clock, rule.promises):
            if name and procedure.clock(name) is None:
                _wrong(file, place, f"unknown clock {name!r}")
        if (rule.from_day or rule.original) and not rule.clock:
            _wrong(file, place, "'from_day' and 'original' need a 'clock'")


def _all_matches(procedure: Procedure) -> Iterator[tuple[str, Match]]:
    for stage in procedure.stages:
        for match in (*stage.entered_by, *stage.answered_by, *stage.left_by):
            yield f"stages: {stage.key}", match
    for rule in procedure.clocks:
        extra = (rule.replaced_by,) if rule.replaced_by else ()
        for match in (*rule.start, *rule.met_by, *rule.ended_by, *extra):
            yield f"clocks: {rule.id}", match
    for counter in procedure.counters:
        for match in (*counter.since, *counter.until):
            yield f"counters: {counter.key}", match
    for need in procedure.needs:
        for match in (*need.after, *need.until, *need.since):
            yield f"needs: {need.code}", match
    for notice in procedure.notices:
        for match in (*notice.owed, *notice.sent_by, *notice.settled_by, *notice.received_by):
            yield f"notices: {notice.key}", match
    for closing in procedure.closings:
        yield "closings", closing.match


def _match_holds(
    procedure: Procedure, file: str, place: str, match: Match, predicates: frozenset[str]
) -> None:
    _known_event(procedure, file, place, match.event)
    kind = procedure.event(match.event)
    assert kind is not None
    facts = {fact.key: fact for fact in kind.facts}
    for key, value in match.facts:
        if key not in facts:
            _wrong(file, place, f"{match.event!r} has no fact {key!r}")
        choices = {choice.key for choice in facts[key].choices}
        if choices and str(value) not in choices:
            _wrong(file, place, f"{value!r} is not a value of {key!r}")
    if match.fact and (match.fact not in facts or facts[match.fact].kind != "date"):
        _wrong(file, place, f"{match.event!r} has no date {match.fact!r}")
    if match.when and match.when not in predicates:
        _wrong(file, place, f"unknown predicate {match.when!r}")
    if match.due_of and procedure.clock(match.due_of) is None:
        _wrong(file, place, f"unknown clock {match.due_of!r}")


def _known_event(procedure: Procedure, file: str, place: str, name: str) -> None:
    if procedure.event(name) is None:
        _wrong(file, place, f"unknown event {name!r}")
