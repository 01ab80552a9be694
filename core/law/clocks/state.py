"""The clocks of a case on a day: running, overdue, met, missed, ended or not started, each with its dates and reason."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from core.law.clocks import why
from core.law.clocks.extension import agreements
from core.law.clocks.period import due_from, latest_from, limit
from core.law.clocks.start import Start, extension_of, start_of, waiting_for
from core.law.clocks.stop import Stop, stop_of
from core.law.days.words import limit_words
from core.law.events import Event
from core.law.history import History, cite, day_of, fits
from core.law.rules.model import ClockRule
from core.law.state import Clock, ClockState


@dataclass(frozen=True)
class Dates:
    """The days of a clock that has started. `original` is counted before any extension or later holiday."""

    due: date | None = None
    original: date | None = None
    latest: date | None = None
    extended: Event | None = None


def clock_of(rule: ClockRule, history: History, today: date, *, explain: bool = True) -> Clock:
    """One clock of a case, from what has happened. A clock that repeats shows its latest run.

    Without `explain` there are no sentences: lists and projections do not need them.
    """
    ran = history.keep(_ran, rule, today)
    if not explain:
        return ran.clock
    return replace(
        ran.clock, why=why.sentences(rule, ran.then, ran.run, ran.stop.event if ran.stop else None)
    )


@dataclass(frozen=True)
class _Ran:
    """A clock without sentences, and what they are made of: its latest run, and the history that it was counted in."""

    clock: Clock
    run: why.Run
    then: History
    stop: Stop | None = None


def _ran(history: History, rule: ClockRule, today: date) -> _Ran:
    if not history.has_any(rule.start_names):
        return _Ran(*_awaited(rule, cite(history.procedure, rule.source)), history)
    stop = stop_of(rule, history)
    if stop is not None and rule.repeats:
        later = _after(rule, history, stop.event)
        if later is not None:
            return later.keep(_ran, rule, today)
    then = stop.then if stop else history
    start = start_of(rule, then)
    dates = _dates(rule, then, start)
    state = _state(start, dates.due, stop, today)
    run = why.Run(start, dates.due, dates.original, dates.latest, dates.extended, state)
    clock = Clock(
        **_as_ruled(rule, cite(history.procedure, rule.source)),
        state=state,
        start=start.day,
        due=dates.due,
        original_due=dates.original,
        latest=dates.latest,
        met_on=stop.event.on if stop and stop.meets else None,
        ended_on=stop.event.on if stop and not stop.meets else None,
        stopped_by=stop.event.name if stop else None,
        waits_for=start.waits_for if state == "not started" else None,
        uncertain=then.calendar().uncertain(dates.due) if dates.due and rule.unit == "working_day" else None,
        extended=dates.extended is not None,
        applies=start.applies or stop is not None,
        beside=rule.beside,
    )
    return _Ran(clock, run, then, stop)


@lru_cache(maxsize=1024)
def _awaited(rule: ClockRule, source: str) -> tuple[Clock, why.Run]:
    """A clock of which nothing has happened that could start it: the same in every case."""
    first = rule.start[0].event
    never = dict.fromkeys(
        ("start", "due", "original_due", "latest", "met_on", "ended_on", "stopped_by", "uncertain")
    )
    clock = Clock(**_as_ruled(rule, source), **never, state="not started", waits_for=first, applies=False)  # type: ignore[arg-type]
    return clock, why.Run(waiting_for(first), None, None, None, None, "not started")


def _as_ruled(rule: ClockRule, source: str) -> dict[str, Any]:
    """What a clock has of its rule, whatever happened."""
    return {
        "id": rule.id,
        "title": rule.title,
        "stage": rule.stage,
        "layer": rule.layer,
        "limit": limit_words(rule),
        "why": (),
        "source": source,
        "confidence": rule.confidence,
        "owed_by": rule.owed_by,
    }


def _state(start: Start, due: date | None, stop: Stop | None, today: date) -> ClockState:
    """Met if it happened on or before the due date in force that day; what was missed stays missed, however it ends."""
    if stop is None:
        if start.day is None:
            return "not started"
        return "overdue" if due is not None and today > due else "running"
    if due is not None and stop.event.on > due:
        return "missed"
    return "met" if stop.meets else "ended"


def _dates(rule: ClockRule, then: History, start: Start) -> Dates:
    """The dates that a start gives; the original one under the calendar in force when the clock started."""
    if start.day is not None and rule.unit == "agreed":
        return _agreed_dates(rule, then)
    if start.day is None or rule.n is None:
        return Dates()
    extended = extension_of(rule, then, start.day)
    due = due_from(rule, then, start.day, extended)
    original = limit(rule, start.day, rule.n, then.calendar(start.day))
    return Dates(due, original, latest_from(rule, start.day, due, then.calendar()), extended)


def _agreed_dates(rule: ClockRule, then: History) -> Dates:
    events = agreements(rule, then)
    days = [day_of(event, rule.extension.fact) for event in events if rule.extension]
    if not days:
        return Dates()
    return Dates(days[-1], days[0], days[-1], events[-1] if len(events) > 1 else None)


def _after(rule: ClockRule, history: History, stop: Event) -> History | None:
    """The case without the run of this clock that `stop` ended, where it has started again since; else None."""
    own = (*rule.start, *rule.met_by, *rule.ended_by)

    def of_that_run(event: Event) -> bool:
        return (event.on, event.seq) <= (stop.on, stop.seq) and any(
            match.event == event.name and fits(match.facts, event) for match in own
        )

    later = replace(history, events=tuple(event for event in history.events if not of_that_run(event)))
    return later if start_of(rule, later).applies else None
