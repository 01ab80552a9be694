"""My day for staff of other teams: what they handed on themselves, and what came of it. They see no case."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell, fitted
from tui.read_screen import ReadScreen
from tui.screen import COMMANDS, HELP, THEME
from tui.widgets.sheet import Sheet, SheetRow

if TYPE_CHECKING:
    from core.register.referred_in import HandedIn

STATES = {"waiting": "waits", "taken": "taken down", "set_aside": "set aside"}


class HandedOnScreen(ReadScreen["tuple[HandedIn, ...]"]):
    """The list of one's own; nothing is done here but reading and leaving."""

    NAME = "My day"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("again", "ctrl+r,f5", "Read again", "Read the list again now.", footer=True, order=10),
        Action("leave_desk", "q", "Leave", "Leave the desk.", footer=True, order=80),
    )
    COMMON: ClassVar[tuple[Action, ...]] = (HELP, COMMANDS, THEME)
    ENTER = "again"
    OPENING = (
        "What you were told and handed on to the complaints team, the newest at the foot. Hand something on with "
        "`heard forward add`. Cases are the team's: ask them."
    )

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        yield Sheet("sheet")

    def read(self) -> "tuple[HandedIn, ...]":
        """All that this person handed on."""
        from core.register.referred_in import handed_in

        return handed_in(self.desk.register(), waiting=False)

    def show(self, handed_on: "tuple[HandedIn, ...]") -> None:
        """A line for each, under how many there are."""
        self.query_one("#head", Static).update(cell(f"{len(handed_on)} handed on by you", "$quiet"))
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

    def action_again(self) -> None:
        """Read again."""
        self.read_again()

    def action_leave_desk(self) -> None:
        """Leave the desk."""
        self.front.leave()
