"""Guards on restrictions: what may be restricted, for how long unseen, and who looks at it again.

No guard of any other event asks about restrictions: a stage that the law grants goes on whatever is restricted.
"""

from core.law.cases.restrictions import (
    LONGEST_MONTHS,
    NO_CONTACT,
    Restriction,
    in_force,
    last_review_day,
    number_of,
    own_complaint_of_a_child,
)
from core.law.days.dates import show_day
from core.law.guards.proposal import HEARD, Proposal
from core.law.history import day_of
from core.law.state import Refusal

CHILDS_OWN = (
    "Children Act 1989, s26(3), s26A; a restriction never blocks a child's statutory stage "
    "(policies of councils: child contacts always get through; not checked)"
)
PRACTICE = (
    "Local Government and Social Care Ombudsman, guidance on unreasonable complainant behaviour (not checked)"
)


def contact_stays_open(proposal: Proposal) -> Refusal | None:
    """A child or a care leaver who complains is never cut off: there is always a way to reach the council."""
    kinds = {proposal.event.facts.get("kind"), proposal.event.facts.get("also")}
    if NO_CONTACT not in kinds or not own_complaint_of_a_child(proposal.before):
        return None
    return proposal.refuse(
        "contact-stays-open",
        "A child or a care leaver complains here themselves: they are never left without any contact.",
        CHILDS_OWN,
        "Restrict how instead: through one named person, one way, at set times; and say what always goes.",
    )


def review_within_six_months(proposal: Proposal) -> Refusal | None:
    """A restriction is looked at again within six months, or it is said why later; never before it begins."""
    review_on = day_of(proposal.event, "review_on")
    if review_on is None:
        return None
    if review_on <= proposal.event.on:
        return proposal.refuse(
            "review-too-early",
            f"{show_day(review_on)} is not after the day it is decided.",
            HEARD,
            "Give a day to come.",
        )
    last = last_review_day(proposal.event.on)
    if review_on <= last or not proposal.lacks("why_later"):
        return None
    return proposal.refuse(
        "review-too-late",
        f"{show_day(review_on)} is more than {LONGEST_MONTHS} months on: the last day is {show_day(last)}.",
        PRACTICE,
        f"Review it by {show_day(last)}, or say in words why later (why_later).",
    )


def restriction_stands(proposal: Proposal) -> Refusal | None:
    """Only a restriction that is in force can be reviewed, contested or ended."""
    restrictions = in_force(proposal.before)
    if _named(proposal) is not None:
        return None
    numbers = ", ".join(str(restriction.number) for restriction in restrictions)
    return proposal.refuse(
        "no-such-restriction",
        f"Restriction {number_of(proposal.event)} was not in force in this case.",
        HEARD,
        f"In force: {numbers}." if numbers else "None is in force here: there is nothing to do.",
    )


def somebody_else_reviews(proposal: Proposal) -> Refusal | None:
    """Where they contest it, the second view is another person's than who decided it."""
    restriction, by = _named(proposal), proposal.event.facts.get("decided_by")
    if restriction is None or restriction.appealed_on is None or by is None or by != restriction.decided_by:
        return None
    return proposal.refuse(
        "same-person",
        f"They asked on {show_day(restriction.appealed_on)} to have it looked at again, and {by} decided it.",
        PRACTICE,
        "Let somebody else give the second view, and say who.",
    )


def _named(proposal: Proposal) -> Restriction | None:
    number = number_of(proposal.event)
    return next(
        (restriction for restriction in in_force(proposal.before) if restriction.number == number), None
    )
