"""What an officer could record in a case now, the likely next first, and why not where it is refused."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from core.law.cases.derive import derive
from core.law.clocks.fold import history
from core.law.days.calendar import Calendars
from core.law.events import Event
from core.law.history import History
from core.law.refusals.proposals import guarded, proposal_of
from core.law.rules.model import EventKind, Procedure
from core.law.state import CaseState, Refusal, Verb


def verbs(
    procedure: Procedure,
    events: Sequence[Event],
    calendars: Calendars,
    today: date,
    *,
    state: CaseState | None = None,
) -> tuple[Verb, ...]:
    """Every officer's event: those that are allowed, likely ones first, then those that are refused now.

    `state` saves deriving the case again where the caller has it.
    """
    past = history(procedure, events, calendars)
    state = state or derive(procedure, events, calendars, today)
    order = _likely(procedure, state)
    choices = [
        Verb(kind, _refusal_today(kind, past, today), False)
        for kind in procedure.events
        if kind.by == "officer" and kind.key != "received"
    ]
    choices = [replace(verb, likely=verb.refusal is None and verb.kind.key in order) for verb in choices]
    return tuple(
        sorted(choices, key=lambda verb: (verb.refusal is not None, order.get(verb.kind.key, len(order))))
    )


def _likely(procedure: Procedure, state: CaseState) -> dict[str, int]:
    """Places in the order of likelihood: what is needed, then what the stage leads to."""
    stage = procedure.stage(state.stage)
    names = [need.event for need in state.needs] + list(stage.next if stage else ())
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def _refusal_today(kind: EventKind, past: History, today: date) -> Refusal | None:
    """Why it is refused today: at the latest stage, and where that is refused at an earlier one, what else it could be."""
    at_stages = [
        guarded(proposal_of(past, event, today), kind) for event in _as_it_could_be(kind, past, today)
    ]
    return None if None in at_stages else at_stages[0]


def _as_it_could_be(kind: EventKind, past: History, today: date) -> Iterator[Event]:
    """The event as an officer could record it today: without a stage, or at each that the case has been in."""
    seq = max((event.seq for event in past.events), default=0) + 1
    if not any(fact.key == "stage" for fact in kind.facts):
        yield Event(kind.key, today, seq=seq)
        return
    stages = [
        stage.number for stage in past.procedure.stages if stage.number and past.matching(stage.entered_by)
    ]
    for number in sorted(stages or [1], reverse=True):
        yield Event(kind.key, today, {"stage": number}, seq=seq)
