"""What other teams handed on: the longest waiting first, to be taken down as a case or set aside with a reason."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell, fitted
from tui.form_screen import FormScreen
from tui.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.field import Field
from tui.widgets.sheet import Sheet, SheetRow

if TYPE_CHECKING:
    from core.register.referred_in import HandedIn

TAKE = Action(
    "take",
    "enter",
    "Take down",
    "Open a case with their words and the day it was first heard.",
    footer=True,
    order=5,
)
ASIDE = Action(
    "aside", "x", "Set aside", "Say why no case comes of it, or where it is already.", footer=True, order=10
)
NOTHING = Refusal(
    "nothing-waits",
    "Nothing waits here.",
    "",
    "Staff of other teams use `heard forward add`.",
)


class HandedInScreen(ReadScreen["tuple[HandedIn, ...]"]):
    """Reads the queue; taking down is the form of a new case."""

    NAME = "Handed on"
    ACTIONS: ClassVar = (TAKE, ASIDE)
    ENTER = "take"
    OPENING = (
        "What other teams were told and handed on. The clock runs from the day it was first heard, so the longest "
        "waiting stand at the top. Enter takes one down as a case; x sets it aside with a reason."
    )

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        yield Sheet("sheet")

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show("Handed on")

    def read(self) -> "tuple[HandedIn, ...]":
        """What waits."""
        from core.register.referred_in import handed_in

        return handed_in(self.desk.register())

    def show(self, waiting: "tuple[HandedIn, ...]") -> None:
        """One line for each, under how many there are."""
        self.query_one("#head", Static).update(cell(f"{len(waiting)} waiting", "$quiet"))
        empty = [SheetRow(cell(NOTHING.reason), "nothing"), SheetRow(cell(NOTHING.remedy, "$quiet"))]
        self.sheet.show([self._row(handed) for handed in waiting] or empty)

    def _row(self, handed: "HandedIn") -> SheetRow:
        today = self.desk.today()
        before = Content.assemble(
            "  ", f"{handed.number:>4}  ", (f"heard {day(handed.first_on, today):<12}", "$accent"), "  "
        )
        who = fitted(handed.name or "no name", 18)
        room = max(self.size.width - before.cell_length - 18 - 16 - 6, 16)
        text = Content.assemble(
            before, who, "  ", fitted(handed.said, room), "  ", (fitted(f"from {handed.by}", 16), "$quiet")
        )
        return SheetRow(text, handed, str(handed.number))

    def refusal_for(self, action: str) -> Refusal | None:
        """There is nothing to do where nothing waits."""
        if action in ("take", "aside") and not self.found:
            return NOTHING
        return super().refusal_for(action)

    def action_take(self) -> None:
        """The form of a new case, with what is known."""
        if self.here not in (None, "nothing"):
            self.app.push_screen(places.screen("new_case", self.here))

    def action_aside(self) -> None:
        """The form that asks why."""
        if self.here not in (None, "nothing"):
            self.app.push_screen(places.screen("set_aside", self.here))


class SetAsideScreen(FormScreen):
    """Why no case comes of what was handed on."""

    NAME = "Set aside"
    FORM = "set-aside"
    OPENING: ClassVar = "It is kept with your reason. If it was a complaint after all, take it down instead."

    def __init__(self, handed: "HandedIn") -> None:
        super().__init__()
        self.number = handed.number
        self.subject = f"handed on {handed.number}"

    def fields(self) -> Sequence[Field]:
        return (
            Field("why", "Why", "long", "Such as: thanks only; a question, answered; here already.", True),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.referred_in import set_aside

        return set_aside(self.desk.register(), self.number, why=raw.get("why", ""), stamp=self.desk.stamp())

    def told(self, _result: object) -> str:
        return "It is set aside, with your reason."
