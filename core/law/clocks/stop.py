"""What stops a clock: the events that meet it, and those that take it away."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.law.clocks.start import start_of
from core.law.events import Event
from core.law.history import History, fits
from core.law.predicates import PREDICATES, Moment
from core.law.rules.matching import Match
from core.law.rules.model import ClockRule


@dataclass(frozen=True)
class Stop:
    """What stopped a clock, whether it met it, and what had happened by then: dates are read as they stood then."""

    event: Event
    meets: bool
    then: History


def stop_of(rule: ClockRule, history: History) -> Stop | None:
    """The first event that finds the clock started, or awaited, and stops it.

    Something done before its clock started (asked for before the answer's arrival was known) meets it once it starts.
    """
    done_before: Event | None = None
    for event, meets in _stops(rule, history):
        then = history.upto(event)
        if not start_of(rule, then).applies:
            then = history.until(event.on)  # a receipt put right on that day comes after it in the journal
        if start_of(rule, then).applies:
            return Stop(done_before, True, then) if done_before else Stop(event, meets, then)
        if meets and not rule.repeats and done_before is None:
            done_before = event
    if done_before and start_of(rule, history).applies:
        return Stop(done_before, True, history)
    return None


def _stops(rule: ClockRule, history: History) -> Iterator[tuple[Event, bool]]:
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
