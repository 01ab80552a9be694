"""Guards about what was promised and how a case ends: nothing is noted away or left undone."""

from core.law.cases.outcomes import findings_that_stand
from core.law.cases.promises import owed, owed_first
from core.law.cases.stages import where_it_stands
from core.law.guards.proposal import HEARD, Proposal
from core.law.people.complainant import right_to_advocate
from core.law.state import Refusal

UPHELD = frozenset({"upheld", "partly_upheld"})
EARLY = {
    "robust": "the Stage 2 report is robust",
    "adjudicated_fully": "the adjudication is complete",
    "mostly_upheld": "all or all significant complaints were upheld",
    "plan_offered": "the council offers a clear action plan",
    "wishes_met": "the council agrees to most of what they want",
}
"""The five conditions of an early referral, by the fact that answers each."""


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
    left = (*owed(proposal.before), *owed_first(proposal.before, proposal.event.on))
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
    if not failed:
        return _mostly_upheld(proposal)
    if proposal.words is None:
        return None
    return proposal.refuse(
        "early-referral",
        f"An early referral can't be agreed: it is not said that {EARLY[failed[0]]}.",
        "Getting the Best from Complaints (2006)",
        "All five conditions hold, and both agree; or hold the panel.",
    )


def _mostly_upheld(proposal: Proposal) -> Refusal | None:
    """What is said of the findings agrees with them: none upheld is never most, and fewer than half need the reason."""
    standing = findings_that_stand(proposal.whole.procedure, proposal.before.events)
    upheld = [point for point, event in standing.items() if event.facts.get("finding") in UPHELD]
    if not standing or 2 * len(upheld) > len(standing) or (upheld and not proposal.lacks("reason")):
        return None
    return proposal.refuse(
        "early-referral",
        f"It is said that most was upheld, and {len(upheld)} of {len(standing)} points {'is' if len(upheld) == 1 else 'are'}.",
        "Getting the Best from Complaints (2006)",
        "Hold the panel. Where every point that matters was upheld, say which those are (reason).",
    )
