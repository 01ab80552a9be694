"""Guards on the record of a case: whether it is open, whether it is there already, what it speaks of."""

from core.law.cases.stages import may_be_closed, where_it_stands
from core.law.days.dates import show_day
from core.law.days.words import inside
from core.law.events import Event
from core.law.guards.proposal import HEARD, Proposal
from core.law.people.handling import handling
from core.law.points import points
from core.law.state import Refusal


def still_open(proposal: Proposal, reopened_by: tuple[str, ...] = ()) -> Refusal | None:
    """A closed case takes no more of its procedure; what happened before it was closed can still be written down."""
    if not may_be_closed(proposal.before):
        return None
    standing = where_it_stands(proposal.before)
    if standing.status != "closed" or standing.outcome in reopened_by:
        return None
    assert standing.closed_on is not None and standing.closed_by is not None
    return proposal.refuse(
        "closed",
        f"The case was closed on {show_day(standing.closed_on)}: {inside(proposal.title(standing.closed_by))}.",
        HEARD,
        "Give the day it really happened if that was earlier, put the closing right if it is a mistake, "
        "or open a linked case.",
    )


def open_or_settled(proposal: Proposal) -> Refusal | None:
    """Asking for more reopens a case that was settled or resolved, and no other."""
    return still_open(proposal, ("settled_informally", "resolved"))


def once(proposal: Proposal) -> Refusal | None:
    """It happens once in a case."""
    earlier = proposal.whole.last(proposal.event.name)
    return _already(proposal, earlier) if earlier and not _stage_done_again(proposal, earlier) else None


def once_or_after_adjourning(proposal: Proposal) -> Refusal | None:
    """A panel meets once, and again after it adjourned (reg 19(4) names the day it first meets by)."""
    earlier = proposal.whole.last(proposal.event.name)
    adjourned = proposal.before.last("panel_adjourned")
    if adjourned is not None and earlier is not None and _after(adjourned, earlier):
        return None
    return once(proposal)


def once_per_stage(proposal: Proposal) -> Refusal | None:
    """It happens once at each stage."""
    stage = proposal.event.facts.get("stage")
    for earlier in reversed(proposal.whole.all(proposal.event.name)):
        if earlier.facts.get("stage") == stage:
            return None if _stage_done_again(proposal, earlier) else _already(proposal, earlier)
    return None


def once_per_point(proposal: Proposal) -> Refusal | None:
    """It happens once for each point, and once for the whole where no point is named."""
    point = proposal.event.facts.get("point")
    earlier = (
        event for event in proposal.whole.all(proposal.event.name) if event.facts.get("point") == point
    )
    same = next(earlier, None)
    return _already(proposal, same) if same is not None else None


def _stage_done_again(proposal: Proposal, earlier: Event) -> bool:
    """Whether the Ombudsman found fault, or sent it back, since this happened at a stage: it is then done again."""
    kind = proposal.whole.procedure.event(earlier.name)
    if earlier.name == "received" or kind is None or not (kind.stage or "stage" in earlier.facts):
        return False
    return any(
        event.facts.get("decision") in ("upheld", "premature") and _after(event, earlier)
        for event in proposal.before.all("ombudsman_decided")
    )


def _after(event: Event, other: Event) -> bool:
    return (event.on, event.seq) > (other.on, other.seq)


def _already(proposal: Proposal, earlier: Event) -> Refusal:
    return proposal.refuse(
        "already-recorded",
        f"This is recorded already, for {show_day(earlier.on)}: {inside(proposal.title(earlier.name))}.",
        HEARD,
        "If that record is wrong, put it right; it can't happen twice.",
    )


def in_force(proposal: Proposal) -> Refusal | None:
    """A case stays with the version of its procedure that was in force on its receipt."""
    version = proposal.whole.procedure
    on = proposal.event.on
    if version.in_force(on):
        return None
    return proposal.refuse(
        "other-version",
        f"The version {version.version!r} of {version.title} was not in force on {show_day(on)}.",
        version.source,
        "A case stays with the version of its receipt date: open it anew with the right date and link the two.",
    )


def handling_differs(proposal: Proposal) -> Refusal | None:
    """A change of handling changes something."""
    if proposal.event.facts.get("to") != handling(proposal.before):
        return None
    return proposal.refuse(
        "no-change",
        f"It is handled so already: {handling(proposal.before)}.",
        HEARD,
        "There is nothing to record.",
    )


def point_exists(proposal: Proposal) -> Refusal | None:
    """A finding is on a point of the case; point 1 is there from the receipt."""
    number = proposal.number("point") or 1
    numbers = points(proposal.before)
    if number in numbers or (number == 1 and not numbers):
        return None
    return proposal.refuse(
        "no-such-point",
        f"There is no point {number} in this case.",
        HEARD,
        f"Points: {', '.join(map(str, numbers)) or 'none yet'}. Add the point first.",
    )


def learning_exists(proposal: Proposal) -> Refusal | None:
    """What follows learning names learning that was recorded."""
    number = proposal.number("learning") or 1
    recorded = proposal.before.all("learning_recorded")
    numbers = {event.facts.get("learning", at) for at, event in enumerate(recorded, 1)}
    if number in numbers:
        return None
    return proposal.refuse(
        "no-such-learning",
        f"There is no learning point {number} in this case.",
        HEARD,
        "Record the learning first.",
    )


def public_sentence_written(proposal: Proposal) -> Refusal | None:
    """Only a sentence that was written can be approved."""
    number = proposal.number("learning") or 1
    if any(event.facts.get("learning", 1) == number for event in proposal.before.all("learning_public")):
        return None
    return proposal.refuse(
        "no-public-sentence",
        f"No sentence for the public was written for learning point {number}.",
        HEARD,
        "Write the sentence first; another person approves it.",
    )


def nothing(_: Proposal) -> Refusal | None:
    """`before_receipt` only lifts the rule that nothing happens before the receipt."""
    return None
