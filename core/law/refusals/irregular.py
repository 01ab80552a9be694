"""What happened although the law refuses it: recorded as that, never denied, and it meets and opens nothing."""

from core.law.events import IRREGULAR, Event
from core.law.guards.proposal import HEARD
from core.law.state import Refusal

CAN_HAPPEN = frozenset(
    {
        "advocate-not-declared",
        "advocate-not-offered",
        "after-day-65",
        "already-overdue",
        "both-limbs-hold",
        "breach-untold",
        "contact-stays-open",
        "early-referral",
        "function-covered",
        "independent-person",
        "independent-person-left-out",
        "nobody-named",
        "not-an-advocate",
        "not-asked-by-complainant",
        "not-assessed",
        "not-both",
        "not-declared",
        "not-independent",
        "not-investigated",
        "not-late",
        "no-interest-test",
        "our-child",
        "outside-not-explained",
        "panel-not-appointed",
        "panel-not-met",
        "panel-of-three",
        "part-missing",
        "person-on-the-list",
        "point-missed",
        "promises-open",
        "recommendations-unanswered",
        "route-unconfirmed",
        "same-person",
        "stage-granted",
        "stage-not-asked-for",
        "two-parts",
        "views-not-sought",
    }
)
"""Refusals of something that a council can do all the same. Any other refuses what can't have happened as it is said."""


def excused(event: Event, refusal: Refusal | None) -> Refusal | None:
    """The refusal that is left of an event which says that it was irregular, under the code of the rule it broke."""
    code = event.facts.get(IRREGULAR)
    if code is None:
        return refusal
    if refusal is None:
        return Refusal(
            "not-irregular",
            f"Nothing refuses this: the rule {code!r} does not stand against it.",
            HEARD,
            "Record it without 'irregular'.",
        )
    return None if refusal.code == code and refusal.code in CAN_HAPPEN else refusal
