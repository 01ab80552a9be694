"""Which stage a case has reached, whether it has its answer, and how it ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.law.cases.outcomes import outcome_of_findings
from core.law.clocks.stop import holds_with
from core.law.events import Event
from core.law.history import History
from core.law.predicates import PREDICATES, Moment
from core.law.rules.model import Stage


@dataclass(frozen=True)
class Standing:
    """Where a case stands: its stage, whether that has its answer, and what closed it if anything did.

    `quiet_since` is the day it was answered or closed, None while the council still owes something.
    """

    stage: Stage
    status: Literal["open", "answered", "closed"]
    closed_on: date | None
    closed_by: str | None
    outcome: str | None
    quiet_since: date | None


def where_it_stands(past: History) -> Standing:
    """The stage entered last, in the order of the procedure, and what became of it."""
    return past.keep(_where_it_stands)


def _where_it_stands(past: History) -> Standing:
    stage, entered = _stage(past)
    closing = _closing(past, entered)
    if closing is not None:
        event, outcome = closing
        return Standing(stage, "closed", event.on, event.name, outcome, event.on)
    answers = [
        event for event in past.matching(stage.answered_by) if entered is None or event.on >= entered.on
    ]
    if answers:
        return Standing(stage, "answered", None, None, outcome_of_findings(past), answers[-1].on)
    return Standing(stage, "open", None, None, outcome_of_findings(past), None)


def may_be_closed(past: History) -> bool:
    """Whether anything has happened that could close a case: where nothing has, it need not be asked how it stands."""
    return past.has(*(closing.match.event for closing in past.procedure.closings))


def _stage(past: History) -> tuple[Stage, Event | None]:
    """The stage entered last, with the event that entered it; nothing that day comes before the receipt."""
    entries = [(event, stage) for stage in past.procedure.stages for event in _entering(past, stage)]
    if not entries:
        return past.procedure.stages[0], None
    event, stage = max(entries, key=lambda entry: (entry[0].on, entry[0].name != "received", entry[0].seq))
    return stage, event


def _entering(past: History, stage: Stage) -> Iterator[Event]:
    """The events that entered a stage, without those that it was left by again."""
    left = past.matching(stage.left_by)
    for match in stage.entered_by:
        if not past.has(match.event):
            continue
        for event in past.matching([match]):
            holds = not match.when or PREDICATES[match.when](Moment(past.before(event)))
            if holds and not any(_after(leaving, event) for leaving in left):
                yield event


def _closing(past: History, entered: Event | None) -> tuple[Event, str] | None:
    """What closed the case: the last such event since its stage was entered; asking for the next stage reopens it."""
    last: tuple[Event, str] | None = None
    for closing in past.procedure.closings:
        for event in past.matching([closing.match]):
            if (
                _since(event, entered)
                and holds_with(closing.match, event, past)
                and (last is None or (event.on, event.seq) > (last[0].on, last[0].seq))
            ):
                last = event, closing.outcome
    return last


def _since(event: Event, entered: Event | None) -> bool:
    """Whether it happened after the stage was entered; nothing that day comes before the receipt."""
    return entered is None or entered.name == "received" or _after(event, entered)


def _after(event: Event, other: Event) -> bool:
    return (event.on, event.seq) > (other.on, other.seq)
