"""What an officer could record in a case now, the likely next first, and why not where it is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.law.cases.derive import derive_state
from core.law.clocks.fold import history
from core.law.days.calendar import Calendars
from core.law.events import Event
from core.law.guards.proposal import Proposal
from core.law.history import History
from core.law.refusals.proposals import guarded, next_seq
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
    return verbs_of(past, today, state or derive_state(past, events, today))


def verbs_of(past: History, today: date, state: CaseState) -> tuple[Verb, ...]:
    """The same, of a history that is folded already, in the state that was derived from it."""
    procedure = past.procedure
    order = _likely(procedure, state)
    stages = [stage.number for stage in procedure.stages if stage.number and past.matching(stage.entered_by)]
    place = _Place(past, past.until(today), today, next_seq(past.events), sorted(stages or [1], reverse=True))
    asked = (
        (kind, place.refusal_of(kind))
        for kind in procedure.events
        if kind.by == "officer" and kind.key != "received"
    )
    choices = [Verb(kind, refused, refused is None and kind.key in order) for kind, refused in asked]
    return tuple(
        sorted(choices, key=lambda verb: (verb.refusal is not None, order.get(verb.kind.key, len(order))))
    )


def _likely(procedure: Procedure, state: CaseState) -> dict[str, int]:
    """Places in the order of likelihood: what is needed, then what the stage leads to."""
    stage = procedure.stage(state.stage)
    names = [need.event for need in state.needs] + list(stage.next if stage else ())
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


@dataclass(frozen=True)
class _Place:
    """Where a case stands for whatever could be recorded next: `stages` it has been in, the latest first."""

    past: History
    before: History
    today: date
    seq: int
    stages: Sequence[int]

    def refusal_of(self, kind: EventKind) -> Refusal | None:
        """Why it is refused today: at the latest stage, and where that is refused at an earlier one, what else it could be."""
        if not kind.happens_at_a_stage:
            return self._asked(kind, Event(kind.key, self.today, seq=self.seq))
        latest: Refusal | None = None
        for number in self.stages:
            refused = self._asked(kind, Event(kind.key, self.today, {"stage": number}, seq=self.seq))
            if refused is None:
                return None
            latest = latest or refused
        return latest

    def _asked(self, kind: EventKind, event: Event) -> Refusal | None:
        return guarded(Proposal(event, self.past, self.before, self.today), kind)
