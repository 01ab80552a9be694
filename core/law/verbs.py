"""What an officer could record in a case now, the likely next first, and why not where it is refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.law.calendar import Calendars
from core.law.derive import derive
from core.law.events import Event, FactValue
from core.law.history import History, history
from core.law.model import EventKind, Procedure
from core.law.proposals import guarded, proposal_of
from core.law.state import CaseState, Verb


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
    found = [
        Verb(kind, guarded(proposal_of(past, _as_it_would_be(kind, past, state, today), today), kind), False)
        for kind in procedure.events
        if kind.by == "officer" and kind.key != "received"
    ]
    found = [replace(verb, likely=verb.refusal is None and verb.kind.key in order) for verb in found]
    return tuple(
        sorted(found, key=lambda verb: (verb.refusal is not None, order.get(verb.kind.key, len(order))))
    )


def _likely(procedure: Procedure, state: CaseState) -> dict[str, int]:
    """Places in the order of likelihood: what is needed, then what the stage leads to."""
    stage = procedure.stage(state.stage)
    names = [need.event for need in state.needs] + list(stage.next if stage else ())
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def _as_it_would_be(kind: EventKind, past: History, state: CaseState, today: date) -> Event:
    """The event as an officer would record it today: at the case's own stage."""
    facts: dict[str, FactValue] = {}
    if any(fact.key == "stage" for fact in kind.facts):
        stage = past.procedure.stage(state.stage)
        numbered = [
            each.number for each in past.procedure.stages if past.matching(each.entered_by) and each.number
        ]
        facts["stage"] = (stage.number if stage else 0) or max(numbered, default=1)
    return Event(kind.key, today, facts, seq=max((event.seq for event in past.events), default=0) + 1)
