"""Guards on information: permissions that are there, and breaches that were told of."""

from core.law.days.dates import show_day
from core.law.guards.proposal import HEARD, Proposal
from core.law.history import day_of
from core.law.people.information import breaches, permissions, untold
from core.law.state import Refusal


def permission_ends_later(proposal: Proposal) -> Refusal | None:
    """A permission does not run out before it begins."""
    starts = day_of(proposal.event, "from") if "from" in proposal.event.facts else proposal.event.on
    ends = day_of(proposal.event, "until")
    if starts is None or ends is None or starts <= ends:
        return None
    return proposal.refuse(
        "ends-before-it-starts",
        f"This permission would run out on {show_day(ends)}, before it begins on {show_day(starts)}.",
        HEARD,
        "Check both days.",
    )


def permission_stands(proposal: Proposal) -> Refusal | None:
    """Only a permission that was given, and not withdrawn since, can be confirmed or withdrawn."""
    number = proposal.number("permission") or 1
    permission = next(
        (candidate for candidate in permissions(proposal.before) if candidate.number == number), None
    )
    if permission is None:
        return proposal.refuse(
            "no-such-permission",
            f"No permission {number} had been given in this case.",
            HEARD,
            "Record first that it was given; heard case permissions lists them.",
        )
    if permission.withdrawn_on is not None:
        return proposal.refuse(
            "withdrawn-already",
            f"Permission {number} was withdrawn on {show_day(permission.withdrawn_on)}.",
            HEARD,
            "Record a new permission where one was given since.",
        )
    return None


def breach_exists(proposal: Proposal) -> Refusal | None:
    """What was told later belongs to a breach that was recorded."""
    number = proposal.number("breach") or 1
    if any(breach.number == number for breach in breaches(proposal.before)):
        return None
    return proposal.refuse(
        "no-such-breach",
        f"No breach {number} is recorded in this case.",
        HEARD,
        "Record first what went wrong.",
    )


def breaches_told(proposal: Proposal) -> Refusal | None:
    """A case is not completed while a breach's data protection team or family has not been told, with no reason why."""
    left = untold(proposal.before)
    if not left:
        return None
    blank = " and ".join(left[0].blank)
    return proposal.refuse(
        "breach-untold",
        f"A disclosure went wrong on {show_day(left[0].on)}, and it is not said {blank}.",
        "UK General Data Protection Regulation, Art 33 and 34",
        "Tell them and record it (breach_followed), or record why the family is not told yet.",
    )
