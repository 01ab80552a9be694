"""Guards about recommendations: each is made once, answered with reasons, and carried out only where it was accepted."""

from core.law.cases.parts import recommendations_unanswered
from core.law.days.dates import show_day
from core.law.events import Event
from core.law.guards.proposal import HEARD, OMBUDSMAN, Proposal
from core.law.state import Refusal


def new_recommendation(proposal: Proposal) -> Refusal | None:
    """Each recommendation has a number of its own."""
    number = proposal.number("recommendation")
    earlier = _made(proposal)
    if number is None or number not in earlier:
        return None
    return proposal.refuse(
        "already-recorded",
        f"Recommendation {number} is recorded already, for {show_day(earlier[number].on)}.",
        HEARD,
        "Leave the number out: the register gives the next one.",
    )


def recommendation_exists(proposal: Proposal) -> Refusal | None:
    """What is answered was recommended."""
    number = proposal.number("recommendation") or 1
    if number in _made(proposal):
        return None
    return proposal.refuse(
        "no-such-recommendation",
        f"Recommendation {number} is not recorded in this case.",
        HEARD,
        "Record the recommendation first, with its words.",
    )


def answer_reasoned(proposal: Proposal) -> Refusal | None:
    """Part or no acceptance gives its reasons; what is accepted says what will be done, and by when."""
    response = proposal.event.facts.get("response")
    if response in ("partly", "rejected") and proposal.lacks("reason"):
        return proposal.refuse(
            "reason-needed",
            "A recommendation that is not accepted whole needs its reasons in writing.",
            f"{OMBUDSMAN}: rejecting without reasons is fault (24 016 124)",
            "Say why, in words that can be sent to them.",
        )
    if response in ("accepted", "partly") and (
        proposal.lacks("action") or (proposal.words is not None and "due" not in proposal.event.facts)
    ):
        return proposal.refuse(
            "action-needed",
            "What is accepted says what will be done, and by when.",
            f"{OMBUDSMAN}: agreed actions not done (20 006 912); Complaint Handling Code, 6.6",
            "Give the action in words, and the day it is due.",
        )
    return None


def recommendation_accepted(proposal: Proposal) -> Refusal | None:
    """What is carried out was accepted."""
    number = proposal.number("recommendation") or 1
    last = next(
        (
            event
            for event in reversed(proposal.before.all("recommendation_answered"))
            if event.facts.get("recommendation", 1) == number
        ),
        None,
    )
    if last is not None and last.facts.get("response") != "rejected":
        return None
    return proposal.refuse(
        "not-accepted",
        f"Recommendation {number} was {'rejected' if last else 'not answered'}.",
        HEARD,
        "Answer it first: accept it, or accept it in part.",
    )


def recommendations_answered(proposal: Proposal) -> Refusal | None:
    """The answer at Stage 3 comes with an answer to each recommendation of the panel."""
    if proposal.number("stage") != 3:
        return None
    recommendations = _made(proposal)
    left = [
        part.number
        for part in recommendations_unanswered(proposal.before)
        if recommendations[part.number].facts.get("by") == "panel"
    ]
    if not left:
        return None
    return proposal.refuse(
        "recommendations-unanswered",
        f"The panel's recommendation {left[0]} has no answer.",
        f"reg 20(3); {OMBUDSMAN}: rejecting without reasons is fault (24 016 124)",
        "Accept it, accept it in part, or reject it with reasons; then send the answer.",
    )


def _made(proposal: Proposal) -> dict[int, Event]:
    return {
        number if isinstance(number := event.facts.get("recommendation", place), int) else place: event
        for place, event in enumerate(proposal.before.all("recommendation_made"), start=1)
    }
