"""What a case taught, followed to its end: point, learning, action, evidence, a sentence for the public."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.law.events import standing
from core.law.state import Refusal
from core.register.gate.another import same_person
from core.register.store.journal.journal import Entered
from core.register.store.journal.stamp import Stamp
from core.register.store.projections.cases import Projected


@dataclass(frozen=True)
class Point:
    """A point of complaint with the finding that stands."""

    number: int
    theme: str
    text: str
    finding: str
    found_by: str
    found_on: date | None


@dataclass(frozen=True)
class Learning:
    """Something learned, what is to change, who does it by when, and what the public may read of it.

    `status` is recorded, given, done or not_done; `held` says whether the change still stood when it was last looked at.
    """

    number: int
    recorded_on: date
    theme: str
    text: str
    change: str
    owner: str
    due: date | None
    done_on: date | None
    public_sentence: str
    approved_by: str
    source: str
    point: int | None
    recommendation: int | None
    status: str
    action: str
    evidence: str
    not_done_on: date | None
    not_done: str
    recheck_on: date | None
    checked_on: date | None
    held: bool | None
    told_on: date | None
    shared_on: date | None
    shared_in: str


def points_of(projected: Projected) -> tuple[Point, ...]:
    """The points of a case, by number."""
    fields = Point.__dataclass_fields__
    return tuple(Point(**{key: row[key] for key in fields}) for row in projected.parts["point"])


def learning_of(projected: Projected) -> tuple[Learning, ...]:
    """The learning of a case, by number."""
    fields = Learning.__dataclass_fields__
    return tuple(Learning(**{key: row[key] for key in fields}) for row in projected.parts["learning"])


def route_refusal(entered: Sequence[Entered], stamp: Stamp) -> Refusal | None:
    """Why this person can't confirm the route of a case: whoever wrote its receipt, or put it right, never may."""
    wrote = [entry for entry in entered if entry.event.name == "received"]
    refusal = Refusal(
        code="same-person",
        reason=f"{stamp.by} chose this route, and a second person confirms it.",
        source="Local Government and Social Care Ombudsman: the wrong procedure used for children in need and in care",
        remedy="Ask another person in the register to look at it, or move the case to the children's procedure.",
    )
    return same_person(wrote, stamp, refusal)


def second_view_refusal(entered: Sequence[Entered], point: int, stamp: Stamp) -> Refusal | None:
    """Why this person can't give the second view on a point: whoever recorded a finding on it never may."""
    refusal = Refusal(
        code="same-person",
        reason=f"{stamp.by} recorded the finding on point {point}, and a second view is somebody else's.",
        source="Heard's design: a sample of findings is looked at again by another person",
        remedy="Ask another person in the register to look at it.",
    )
    return same_person(_standing(entered, "finding_recorded", "point", point), stamp, refusal)


def approval_refusal(entered: Sequence[Entered], number: int, stamp: Stamp) -> Refusal | None:
    """Why this person can't approve the public sentence of a learning point: whoever wrote it never may."""
    refusal = Refusal(
        code="same-person",
        reason=f"{stamp.by} wrote this sentence, and a sentence for the public is approved by somebody else.",
        source="Heard's design: free text reaches the public only as a sentence written for it and approved",
        remedy="Ask another person in the register to read it and approve it.",
    )
    return same_person(_standing(entered, "learning_public", "learning", number)[-1:], stamp, refusal)


def _standing(entered: Sequence[Entered], name: str, key: str, number: int) -> list[Entered]:
    """The entries of one name that stand and are about this number, in their order."""
    by_seq = {entry.seq: entry for entry in entered}
    return [
        by_seq[event.seq]
        for event in standing([one.event for one in entered])
        if event.name == name and event.facts.get(key, 1) == number
    ]
