"""The clocks of a case on a day: running, overdue, met, missed, ended or not started, each with its dates and reason."""

from dataclasses import dataclass, replace
from datetime import date

from core.law.clocks import why
from core.law.clocks.starts import Start, agreements, due_from, extension_of, limit, start_of, stops
from core.law.days.words import limit_words
from core.law.events import Event
from core.law.history import History, cite, day_of, fits
from core.law.rules.model import ClockRule
from core.law.state import Clock, ClockState


@dataclass(frozen=True)
class Stop:
    """What stopped a clock, whether it met it, and what had happened by then: dates are read as they stood then."""

    event: Event
    meets: bool
    seen: History


def clock_of(rule: ClockRule, history: History, today: date, *, explain: bool = True) -> Clock:
    """One clock of a case, from what has happened. A clock that repeats shows its latest run.

    Without `explain` there are no sentences: lists and projections do not need them.
    """
    if explain or history.has_any(rule.start_names):
        return _clock(rule, history, today, explain=explain)
    if id(rule) not in _AWAITED:
        _AWAITED[id(rule)] = rule, _clock(rule, history, today, explain=False)
    return _AWAITED[id(rule)][1]


_AWAITED: dict[int, tuple[ClockRule, Clock]] = {}
"""Clocks of rules for which nothing has happened, by the identity of the rule: they are the same in every case."""


def _clock(rule: ClockRule, history: History, today: date, *, explain: bool) -> Clock:
    stop = _stop(rule, history) if history.has_any(rule.start_names) else None
    if stop is not None and rule.repeats:
        later = _after(rule, history, stop.event)
        if later is not None:
            return clock_of(rule, later, today, explain=explain)
    seen = stop.seen if stop else history
    start = start_of(rule, seen)
    due, original, latest, extended = _dates(rule, seen, start)
    state = _state(start, due, stop, today)
    found = why.Found(start, due, original, latest, extended, state)
    return Clock(
        id=rule.id,
        title=rule.title,
        stage=rule.stage,
        layer=rule.layer,
        state=state,
        start=start.day,
        due=due,
        original_due=original,
        latest=latest,
        met_on=stop.event.on if stop and stop.meets else None,
        ended_on=stop.event.on if stop and not stop.meets else None,
        stopped_by=stop.event.name if stop else None,
        waits_for=start.waits_for if state == "not started" else None,
        uncertain=seen.calendar().uncertain(due) if due and rule.unit == "working_day" else None,
        limit=limit_words(rule),
        why=why.sentences(rule, seen, found, stop.event if stop else None) if explain else (),
        source=cite(history.procedure, rule.source),
        confidence=rule.confidence,
        owed_by=rule.owed_by,
        extended=extended is not None,
        applies=start.applies or stop is not None,
    )


def _state(start: Start, due: date | None, stop: Stop | None, today: date) -> ClockState:
    """Met if it happened on or before the due date in force that day; what was missed stays missed, however it ends."""
    if stop is None:
        if start.day is None:
            return "not started"
        return "overdue" if due is not None and today > due else "running"
    if due is not None and stop.event.on > due:
        return "missed"
    return "met" if stop.meets else "ended"


def _dates(
    rule: ClockRule, seen: History, start: Start
) -> tuple[date | None, date | None, date | None, Event | None]:
    """Due, original due, latest and the extension that counts.

    The original is counted under the calendar in force when the clock started, before any extension.
    """
    if start.day is not None and rule.unit == "agreed":
        agreed = agreements(rule, seen)
        days = [day_of(event, rule.extension.fact) for event in agreed if rule.extension]
        moved = agreed[-1] if len(agreed) > 1 else None
        return (days[-1], days[0], days[-1], moved) if days else (None, None, None, None)
    if start.day is None or rule.n is None:
        return None, None, None, None
    extended = extension_of(rule, seen, start.day)
    due = due_from(rule, seen, start.day, extended)
    original = limit(rule, start.day, rule.n, seen.calendar(start.day))
    total = rule.extension.total if rule.extension else None
    latest = limit(rule, start.day, total, seen.calendar()) if total is not None else due
    return due, original, latest, extended


def _stop(rule: ClockRule, history: History) -> Stop | None:
    """The first event that finds the clock started, or awaited, and stops it.

    Something done before its clock started (asked for before the answer's arrival was known) meets it once it starts.
    """
    done_before: Event | None = None
    for event, meets in stops(rule, history):
        seen = history.upto(event)
        if not start_of(rule, seen).applies:
            seen = history.until(event.on)  # a receipt put right on that day comes after it in the journal
        if start_of(rule, seen).applies:
            return Stop(done_before, True, seen) if done_before else Stop(event, meets, seen)
        if meets and not rule.repeats and done_before is None:
            done_before = event
    if done_before and start_of(rule, history).applies:
        return Stop(done_before, True, history)
    return None


def _after(rule: ClockRule, history: History, stop: Event) -> History | None:
    """The case without the run of this clock that `stop` ended, where it has started again since; else None."""
    own = (*rule.start, *rule.met_by, *rule.ended_by)

    def of_that_run(event: Event) -> bool:
        return (event.on, event.seq) <= (stop.on, stop.seq) and any(
            match.event == event.name and fits(match.facts, event) for match in own
        )

    later = replace(history, events=tuple(event for event in history.events if not of_that_run(event)))
    return later if start_of(rule, later).applies else None
