"""Guards on findings, recommendations, remedies and their end: nothing is missed, noted away or left undone."""

from core.law.dates import show_day
from core.law.events import Event
from core.law.guards.proposal import HEARD, Proposal
from core.law.outcomes import (
    SIDES,
    findings,
    findings_that_stand,
    point_of,
    sides,
    stages_reached,
    title_of_finder,
    title_of_finding,
)
from core.law.parts import recommendations_unanswered, second_views
from core.law.predicates import points, right_to_advocate, unfinished_points, without_a_point
from core.law.promises import owed
from core.law.stages import where_it_stands
from core.law.state import Refusal

OMBUDSMAN = "Local Government and Social Care Ombudsman"
EARLY = {
    "robust": "the Stage 2 report is robust",
    "adjudicated_fully": "the adjudication is complete",
    "mostly_upheld": "all or all significant complaints were upheld",
    "plan_offered": "the council offers a clear action plan",
    "wishes_met": "the council agrees to most of what they want",
}
"""The five conditions of an early referral, by the fact that answers each."""


def difference_explained(proposal: Proposal) -> Refusal | None:
    """A finding that differs from another person's on the same point says why."""
    by, finding = proposal.event.facts.get("by"), proposal.event.facts.get("finding")
    if by not in SIDES or not proposal.lacks("reason"):
        return None
    point = point_of(proposal.event)
    for other, event in sides(proposal.before, point).items():
        if other in SIDES and other != by and event.facts.get("finding") != finding:
            procedure = proposal.whole.procedure
            theirs = title_of_finding(procedure, event.facts.get("finding")).lower()
            return proposal.refuse(
                "difference-needs-reason",
                f"{title_of_finder(procedure, other)} found point {point} {theirs}: a finding that differs needs a reason.",
                f"{OMBUDSMAN}: inconsistent adjudication (22 003 724, 24 008 242)",
                "Say in the reason what leads to another view of this point.",
            )
    return None


def no_point_missed(proposal: Proposal) -> Refusal | None:
    """It is adjudicated once every point of the complaint has a finding of this stage."""
    events = proposal.before.events
    start = next(
        (at for stage, at in stages_reached(proposal.whole.procedure, events) if stage.number == 2), 0
    )
    found = findings(events[start:])
    missing = tuple(number for number in points(proposal.before) if number not in found)
    if not missing:
        return None
    return proposal.refuse(
        "point-missed",
        f"No finding is recorded on {_points(missing)}.",
        f"{OMBUDSMAN}: points missed (22 003 724)",
        "Record the investigating officer's finding on each point first; an explanation is not a finding.",
    )


def no_finding_missing(proposal: Proposal) -> Refusal | None:
    """A case that was answered is completed once every point has its finding."""
    stands = where_it_stands(proposal.before)
    missing = unfinished_points(proposal.before)
    if stands.status == "closed":
        return None
    if not missing:
        return _no_point(proposal)
    return proposal.refuse(
        "point-missed",
        f"No finding is recorded on {_points(missing)}.",
        f"{OMBUDSMAN}: councils must own fault, an explanation is not a finding",
        "Record a finding on each point first.",
    )


def _no_point(proposal: Proposal) -> Refusal | None:
    if not without_a_point(proposal.before):
        return None
    return proposal.refuse(
        "point-missed",
        "No point of complaint is set down, so nothing was found on any.",
        f"{OMBUDSMAN}: councils must own fault, an explanation is not a finding",
        "Add each point in their own words, then the finding on it.",
    )


