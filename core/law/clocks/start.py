"""When a clock starts: which event gives the day, what is awaited, what replaces it; and the day it is due from there.

The two hang together: whether a start counts can hang on the day that the clock would be due without it.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from core.law.clocks.extension import agreed_day, last_in_time
from core.law.clocks.period import due_from
from core.law.events import Event
from core.law.history import History, day_of, fits
from core.law.predicates import PREDICATES, Moment
from core.law.rules.matching import Match
from core.law.rules.model import ClockRule

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Start:
    """The day a clock starts at a point of the case, and why.

    `day` is None while something is awaited; `waits_for` names it. `applies` is whether anything has happened that
    could start it. `by` is the match and event that gave the day; `agreed` the agreement that replaced it, and
    `gave_way` one that turned out not to be later or was made too late.
    """

    day: date | None
    waits_for: str | None = None
    applies: bool = False
    by: tuple[Match, Event] | None = None
    agreed: Event | None = None
    gave_way: Event | None = None


def start_of(rule: ClockRule, history: History, without: frozenset[str] = NOTHING) -> Start:
    """The start of a clock at the end of this history; `without` leaves out the rules of these predicates."""
    if not history.has_any(rule.start_names):
        return waiting_for(rule.start[0].event)
    matches = [
        match for match in rule.start if match.when not in without and _applies(rule, match, history, without)
    ]
    firsts = [(match, *_first_day(rule, match, history, without)) for match in matches]
    dated = [(day, match, event) for match, day, event in firsts if day is not None and event is not None]
    missing = [match for match, day, _ in firsts if day is None]
    anchored = bool(dated) and (rule.start_rule != "latest" or firsts[0][1] is not None)
    if not dated or (rule.start_rule == "latest" and missing):
        waits_for = (missing or rule.start)[0].event
        happened = history.has(waits_for)
        return Start(None, None if happened and not anchored else waits_for, anchored)
    if rule.start_rule == "latest":
        day, match, event = max(dated, key=lambda first: first[0])
    else:
        day, match, event = min(dated, key=lambda first: (first[0], first[2].seq))
    return _replaced(rule, history, Start(day, None, True, (match, event)), without)


@cache
def waiting_for(event: str) -> Start:
    """No start: nothing has happened that could give one, and this event is awaited."""
    return Start(None, event)


def due_at(rule: ClockRule, history: History, without: frozenset[str] = NOTHING) -> date | None:
    """The due date in force at the end of this history, with any extension that counts; None while not started."""
    start = start_of(rule, history, without)
    if start.day is not None and rule.unit == "agreed":
        return agreed_day(rule, history)
    if start.day is None or rule.n is None:
        return None
    return due_from(rule, history, start.day, extension_of(rule, history, start.day, without))


def extension_of(
    rule: ClockRule, history: History, start: date, without: frozenset[str] = NOTHING
) -> Event | None:
    """The extension that counts for a clock that starts on `start`, or None."""

    def start_then(then: History) -> tuple[date | None, bool]:
        earlier = start_of(rule, then, without)
        return earlier.day, earlier.applies

    return last_in_time(rule, history, start, start_then)


def _applies(rule: ClockRule, match: Match, history: History, without: frozenset[str]) -> bool:
    if not match.when or rule.start_rule != "latest":
        return True
    left_out = without | {match.when}
    return PREDICATES[match.when](Moment(history, lambda earlier: due_at(rule, earlier, left_out)))


def _matches(rule: ClockRule, match: Match, event: Event, history: History) -> bool:
    """Whether an event has the facts, and outside a `latest` rule the condition, that a match asks for."""
    if not fits(match.facts, event):
        return False
    if not match.when or rule.start_rule == "latest":
        return True
    return PREDICATES[match.when](Moment(history.before(event)))


def _first_day(
    rule: ClockRule, match: Match, history: History, without: frozenset[str]
) -> tuple[date | None, Event | None]:
    """The first day that this match gives. Nothing that happened before the receipt starts a clock earlier than it."""
    events = [event for event in history.all(match.event) if _matches(rule, match, event, history)]
    if match.due_of:
        other = history.procedure.clock(match.due_of)
        assert other is not None
        return (due_at(other, history, without), events[0]) if events else (None, None)
    if match.fact:
        return next(((day, event) for event in events if (day := day_of(event, match.fact))), (None, None))
    received = history.received
    if received is None:
        return (events[0].on, events[0]) if events else (None, None)
    for event in events:
        if event.on >= received.on:
            return event.on, event
    return (received.on, events[-1]) if events and rule.start_rule == "first" else (None, None)


def _replaced(rule: ClockRule, history: History, start: Start, without: frozenset[str]) -> Start:
    """The start after an agreed later one: the last that was agreed in time, where it is later."""
    if rule.replaced_by is None or start.day is None:
        return start
    for event in reversed(_agreements(rule, history)):
        agreed = day_of(event, rule.replaced_by.fact)
        in_time = agreed is not None and _in_time(rule, history.before(event), event.on, without)
        if in_time and agreed is not None and agreed > start.day:
            return replace(start, day=agreed, agreed=event)
        if start.gave_way is None:
            start = replace(start, gave_way=event)
    return start


def _agreements(rule: ClockRule, history: History) -> tuple[Event, ...]:
    match = rule.replaced_by
    return tuple(event for event in history.all(match.event) if fits(match.facts, event)) if match else ()


def _in_time(rule: ClockRule, earlier: History, day: date, without: frozenset[str]) -> bool:
    """Whether nothing had been missed by that day: a later start never hides an answer that was already late."""
    due = due_at(rule, earlier, without)
    return due is None or day <= due
