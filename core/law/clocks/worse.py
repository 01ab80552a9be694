"""Late entries that nobody else has confirmed: for each clock the worse of the days they could be of counts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from core.law.clocks.each_point import of_each
from core.law.days.dates import long_day
from core.law.events import Event
from core.law.history import History
from core.law.state import LATE, Clock

MOST_TRIED = 4
"""More late entries than this are tried all as they happened and all as they were recorded, not in every combination."""
_RANK = {"overdue": 5, "missed": 4, "running": 3, "not started": 2, "ended": 1, "met": 0}


def clocks_of(past: History, today: date, *, explain: bool = True) -> tuple[Clock, ...]:
    """Every clock of a case, in the order of its procedure.

    Where entries were recorded late and are unconfirmed, each clock is the worse for the council of two days: the day
    the entry says it happened, and the day it was recorded.
    """
    clocks = _derived(past, today, explain=explain)
    for other in _as_recorded(past):
        others = _derived(other, today, explain=explain)
        clocks = tuple(worse(clock, other_clock) for clock, other_clock in zip(clocks, others, strict=True))
    if not past.unconfirmed or not explain:
        return clocks
    plain = _derived(past, today, explain=False)
    return tuple(
        replace(clock, why=(*clock.why, _why(past))) if _differ(clock, as_happened) else clock
        for clock, as_happened in zip(clocks, plain, strict=True)
    )


def worse(clock: Clock, other: Clock) -> Clock:
    """Whichever is worse for the council: late before in time, still owed before done, an earlier day before a later."""
    if clock.owed_by == "complainant":
        return max(clock, other, key=lambda candidate: (candidate.state not in LATE, _ordinal(candidate)))
    return max(clock, other, key=lambda candidate: (_RANK[candidate.state], -_ordinal(candidate)))


def _derived(past: History, today: date, *, explain: bool) -> tuple[Clock, ...]:
    return tuple(
        clock for rule in past.procedure.clocks for clock in of_each(rule, past, today, explain=explain)
    )


def _as_recorded(past: History) -> Iterator[History]:
    """The case with some of its unconfirmed entries, and then all of them, on the day they were recorded."""
    late = [event for event in past.unconfirmed if event.recorded_on is not None and event in past.events]
    choices = (
        product((False, True), repeat=len(late)) if len(late) <= MOST_TRIED else iter([(True,) * len(late)])
    )
    for moves in choices:
        moved = {event.seq for event, move in zip(late, moves, strict=True) if move}
        if moved:
            events = (_on_the_day_recorded(event) if event.seq in moved else event for event in past.events)
            yield replace(past, events=tuple(sorted(events, key=lambda event: (event.on, event.seq))))


def _on_the_day_recorded(event: Event) -> Event:
    return replace(event, on=event.recorded_on or event.on)


def _ordinal(clock: Clock) -> int:
    """An earlier due day is the smaller; no day at all is the largest."""
    return (clock.due or date.max).toordinal()


def _differ(clock: Clock, other: Clock) -> bool:
    return (clock.state, clock.due) != (other.state, other.due)


def _why(past: History) -> str:
    days = ", ".join(f"entry {event.seq}, said to be of {long_day(event.on)}" for event in past.unconfirmed)
    return f"Recorded late and not confirmed by another person ({days}): until then the worse day counts."
