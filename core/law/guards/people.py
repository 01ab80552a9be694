"""Guards on people: interest, advocate, independent person, and what both sides must agree to."""

from datetime import date

from core.law.days.dates import show_day
from core.law.guards.proposal import Proposal
from core.law.people.advocacy import advocate_in_place, advocate_requests
from core.law.people.independence import TITLES
from core.law.people.posts import APPOINTED, in_place, left_on
from core.law.predicates import PREDICATES, Moment
from core.law.state import Refusal


def interest_tested(proposal: Proposal) -> Refusal | None:
    """Interest is decided only where the law asks for it: it is no way to turn away somebody on the list."""
    if PREDICATES["interest_tested"](Moment(proposal.before)) or PREDICATES["category_missing"](
        Moment(proposal.before)
    ):
        return None
    return proposal.refuse(
        "no-interest-test",
        "The law gives this person the right to complain: there is no interest to decide.",
        "Children Act 1989, s26(3)",
        "If the category is wrong, put the receipt right first.",
    )


def not_declined_while_wanted(proposal: Proposal) -> Refusal | None:
    """Somebody who asked for an advocate withdraws the request; they do not decline an offer."""
    requests = advocate_requests(proposal.before)
    if proposal.event.facts.get("answer") != "declined" or not requests:
        return None
    return proposal.refuse(
        "advocate-wanted",
        f"They asked for an advocate on {show_day(requests[-1].on)}.",
        "reg 14(3)(b)",
        "If they no longer want one, record that the request was withdrawn.",
    )


def advocate_wanted(proposal: Proposal) -> Refusal | None:
    """Only a request that waits can be withdrawn."""
    if advocate_requests(proposal.before) and not advocate_in_place(proposal.before):
        return None
    return proposal.refuse(
        "nothing-to-withdraw",
        "No request for an advocate is waiting.",
        "reg 14(3)(b)",
        "If the advocate's part has ended, record that instead.",
    )


def advocate_waited_for(proposal: Proposal) -> Refusal | None:
    """Whether to start now or to wait is asked of somebody who wants an advocate and has none yet."""
    if advocate_requests(proposal.before) and not advocate_in_place(proposal.before):
        return None
    return proposal.refuse(
        "nobody-waits",
        "Nobody waits for an advocate here.",
        "reg 14(3)(b)",
        "Record first that they ask for one; where one is in place already, Stage 1 runs.",
    )


def no_advocate_yet(proposal: Proposal) -> Refusal | None:
    """One advocate at a time."""
    if not advocate_in_place(proposal.before):
        return None
    return proposal.refuse(
        "already-appointed",
        "An advocate is in place already.",
        "SI 2004/719, reg 5",
        "Record first that the other advocate's part has ended.",
    )


def an_advocate_in_place(proposal: Proposal) -> Refusal | None:
    """Only an advocate who is in place can end their part."""
    if advocate_in_place(proposal.before):
        return None
    return proposal.refuse(
        "no-advocate", "No advocate is in place.", "SI 2004/719, reg 5", "Record the appointment first."
    )


def independent_person_in_place(proposal: Proposal) -> Refusal | None:
    """Stage 2 is considered with an independent person, or not answered (reg 17(2), (3))."""
    if proposal.number("stage") != 2 or in_place(proposal.before, "independent_person"):
        return None
    if left := left_on(proposal.before, "independent_person"):
        return _left(proposal, left)
    return proposal.refuse(
        "independent-person",
        "Stage 2 can't be answered: no independent person had been appointed to consider it with the council.",
        "reg 17(2), (3)",
        "Appoint an independent person, or record the day one was appointed.",
    )


def part_held(proposal: Proposal) -> Refusal | None:
    """Only a part that somebody holds can end."""
    part = str(proposal.event.facts.get("part", ""))
    if part not in APPOINTED or in_place(proposal.before, part):
        return None
    return proposal.refuse(
        "nobody-holds-it",
        f"Nobody held this part on {show_day(proposal.event.on)}: {TITLES[part].lower()}.",
        "reg 17(2)",
        "Record first who was appointed to it.",
    )


def _left(proposal: Proposal, left: date) -> Refusal:
    return proposal.refuse(
        "independent-person",
        f"The independent person left on {show_day(left)}, and nobody has followed.",
        "reg 17(2), (3)",
        "Appoint another; no date of Stage 2 moves by it.",
    )


def both_agree(proposal: Proposal) -> Refusal | None:
    """A stage is left out only where the complainant and the council agree."""
    if proposal.event.facts.get("both_agreed", True) is True:
        return None
    return proposal.refuse(
        "not-both",
        "A stage may be left out only where the complainant and the council both agree.",
        "reg 14(1)" if proposal.event.name == "stage1_skipped" else "Getting the Best from Complaints (2006)",
        "Go on with the stage, or record it on the day that both agreed.",
    )
