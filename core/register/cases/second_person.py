"""What needs a second person: whoever took a complaint does not confirm the route that they chose."""

from collections.abc import Sequence

from core.law.state import Refusal
from core.register.store.journal.journal import Entered


def same_person(entered: Sequence[Entered], *, by: str) -> Refusal | None:
    """Why this person can't confirm the route of a case: whoever wrote its receipt, or put it right, never may."""
    if by not in {entry.by for entry in entered if entry.event.name == "received"}:
        return None
    return Refusal(
        code="same-person",
        reason=f"{by} chose this route, and a second person confirms it.",
        source="Local Government and Social Care Ombudsman: the wrong procedure used for children in need and in care",
        remedy="Ask another person in the register to look at it, or move the case to the children's procedure.",
    )
