"""A clock for each point: what was set aside point by point has its own time to come back (reg 8(4), (5))."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from core.law.clocks.state import clock_of
from core.law.events import Event
from core.law.history import History
from core.law.rules.model import ClockRule
from core.law.state import Clock

NOTICE = "concurrent_notice_sent"
"""What says which points were set aside; one that names none set aside the whole."""


def of_each(rule: ClockRule, past: History, today: date, *, explain: bool = True) -> Iterator[Clock]:
    """The clock of the whole, then one for each point that was named; a rule without `each` has only the first.

    The clock of point 2 has the id of its rule with `-2`. An event that names no point speaks of every one that was set
    aside.
    """
    if rule.each != "point":
        yield clock_of(rule, past, today, explain=explain)
        return
    own = {match.event for match in (*rule.start, *rule.met_by, *rule.ended_by)}
    speaking = [event for event in past.events if event.name in own or event.name == NOTICE]
    points = sorted({point for event in speaking if isinstance(point := event.facts.get("point"), int)})
    notices = [event for event in speaking if event.name == NOTICE]
    whole = not points or any("point" not in event.facts for event in notices)
    spoken = _only(past, own, lambda event: whole and "point" not in event.facts)
    yield clock_of(rule, spoken, today, explain=explain)
    for point in points:
        of_point = replace(rule, title=f"{rule.title}, point {point}")
        clock = clock_of(of_point, _only(past, own, partial(_speaks_of, point)), today, explain=explain)
        yield replace(clock, id=f"{rule.id}-{point}")


def _speaks_of(point: int, event: Event) -> bool:
    return event.facts.get("point", point) == point


def _only(past: History, own: set[str], speaks: Callable[[Event], bool]) -> History:
    """The case with those of its events of these names that speak of what is asked."""
    return replace(
        past, events=tuple(event for event in past.events if event.name not in own or speaks(event))
    )
