"""What makes a limit longer: an event in time, or days agreed one after the other."""

from collections.abc import Callable
from datetime import date

from core.law.clocks.period import limit
from core.law.events import Event
from core.law.history import History, day_of, fits
from core.law.rules.model import ClockRule

StartThen = Callable[[History], tuple[date | None, bool]]
"""The day a clock had started on at a point of the case (None while awaited), and whether anything could start it."""


def extensions(rule: ClockRule, history: History) -> tuple[Event, ...]:
    """The events that would extend this clock, whether or not they came in time."""
    extension = rule.extension
    if extension is None:
        return ()
    return tuple(event for event in history.all(extension.event) if fits(extension.facts, event))


def last_in_time(rule: ClockRule, history: History, start: date, start_then: StartThen) -> Event | None:
    """The last extension that happened by the day the limit ended, counted from `start` or as the clock stood then.

    It holds when the start moves.
    """
    counts = None
    for event in extensions(rule, history):
        then = history.upto(event)
        day_then, applied = start_then(then)
        if (day_then is None and applied) or any(
            day is not None and event.on <= limit(rule, day, rule.n or 0, then.calendar())
            for day in (day_then, start)
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
