"""When a clock starts, and how long it runs: which event gives the day, what is awaited, what replaces it."""

import calendar as months
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.law.days.calendar import Calendar
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
    if not history.has(*(match.event for match in rule.start)):
        return Start(None, rule.start[0].event)
    matches = [
        match for match in rule.start if match.when not in without and _applies(rule, match, history, without)
    ]
    found = [(match, *_first_day(rule, match, history, without)) for match in matches]
    known = [(day, match, event) for match, day, event in found if day is not None and event is not None]
    missing = [match for match, day, _ in found if day is None]
    anchored = bool(known) and (rule.start_rule != "latest" or found[0][1] is not None)
    if not known or (rule.start_rule == "latest" and missing):
        waits_for = (missing or rule.start)[0].event
        given = history.has(waits_for)
        return Start(None, None if given and not anchored else waits_for, anchored)
    if rule.start_rule == "latest":
        day, match, event = max(known, key=lambda item: item[0])
    else:
        day, match, event = min(known, key=lambda item: (item[0], item[2].seq))
    return _replaced(rule, history, Start(day, None, True, (match, event)), without)


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
    """The extension that counts: the last that happened by the day the limit ended, as the clock stood then or stands.

    It holds when the start moves.
    """
    counts = None
    for event in extensions(rule, history):
        then = history.upto(event)
        was = start_of(rule, then, without)
        if (was.day is None and was.applies) or any(
            day is not None and event.on <= limit(rule, day, rule.n or 0, then.calendar())
            for day in (was.day, start)
        ):
            counts = event
    return counts


def agreed_day(rule: ClockRule, history: History) -> date | None:
    """The day that was agreed last, each agreement made before the one before it had run out; None where none was."""
    agreed: date | None = None
    for event in agreements(rule, history):
        agreed = day_of(event, rule.extension.fact if rule.extension else "")
    return agreed


def agreements(rule: ClockRule, history: History) -> tuple[Event, ...]:
    """The agreements that count: a first one, then each that was made by the day agreed before."""
    counted: list[Event] = []
    fact = rule.extension.fact if rule.extension else ""
    for event in extensions(rule, history):
        before = day_of(counted[-1], fact) if counted else None
        if day_of(event, fact) is not None and (before is None or event.on <= before):
            counted.append(event)
    return tuple(counted)


def extensions(rule: ClockRule, history: History) -> tuple[Event, ...]:
    """The events that would extend this clock, whether or not they came in time."""
    extension = rule.extension
    if extension is None:
        return ()
    return tuple(event for event in history.all(extension.event) if fits(extension.facts, event))


def due_from(rule: ClockRule, history: History, start: date, extended: Event | None) -> date:
    """The due date from a start: the limit itself, or the day that an extension names within the longest."""
    assert rule.n is not None
    calendar = history.calendar()
    due = limit(rule, start, rule.n, calendar)
    if extended is None or rule.extension is None:
        return due
    total = rule.extension.total
    named = day_of(extended, rule.extension.fact) if rule.extension.fact else None
    if total is None:
        return due if named is None else max(named, due)
    longest = limit(rule, start, total, calendar)
    return longest if named is None else max(min(named, longest), due)


def limit(rule: ClockRule, start: date, n: int, calendar: Calendar) -> date:
    """The last day of a limit of `n` units from `start`.

    Working and calendar days do not count the start. Months commence on the start, so they end the day before the
    corresponding one, clipped to the month's end; years end on the corresponding day (29 February on the 28th).
    """
    if rule.unit == "working_day":
        return calendar.due(start, n, rule.layer)
    if rule.unit == "calendar_day":
        return start + timedelta(days=n)
    if rule.unit == "month":
        return months_after(start - timedelta(days=1), n)
    return months_after(start, 12 * n)


def months_after(day: date, n: int) -> date:
    """The same day `n` months on, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


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


def stops(rule: ClockRule, history: History) -> Iterable[tuple[Event, bool]]:
    """The events that could stop this clock, in order; whether each would meet it (else it takes it away)."""
    meeting = {id(event) for event in history.matching(rule.met_by)}
    for event in history.matching((*rule.met_by, *rule.ended_by)):
        if id(event) in meeting or any(holds_with(match, event, history) for match in rule.ended_by):
            yield event, id(event) in meeting


def holds_with(match: Match, event: Event, history: History) -> bool:
    """Whether a match that ends something fits an event, its condition asked of the case with the event."""
    if match.event != event.name or not fits(match.facts, event):
        return False
    return not match.when or PREDICATES[match.when](Moment(history.upto(event)))
