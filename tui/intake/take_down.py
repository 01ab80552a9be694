"""A new case is written: its receipt, whom it is linked to, and what follows at once; all of it or nothing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.errors import BadInput
from tui.context import Desk
from tui.intake.understood import Understood

if TYPE_CHECKING:
    from core.law.state import Refusal
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
    from core.register.cases.entries import Entry
    from core.register.cases.receipt import NewCase
    from core.register.cases.take_down import Step
    from core.register.cases.take_down import take_down as open_case
    from core.register.referred_in import became
    from core.register.related.link import link

    register, stamp = desk.register(), desk.stamp()
    steps: list[Step] = []
    facts = dict(receipt.facts)
    if handed is not None:
        facts["team_received_on"] = handed.handed_on
        steps.append(became(handed.number, stamp=stamp))
    if linked_to:
        steps.append(lambda tx, opened: link(register, opened, linked_to, stamp=stamp, tx=tx))
    after = tuple(Entry(name, desk.today(), said, words) for name, said, words in receipt.after)
    new = NewCase(receipt.key, receipt.on, facts, receipt.words, owner=desk.user, press=press, after=after)
    return open_case(register, new, stamp=stamp, steps=steps)
