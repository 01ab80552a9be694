"""Guards on the door that a complaint comes through: nobody is put in the wrong procedure, or turned away, in passing."""

from core.law.clocks.state import clock_of
from core.law.days.dates import show_day
from core.law.events import Event
from core.law.guards.case import point_exists
from core.law.guards.proposal import Proposal
from core.law.guards.stages import stage_not_granted
from core.law.people.complainant import (
    category,
    covered_by_the_statute,
    is_child,
    said_at_receipt,
    statutory_child,
)
from core.law.predicates import PREDICATES, TIMES_TO_COMPLAIN, Moment
from core.law.state import Refusal

OMBUDSMAN = (
    "Local Government and Social Care Ombudsman: wrong procedure used for children in need and in care"
)
CLOCKS_OF = {"complaint": TIMES_TO_COMPLAIN, "panel": ("CA-S3-REQUEST",)}


def route_confirmed(proposal: Proposal) -> Refusal | None:
    """A child in care, in need or a care leaver on another route: a second person confirms it before anything goes on.

    What was written down before the case was known to be about such a child stays.
    """
    received = proposal.before.received
    unknown_then = received is not None and proposal.event.seq and proposal.event.seq < received.seq
    if unknown_then or not PREDICATES["route_unconfirmed"](Moment(proposal.before)):
        return None
    return proposal.refuse(
        "route-unconfirmed",
        _why_not_here(proposal),
        OMBUDSMAN,
        "Move it to the children's procedure, or ask another person to confirm that this route is right.",
    )


def _why_not_here(proposal: Proposal) -> str:
    if statutory_child(proposal.before):
        return (
            "It is about a child in care, a child in need or a care leaver, and this is not their procedure."
        )
    return "What it is about is covered by the children's statutory procedure, and this is another."


def route_to_confirm(proposal: Proposal) -> Refusal | None:
    """Only a route that needs it is confirmed."""
    if covered_by_the_statute(proposal.before):
        return None
    return proposal.refuse(
        "nothing-to-confirm",
        "Nothing says that it is about a child in care, a child in need or a care leaver.",
        OMBUDSMAN,
        "If it is, put the receipt right first.",
    )


def outside_told(proposal: Proposal) -> Refusal | None:
    """A matter about a child that is outside the statutory procedure: they are told why before they are answered."""
    received = proposal.before.received
    unknown_then = received is not None and proposal.event.seq and proposal.event.seq < received.seq
    if unknown_then or not PREDICATES["outside_to_explain"](Moment(proposal.before)):
        return None
    return proposal.refuse(
        "outside-not-explained",
        "They have not been told why this is outside the children's statutory procedure.",
        "SI 2006/1738, reg 3",
        "Tell them why, in writing, with their right to take that to the Ombudsman, and record it.",
    )


def person_not_on_the_list(proposal: Proposal) -> Refusal | None:
    """Somebody whom the law lists is not found to be outside it."""
    person = category(proposal.before)
    if proposal.event.facts.get("outside") != "person" or person is None or "interest-test" in person.marks:
        return None
    return proposal.refuse(
        "person-on-the-list",
        f"The law gives this person the right to complain: {person.title.lower()}.",
        "Children Act 1989, s26(3), s24D",
        "If the category is wrong, put the receipt right first.",
    )


def function_not_covered(proposal: Proposal) -> Refusal | None:
    """A matter that the regulations cover is not found to be outside them."""
    received = proposal.before.received
    about = received.facts.get("function") if received else None
    kind = proposal.whole.procedure.event("received")
    choices = next((fact.choices for fact in kind.facts if fact.key == "function"), ()) if kind else ()
    covered = next((choice for choice in choices if choice.key == about), None)
    if (
        proposal.event.facts.get("outside") != "function"
        or covered is None
        or "statutory" not in covered.marks
    ):
        return None
    return proposal.refuse(
        "function-covered",
        f"The procedure covers what it is about: {covered.title.lower()}.",
        "Children Act 1989, s26(3A); reg 3 to reg 5",
        "If it is about something else, put the receipt right first.",
    )


def nobody_is_known(proposal: Proposal) -> Refusal | None:
    """A child, or anybody, whom the council knows is not anonymous: that is no ground to turn them away."""
    if proposal.event.facts.get("outside") != "anonymous":
        return None
    by = said_at_receipt(proposal.before, "by")
    person = category(proposal.before)
    known_by = by in ("child", "care_leaver") or is_child(proposal.before) or person is not None
    if said_at_receipt(proposal.before, "anonymous") is True and not known_by:
        return None
    return proposal.refuse(
        "not-anonymous",
        "They are known here: who complains was recorded at receipt.",
        "Children Act 1989, s26(3), s24D; Getting the Best from Complaints (2006), not checked against its text",
        "Go on with it. Whoever wants their name kept back is not anonymous; only where nobody is known, say so at receipt.",
    )


