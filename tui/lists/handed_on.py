"""My day for staff of other teams: what they handed on themselves, and what came of it. They see no case."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell, fitted
from tui.read_screen import ReadScreen
from tui.screen import COMMANDS, HELP, THEME
from tui.widgets.sheet import Sheet, SheetRow

if TYPE_CHECKING:
    from core.register.referred_in import HandedIn

MAY_NOT = Refusal(
    "may-not-confirm",
    "You were not given the right to confirm.",
    "",
    "A manager gives it, to a deputy: `heard users confirms`.",
)
STATES = {"waiting": "waits", "taken": "taken down", "set_aside": "set aside"}


class HandedOnScreen(ReadScreen["tuple[HandedIn, ...]"]):
    """The list of one's own; nothing is done here but reading and leaving."""

    NAME = "My day"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("again", "ctrl+r,f5", "Read again", "Read the list again now.", footer=True, order=10),
        Action("waiting", "w", "To confirm", "What waits for you to confirm or refuse.", order=20),
        Action("leave_desk", "q", "Leave", "Leave the desk.", footer=True, order=80),
    )
    COMMON: ClassVar[tuple[Action, ...]] = (HELP, COMMANDS, THEME)
    ENTER = "again"
    OPENING = (
        "What you were told and handed on to the complaints team, the newest at the foot. Hand something on with "
        "`heard forward add`. Cases are the team's: ask them."
    )

    def __init__(self) -> None:
        super().__init__()
        self._waits: int | None = None
        """How much waits for this person to decide; None where they may not."""

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        yield Sheet("sheet")

    def read(self) -> "tuple[HandedIn, ...]":
        """All that this person handed on, and how much waits for them where they may confirm."""
        from core.register.changes.waiting import to_decide
        from core.register.own_law.waiting import law_to_decide
        from core.register.referred_in import handed_in

        register = self.desk.register()
        may = register.admitted().confirms
        self._waits = to_decide(register) + law_to_decide(register) if may else None
        return handed_in(register, waiting=False)

    def show(self, handed_on: "tuple[HandedIn, ...]") -> None:
        """A line for each, under how many there are."""
        waits = "" if self._waits is None else f"; {self._waits} for you to confirm or refuse: w"
        self.query_one("#head", Static).update(cell(f"{len(handed_on)} handed on by you{waits}", "$quiet"))
        empty = [
            SheetRow(cell("You have handed nothing on yet."), "nothing"),
            SheetRow(cell("`heard forward add` hands something on.", "$quiet")),
        ]
        self.sheet.show([self._row(complaint) for complaint in handed_on] or empty)

    def _row(self, complaint: "HandedIn") -> SheetRow:
        heard = f"heard {day(complaint.first_on, self.desk.today()):<12}"
        before = Content.assemble(
            "  ",
            f"{complaint.number:>4}  ",
            (heard, "$accent"),
            "  ",
            f"{STATES[complaint.state]:<10}",
            "  ",
        )
        room = max(self.size.width - before.cell_length - 6, 16)
        return SheetRow(
            Content.assemble(before, fitted(complaint.said, room)), complaint, str(complaint.number)
        )

    def refusal_for(self, action: str) -> Refusal | None:
        """Only whoever was given the right has anything to decide."""
        return MAY_NOT if action == "waiting" and self._waits is None else None

    def action_waiting(self) -> None:
        """What waits for this person."""
        self.app.push_screen(places.screen("waiting"))

    def action_again(self) -> None:
        """Read again."""
        self.read_again()

    def action_leave_desk(self) -> None:
        """Leave the desk."""
        self.front.leave()
