"""Guards on reporting a breach: late with its reasons, and never in time by being typed so afterwards."""

from core.law.days.dates import show_day
from core.law.guards.proposal import Proposal
from core.law.people.commissioner import LAW, breach_number, reported_at, reporting_of, unreported
from core.law.state import Refusal


def reported_once(proposal: Proposal) -> Refusal | None:
    """The Commissioner is told once of each breach; what comes in phases is said in the same report."""
    breach = reporting_of(proposal.before, breach_number(proposal.event))
    if breach is None or breach.reported is None:
        return None
    return proposal.refuse(
        "already-recorded",
        f"Breach {breach.number} was reported on {show_day(breach.reported.date())} already.",
        LAW,
        "If that record is wrong, put it right.",
    )


def late_report_reasoned(proposal: Proposal) -> Refusal | None:
    """A report after 72 hours says why; one that is typed after them, for a time within them, says what shows it."""
    breach = reporting_of(proposal.before, breach_number(proposal.event))
    if breach is None:
        return None
    late = reported_at(proposal.event) > breach.until
    until = f"{show_day(breach.until.date())} at {breach.until:%H:%M}"
    if late and proposal.lacks("reason"):
        return proposal.refuse(
            "reasons-needed",
            f"The 72 hours ended on {until}: a later report comes with the reasons for the delay.",
            f"{LAW}(1)",
            "Say why it was late (reason). Where it went earlier, give the time (at).",
        )
    if not late and proposal.today > breach.last_day and proposal.lacks("evidence"):
        return proposal.refuse(
            "evidence-needed",
            f"The 72 hours ended on {until}, and this is written down after them.",
            f"{LAW}(1)",
            "Say what shows when it was reported (evidence), such as the Commissioner's reference.",
        )
    return None


def breaches_reported(proposal: Proposal) -> Refusal | None:
    """A case is not completed while a breach was neither reported nor said why not."""
    left = unreported(proposal.before)
    if not left:
        return None
    return proposal.refuse(
        "breach-unreported",
        f"Breach {left[0].number} was neither reported to the Information Commissioner nor said why not.",
        LAW,
        "Report it and record it (breach_reported), or record who decided not to, and why (breach_not_reported).",
    )
