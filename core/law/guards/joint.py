"""Guards on a complaint that is also about the NHS or a trust: one co-ordinated answer, with a lead and their consent."""

from core.law.guards.proposal import Proposal
from core.law.predicates import PREDICATES, Moment
from core.law.state import Refusal

LAW = "SI 2009/309, reg 9; SI 2012/3094, reg 26"


def one_answer(proposal: Proposal) -> Refusal | None:
    """It is answered once, for both, by whoever leads, where they consent that it is shared; else it is said why apart."""
    if not PREDICATES["joint_with_nhs"](Moment(proposal.before)) or not proposal.lacks("why_apart"):
        return None
    agreed = proposal.before.last("joint_handling_agreed")
    if agreed is None:
        return proposal.refuse(
            "no-lead",
            "It is also about the NHS or a trust, and nobody has agreed who leads.",
            LAW,
            "Agree who leads, with their consent to share it (joint_handling_agreed); or say why each answers alone (why_apart).",
        )
    if agreed.facts.get("consent") == "refused" or proposal.event.facts.get("joint_answer") is True:
        return None
    return proposal.refuse(
        "not-one-answer",
        "One answer was agreed with the NHS or a trust, and it is not said that this is it.",
        LAW,
        "Say yes to joint_answer where it answers for both; or say why each answers for itself (why_apart).",
    )
