"""Guards on how an answer goes: in the format or language that they asked for, or it is said why not."""

from core.law.guards.proposal import Proposal
from core.law.people.formats import formats_lacking
from core.law.state import Refusal

LAW = "Equality Act 2010, s20; for adult social care the Accessible Information Standard (DAPB1605, before 2025 DCB1605)"


def goes_as_asked(proposal: Proposal) -> Refusal | None:
    """An answer goes as they asked for it, and says so; where it can't, it is said why."""
    if not proposal.lacks("why_not_format"):
        return None
    lacking = formats_lacking(proposal.before, proposal.event)
    if not lacking:
        return None
    titles = _titles(proposal)
    return proposal.refuse(
        "format-owed",
        f"They asked for another format: {', '.join(titles.get(key, key).lower() for key in lacking)}.",
        LAW,
        "Have it made ready, then say how it went (went_as, went_as_also). Where it can't be, say why (why_not_format).",
    )


def _titles(proposal: Proposal) -> dict[str, str]:
    kind = proposal.whole.procedure.event(proposal.event.name)
    facts = kind.facts if kind else ()
    choices = next((fact.choices for fact in facts if fact.key == "went_as"), ())
    return {choice.key: choice.title for choice in choices}
