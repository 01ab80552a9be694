"""The stages that a case reached: when each was asked for, when it was due, and when and how it was answered."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import get_args

from core.law.cases.outcomes import combined, findings, matches, stages_reached
from core.law.days.calendar import Calendar
from core.law.events import Event
from core.law.rules.matching import Layer
from core.law.rules.model import Procedure, Stage
from core.law.state import CaseState, Clock
from core.quarters import quarter_number
from core.register.store.projections.cases import Values

_LAYERS = get_args(Layer)


def stage_rows(
    procedure: Procedure, events: Sequence[Event], state: CaseState, calendar: Calendar
) -> Iterator[Values]:
    """A row for each stage reached, without what belongs to the whole case. `events` are standing, in order."""
    reached = stages_reached(procedure, events)
    informal = handled_informally(procedure, events, state)
    for place, (stage, start) in enumerate(reached):
        end = reached[place + 1][1] if place + 1 < len(reached) else len(events)
        entered = events[start]
        during = events[start if place else 0 : end]
        clock = _clock_of(procedure, state, stage)
        answer = next((event for event in events if matches(event, stage.answered_by)), None)
        yield {
            "procedure": procedure.key,
            "stage": stage.key,
            "informal": stage.number == 1 and informal,
            "entered_on": entered.on,
            "entered_quarter": quarter_number(entered.on),
            "started_on": clock.start if clock else None,
            "due": clock.due if clock else None,
            "original_due": clock.original_due if clock else None,
            "answered_on": answer.on if answer else None,
            "answered_quarter": quarter_number(answer.on) if answer else None,
            "days_taken": calendar.working_days_between(entered.on, answer.on) if answer else None,
            **_timeliness(clock, answer.on if answer else None),
            **_promised(state, clock, answer.on if answer else None),
            "complex": stage.number == 1 and bool(clock and clock.extended),
            "outcome": _outcome(during),
        }


def handled_informally(procedure: Procedure, events: Sequence[Event], state: CaseState) -> bool:
    """Whether a case was settled informally, or is still handled so. One that went on to a later stage is neither."""
    if len(stages_reached(procedure, events)) > 1:
        return False
    return state.handling == "informal" or any(event.name == "settled_informally" for event in events)


def _outcome(events: Sequence[Event]) -> str:
    """What the findings on the points add up to at one stage; empty where there is none."""
    return combined(tuple(str(event.facts["finding"]) for event in findings(events).values())) or ""


def _clock_of(procedure: Procedure, state: CaseState, stage: Stage) -> Clock | None:
    """The clock that only an answer of this stage meets, the one of law before the council's own."""
    answers = {match.event for match in stage.answered_by}
    rules = [
        rule
        for rule in procedure.clocks
        if rule.stage == stage.key and rule.met_by and all(match.event in answers for match in rule.met_by)
    ]
    rule = min(rules, key=lambda rule: _LAYERS.index(rule.layer), default=None)
    return state.clock(rule.id) if rule else None


def _timeliness(clock: Clock | None, answered_on: date | None) -> Values:
    """Whether the stage's limit was kept, and the quarter in which that was settled.

    A clock that never started was neither met nor missed, whatever was sent.
    """
    kept, quarter = _kept(clock, answered_on)
    return {"within_statutory": kept, "timed_quarter": quarter}


def _promised(state: CaseState, clock: Clock | None, answered_on: date | None) -> Values:
    """Whether the promise that is published beside the stage's limit was kept, and the quarter in which that was settled."""
    beside = (other for other in state.clocks if clock and other.beside == clock.id)
    kept, quarter = _kept(next(beside, None), answered_on)
    return {"within_promise": kept, "promised_quarter": quarter}


def _kept(clock: Clock | None, answered_on: date | None) -> tuple[bool | None, int | None]:
    if clock is None or clock.start is None or clock.state not in ("met", "missed"):
        return None, None
    settled = answered_on or clock.met_on or clock.ended_on
    return clock.state == "met", quarter_number(settled) if settled else None
