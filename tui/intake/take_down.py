"""A new case is written: its receipt, whom it is linked to, and what follows at once; all of it or nothing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.errors import BadInput
from core.law.state import Refusal
from tui.context import Desk
from tui.intake.understood import Understood

if TYPE_CHECKING:
    from core.register.cases.seen import Recorded
    from core.register.referred_in import HandedIn

GROWN_UP, YOUNG = frozenset({"parent", "foster_carer", "special_guardian", "adopter", "professional"}), 14
"""People of whom nobody is younger than this many years."""


def must_be_enough(raw: Mapping[str, str]) -> None:
    """Raises BadInput, with its field, where there is nothing to go by, or an age that is somebody else's."""
    if not raw.get("summary") and not raw.get("name"):
        raise BadInput(
            "There is nothing to go by yet.",
            remedy="Write at least a few of their words.",
            field="summary",
        )
    age = raw.get("age", "")
    if raw.get("by") in GROWN_UP and age.isdecimal() and int(age) < YOUNG:
        raise BadInput(
            "That is the age of whoever is speaking.",
            remedy="The child's age has a line of its own, under the child's name.",
            field="age",
        )


def take_down(
    desk: Desk, receipt: Understood, handed: "HandedIn | None", *, linked_to: str, press: str
) -> "Recorded | Refusal":
    """Open the case, and what another team handed on is done with. Called in a worker."""
    from core.register import referred_in
    from core.register.cases import casework
    from core.register.related.link import link

    register, stamp = desk.register(), desk.stamp()
    reached = {"team_received_on": handed.handed_on} if handed else {}
    facts = {**receipt.facts, **reached}
    new = casework.NewCase(receipt.key, receipt.on, facts, receipt.words, owner=desk.user, press=press)
    try:
        with register.transaction() as tx:
            opened = casework.new_case(register, new, stamp=stamp, tx=tx)
            if isinstance(opened, Refusal):
                raise _Refused(opened)
            if opened.again:
                return opened
            if handed is not None:
                referred_in.taken(handed.number, opened.reference, stamp=stamp, tx=tx)
            if linked_to:
                link(register, opened.reference, linked_to, stamp=stamp, tx=tx)
            for name, with_it, words in receipt.after:
                entry = casework.Entry(name, desk.today(), with_it, words)
                after = casework.record(register, opened.reference, entry, stamp=stamp, seen=None, tx=tx)
                if isinstance(after, Refusal):
                    raise _Refused(after)
    except _Refused as refused:
        return refused.refusal
    return opened


class _Refused(Exception):
    """Takes a refusal out of a transaction, so that nothing of it is kept."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