def not_for_living_elsewhere(proposal: Proposal) -> Refusal | None:
    """A child whom this council looks after, or looked after, is heard here wherever they live."""
    ours = statutory_child(proposal.before) or "advocate" in getattr(category(proposal.before), "marks", ())
    if proposal.event.facts.get("outside") != "another_council" or not ours:
        return None
    return proposal.refuse(
        "our-child",
        "It is about a child or care leaver whom this council is responsible for, wherever they live.",
        "Local Government and Social Care Ombudsman: the council that looks after a child hears the complaint",
        "Go on with it here. If another council looks after the child, put the receipt right first.",
    )


def came_late(proposal: Proposal) -> Refusal | None:
    """A decision on lateness is about something that came late."""
    about = str(proposal.event.facts.get("about", "complaint"))
    find_clock = proposal.before.procedure.clock
    rule = next((rule for name in CLOCKS_OF.get(about, ()) if (rule := find_clock(name))), None)
    if rule is None:
        return None
    clock = clock_of(rule, proposal.before, proposal.event.on, explain=False)
    if clock.state == "missed":
        return None
    until = f": the time ran until {show_day(clock.due)}" if clock.due else ": nothing says when it arose"
    return proposal.refuse(
        "not-late",
        f"It did not come late{until}.",
        rule.source,
        "There is nothing to decide. If a date is missing or wrong, put that right first.",
    )


def a_limb_fails(proposal: Proposal) -> Refusal | None:
    """Nothing is refused as out of time where both limbs speak for hearing it (reg 9(2))."""
    facts = proposal.event.facts
    speaks_for = (facts.get("could_have_come_in_time"), facts.get("can_still_be_considered")) == (False, True)
    if facts.get("decision") != "refused" or not speaks_for:
        return None
    return proposal.refuse(
        "both-limbs-hold",
        "It could not be expected in time and can still be considered fairly: no ground is left to refuse it.",
        "reg 9(2)",
        "Accept it, or look again at the limbs.",
    )


def late_refusal_in_time(proposal: Proposal) -> Refusal | None:
    """A complaint that was taken in and answered is not refused as out of time afterwards."""
    facts = proposal.event.facts
    if facts.get("decision") != "refused" or facts.get("about", "complaint") != "complaint":
        return None
    return stage_not_granted(proposal)


def point_exists_if_named(proposal: Proposal) -> Refusal | None:
    """A notice for one point names a point of the case."""
    return point_exists(proposal) if "point" in proposal.event.facts else None


def by_the_next_working_day(proposal: Proposal) -> Refusal | None:
    """Only what was said, and was settled by the end of the next working day, needs nothing more."""
    received = proposal.before.received
    assert received is not None
    last = proposal.before.calendar().due(received.on, 1)
    if received.facts.get("oral") is True and proposal.event.on <= last:
        return None
    return proposal.refuse(
        "not-at-once",
        f"Only something said, and settled by {show_day(last)}, can end so.",
        "reg 8",
        "Answer it, or settle it informally.",
    )


def breach_found(proposal: Proposal) -> Refusal | None:
    """A sanction follows a breach, and nothing else."""
    if any(event.facts.get("decision") == "breach" for event in proposal.before.all("decided")):
        return None
    return proposal.refuse(
        "no-breach",
        "No breach of the code has been found.",
        "Localism Act 2011, s28(11)",
        "Record the decision first; without a breach there is no sanction.",
    )


def views_sought(proposal: Proposal) -> Refusal | None:
    """The Independent Person's views come before the decision on what was investigated (Localism Act 2011, s28(7))."""
    if _views_needed(proposal.before.all("assessed", "reviewed")) and not proposal.before.has(
        "conduct_views_received"
    ):
        return proposal.refuse(
            "views-not-sought",
            "The Independent Person's views were not sought and taken into account.",
            "Localism Act 2011, s28(7)(a)",
            "Seek their views, and record the day they gave them.",
        )
    return None


def _views_needed(decisions: tuple[Event, ...]) -> bool:
    return any(event.facts.get("decision") == "investigate" for event in decisions)