def new_recommendation(proposal: Proposal) -> Refusal | None:
    """Each recommendation has a number of its own."""
    number = proposal.number("recommendation")
    made = _made(proposal)
    if number is None or number not in made:
        return None
    return proposal.refuse(
        "already-recorded",
        f"Recommendation {number} is recorded already, for {show_day(made[number].on)}.",
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
    made = _made(proposal)
    left = [
        part.number
        for part in recommendations_unanswered(proposal.before)
        if made[part.number].facts.get("by") == "panel"
    ]
    if not left:
        return None
    return proposal.refuse(
        "recommendations-unanswered",
        f"The panel's recommendation {left[0]} has no answer.",
        f"reg 20(3); {OMBUDSMAN}: rejecting without reasons is fault (24 016 124)",
        "Accept it, accept it in part, or reject it with reasons; then send the answer.",
    )


def remedy_promised(proposal: Proposal) -> Refusal | None:
    """A remedy that is done was promised."""
    number = proposal.number("remedy") or 1
    if any(event.facts.get("remedy", 1) == number for event in proposal.before.all("remedy_promised")):
        return None
    return proposal.refuse(
        "nothing-promised",
        f"Remedy {number} was not promised in this case.",
        HEARD,
        "Record the promise first.",
    )


def remedy_was_done(proposal: Proposal) -> Refusal | None:
    """They are told that a remedy is done once it is."""
    number = proposal.number("remedy") or 1
    if any(event.facts.get("remedy", 1) == number for event in proposal.before.all("remedy_done")):
        return None
    return proposal.refuse(
        "not-done", f"Remedy {number} is not done.", HEARD, "Record first that it is done, with the evidence."
    )


def learning_was_done(proposal: Proposal) -> Refusal | None:
    """A change is looked at again once it was made."""
    number = proposal.number("learning") or 1
    if any(event.facts.get("learning", 1) == number for event in proposal.before.all("learning_done")):
        return None
    return proposal.refuse(
        "not-done",
        f"The change of learning point {number} is not made.",
        HEARD,
        "Record first that it was made, or that it was not and why.",
    )


def not_upheld_point(proposal: Proposal) -> Refusal | None:
    """What is challenged is a finding of not upheld that stands."""
    point = point_of(proposal.event)
    found = findings_that_stand(proposal.whole.procedure, proposal.before.events).get(point)
    if found is not None and found.facts.get("finding") == "not_upheld":
        return None
    return proposal.refuse(
        "nothing-to-challenge",
        f"The finding that stands on point {point} is not {title_of_finding(proposal.whole.procedure, 'not_upheld').lower()}.",
        HEARD,
        "A second view is asked of findings that turned somebody down.",
    )


def challenge_waits(proposal: Proposal) -> Refusal | None:
    """A second view is given where a finding was challenged."""
    point = point_of(proposal.event)
    if any(part.number == point for part in second_views(proposal.before)):
        return None
    return proposal.refuse(
        "not-challenged",
        f"The finding on point {point} is not challenged.",
        HEARD,
        "Challenge it first, and say what speaks against it.",
    )


def second_view_reasoned(proposal: Proposal) -> Refusal | None:
    """A second view that does not agree says why."""
    if proposal.event.facts.get("agrees") is not False or not proposal.lacks("reason"):
        return None
    return proposal.refuse(
        "reason-needed",
        "A second view that does not agree needs its reason.",
        HEARD,
        "Say what the first view missed.",
    )


def advocate_was_offered(proposal: Proposal) -> Refusal | None:
    """A case of somebody whom the law gives an advocate is not completed without the offer."""
    if not right_to_advocate(proposal.before) or proposal.before.has(
        "advocate_offered", "advocate_asked_for", "advocate_appointed"
    ):
        return None
    return proposal.refuse(
        "advocate-not-offered",
        "They have a right to an advocate, and no offer of one is recorded.",
        "Children Act 1989, s26A; reg 11",
        "Record the day an advocate was offered; if nobody offered one, offer one now.",
    )


def nothing_to_answer(proposal: Proposal) -> Refusal | None:
    """A case is completed after it was answered or closed."""
    if where_it_stands(proposal.before).status != "open":
        return None
    return proposal.refuse(
        "not-answered",
        "The case has no answer yet: answered comes before completed.",
        "Complaint Handling Code, 6.6",
        "Send the answer of the stage that it is in, or record how it ended.",
    )


def promises_kept(proposal: Proposal) -> Refusal | None:
    """A case can be answered but not completed while something promised is open."""
    left = owed(proposal.before)
    if not left:
        return None
    more = f", and {len(left) - 1} more" if len(left) > 1 else ""
    return proposal.refuse(
        "promises-open",
        f"The case is answered but not completed: {left[0]}{more}.",
        "Complaint Handling Code, 6.6",
        "Do what was promised and record it, with its evidence; then complete the case.",
    )


def public_report_made(proposal: Proposal) -> Refusal | None:
    """What members consider is a public report that the Ombudsman made."""
    if any(event.facts.get("public_report") is True for event in proposal.before.all("ombudsman_decided")):
        return None
    return proposal.refuse(
        "no-public-report",
        "The Ombudsman made no public report in this case.",
        "Local Government Act 1974, s31",
        "Record first that the Ombudsman decided, with a public report.",
    )


def early_referral_conditions(proposal: Proposal) -> Refusal | None:
    """A panel is left out only where all five conditions of an early referral hold."""
    failed = [fact for fact in EARLY if proposal.event.facts.get(fact) is not True]
    if not failed or proposal.words is None:
        return None
    return proposal.refuse(
        "early-referral",
        f"An early referral can't be agreed: it is not said that {EARLY[failed[0]]}.",
        "Getting the Best from Complaints (2006)",
        "All five conditions hold, and both agree; or hold the panel.",
    )


def _made(proposal: Proposal) -> dict[int, Event]:
    return {
        number if isinstance(number := event.facts.get("recommendation", place), int) else place: event
        for place, event in enumerate(proposal.before.all("recommendation_made"), start=1)
    }


def _points(numbers: tuple[int, ...]) -> str:
    return f"point{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"
