"""A case as JSON, and as it would be typed again."""

from datetime import date
from typing import TYPE_CHECKING, Any

from core.errors import BadInput
from core.law.events import PUT_BY_THE_GATE

if TYPE_CHECKING:
    from core.register.cases.history import HistoryLine
    from core.register.cases.read import Case
    from core.register.gate.judging import Judged
    from core.register.lists.worklist import Row
    from core.register.related.related import Related

_BY_REGISTER = frozenset(
    {
        "procedure",
        "procedure_version",
        "calendar",
        "directorate",
        "service",
        "family",
        "linked_to",
        "press",
        "old_reference",
    }
)


def as_json(case: "Case") -> dict[str, Any]:
    """Everything about a case, for programs."""
    return {
        **summary_json(case),
        "procedure_version": case.procedure_version,
        "handling": case.state.handling,
        "received_on": case.received_on,
        "closed_on": case.state.closed_on,
        "outcome": case.state.outcome,
        "advocate": case.state.advocate,
        **_about(case),
        "days_since": {counter.key: counter for counter in case.state.counters},
        "needs": case.state.needs,
        "completed_on": case.state.completed_on,
        "process_outcome": case.state.process_outcome,
        "findings_outcome": case.state.findings_outcome,
        "outcome_why": case.state.outcome_why,
        "points": case.points,
        "findings": case.findings,
        "challenges": case.challenges,
        "recommendations": case.recommendations,
        "remedies": case.remedies,
        "costs": case.costs,
        "ombudsman": case.ombudsman,
        "learning": case.learning,
        "people": case.people,
        "events": case.history,
    }


def _about(case: "Case") -> dict[str, Any]:
    """Who complains, how they are written to, what it is about and who has it."""
    return {
        "person": case.person,
        "summary": case.summary,
        "wishes": case.wishes,
        "preferred_name": case.preferred_name,
        "pronouns": case.pronouns,
        "language": case.language,
        "format": case.format,
        "capacity": case.capacity,
        "consent": case.consent,
        "channel": case.channel,
        "by": case.by,
        "category": case.category,
        "in_care": case.in_care,
        "theme": case.theme,
        "team": case.team,
        "owner": case.owner,
        "linked": case.linked,
    }


def summary_json(case: "Case") -> dict[str, Any]:
    """What a write answers: the reference first, and where the case stands."""
    return {
        "reference": case.reference,
        "procedure": case.procedure,
        "version": case.version,
        "stage": case.state.stage,
        "status": case.state.status,
        "clocks": [clock for clock in case.state.clocks if clock.applies],
    }


def warnings_json(case: "Case") -> dict[str, Any]:
    """What stands over a case: since when somebody is in danger, and each breach with its 72 hours."""
    from core.law.people.commissioner import reportings

    breaches = reportings(case.story.past)
    return {"danger_said_at": case.danger_said_at, "breaches": breaches}


def related_json(related: "Related") -> list[dict[str, Any]]:
    """The cases that have to do with one, for programs: how, and where each stands."""
    return [
        {
            "reference": other.row.reference,
            "how": other.how,
            "stage": other.row.stage,
            "status": other.row.status,
            "received_on": other.row.received_on,
            "child_name": other.child_name,
            "summary": other.row.summary,
        }
        for other in related.cases
    ]


def row_json(row: "Row", today: date) -> dict[str, Any]:
    """A row of a list, for programs."""
    return {
        "reference": row.reference,
        "stage": row.stage,
        "status": row.status,
        "next_due": row.due,
        "original_due": row.original_due,
        "clock": row.clock,
        "overdue": row.due is not None and row.due < today,
        "at_once": row.at_once,
        "received_on": row.received_on,
        "last_action_on": row.last_action_on,
        "owner": row.owner,
        "handling": row.handling,
        "advocate": row.advocate_state,
        "person": row.person,
        "summary": row.summary,
    }


def judged_json(judged: "Judged") -> dict[str, Any]:
    """What an entry would do and needs, for programs: clocks before and after, codes, none of a case's words."""
    missing = judged.refusal.code if judged.refusal else None
    return {
        "effects": judged.effects,
        "fingerprint": judged.effects.fingerprint,
        "needs": judged.needs,
        "missing": missing,
    }


def as_typed(case: "Case", event: str, supersedes: int | None) -> dict[str, str]:
    """What the event to be put right says, as it would be typed; nothing where another kind of event takes its place."""
    if supersedes is None:
        return {}
    line = next((line for line in case.history if line.seq == supersedes), None)
    if line is None:
        raise BadInput(
            f"{case.reference} has no event {supersedes}.",
            remedy=f"Its events are 1 to {len(case.history)}.",
            field="supersedes",
        )
    if line.event != event:
        return {}
    return {**typed_facts(line), **(line.words or {})}


def typed_facts(line: "HistoryLine") -> dict[str, str]:
    """The facts of an event as they would be typed, without those that the register put on a receipt."""
    own = PUT_BY_THE_GATE | (_BY_REGISTER if line.event == "received" else frozenset())
    return {key: _typed(key, value) for key, value in line.facts.items() if key not in own}


def _typed(key: str, value: object) -> str:
    if key == "amount":
        return f"{value}p"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)
