"""A case that is in another one already: it is closed, and the other keeps the earlier receipt and every point."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from core.law.gate.exits import STATUTORY
from core.law.gate.given import OFFERS
from core.law.rules.model import Choice
from tui.form_screen import FormScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field

if TYPE_CHECKING:
    from core.register.cases.read import Case

NAME = "closed_as_duplicate"
DUPLICATE = "duplicate"


class DuplicateScreen(FormScreen):
    """Which other case, and why. Those of the same names are offered; any other is named by its number."""

    NAME = "Close as a duplicate"
    FORM = "duplicate"
    CALLED: ClassVar = {"reference": "of"}
    OPENING: ClassVar = (
        "Only where the same complaint is in another open case of the same procedure. This one is closed; the other "
        "keeps the earlier receipt and every point. A child's complaint waits for another person first."
    )

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.subject = reference
        self.seen = 0

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show(f"{self.subject}  {self.NAME}")
        super().on_mount()

    def fields(self) -> Sequence[Field]:
        from core.register.cases.read import case
        from core.register.related.related import related

        register, today = self.desk.register(), self.desk.today()
        closing = case(register, self.subject, today=today)
        self.seen = closing.version
        others = [other.row for other in related(register, self.subject, today).cases]
        like = ", ".join(row.reference for row in others[:4])
        help_ = (
            f"Its number. Of the same names or linked: {like}." if like else "Its number, such as 26-0173."
        )
        return (
            Field("of", "Which case goes on", help=help_, required=True),
            Field("reason", "Why it is the same", "long", "It is kept with both cases.", True),
            *_for_a_child(closing),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.cases.move import Why
        from core.register.changes.duplicate import close_as_duplicate

        because = raw.get("because") or DUPLICATE
        why = Why(raw.get("reason", ""), because, raw.get("no_offer", ""), raw.get("evidence", ""))
        return close_as_duplicate(
            self.desk.register(),
            self.subject,
            raw.get("of", ""),
            why=why,
            stamp=self.desk.stamp(),
            seen=self.seen,
        )

    def told(self, result: object) -> str:
        if getattr(result, "stands", "at once") == "waits":
            return "It waits for another person: nothing changes until they confirm it."
        return "Closed: the other case goes on, with the earlier receipt and every point."


def _for_a_child(closing: "Case") -> list[Field]:
    """What a way out of the children's procedure needs beside, and what shows it where a limit has passed."""
    asked = []
    if closing.procedure == STATUTORY:
        kind = closing.story.procedure.event(NAME)
        choices: tuple[Choice, ...] = next(
            (fact.choices for fact in kind.facts if fact.key == "because"), ()
        ) if kind else ()  # fmt: skip
        help_ = "A child's complaint leaves its procedure for a reason that the law knows."
        asked.append(Field("because", "On which ground", "choice", help_, True, choices, start=DUPLICATE))
        if not closing.story.past.has(*OFFERS):
            what = "Why no advocate could be offered"
            asked.append(Field("no_offer", what, "long", "No offer is on record.", True))
    if any(clock.state in ("overdue", "missed") for clock in closing.state.clocks):
        asked.append(
            Field("evidence", "What shows it", "long", "A limit has passed: say where it can be seen.")
        )
    return asked
