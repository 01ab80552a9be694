"""Guards about findings: every point has one, a different one is reasoned, a challenged one gets its second view."""

from core.law.cases.outcomes import (
    SIDES,
    findings,
    findings_that_stand,
    point_of,
    sides,
    stages_reached,
    title_of_finder,
    title_of_finding,
)
from core.law.cases.parts import second_views
from core.law.cases.stages import where_it_stands
from core.law.guards.proposal import HEARD, OMBUDSMAN, Proposal
from core.law.points import points, unfinished_points, without_a_point
from core.law.state import Refusal


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
    by_point = findings(events[start:])
    missing = tuple(number for number in points(proposal.before) if number not in by_point)
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
    standing = where_it_stands(proposal.before)
    missing = unfinished_points(proposal.before)
    if standing.status == "closed":
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


def not_upheld_point(proposal: Proposal) -> Refusal | None:
    """What is challenged is a finding of not upheld that stands."""
    point = point_of(proposal.event)
    finding = findings_that_stand(proposal.whole.procedure, proposal.before.events).get(point)
    if finding is not None and finding.facts.get("finding") == "not_upheld":
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


def _points(numbers: tuple[int, ...]) -> str:
    return f"point{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"
