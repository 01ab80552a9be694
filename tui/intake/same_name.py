"""Cases of those names already: open one, link the new case to it, or go on with that one instead."""

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell, fitted
from tui.read_screen import ReadScreen
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import hanging

if TYPE_CHECKING:
    from core.register.lists.worklist import Row
    from tui.intake.foretold import Others

OPEN = Action(
    "open", "enter", "Open", "Read the case under the cursor; what you typed waits.", footer=True, order=5
)
LINK = Action("link", "l", "Link", "Link the new case to the one under the cursor.", footer=True, order=10)
GO_ON = Action(
    "go_on",
    "r",
    "Go on with it",
    "It is about that case: write what they said there as a note, instead of a new case.",
    footer=True,
    order=20,
)
NOBODY = Refusal("nobody", "No case has a name like that.", "", "Esc goes back to the new case.")
MOST_LISTED = 50
"""Rows that are listed; a name that so many share has to be typed further."""
Chosen = tuple[Literal["link", "go_on"], str]


class SameNameScreen(ReadScreen["Others"]):
    """A row for each case of the names that were typed, the newest first; it ends with what was chosen."""

    NAME = "By that name already"
    ACTIONS: ClassVar = (OPEN, LINK, GO_ON)
    ENTER = "open"
    OPENING = (
        "Cases in which somebody has a name like the one that was typed. Two people may share a name: look before you "
        "link, or go on with one."
    )

    def __init__(self, names: tuple[str, str]) -> None:
        super().__init__()
        self.names = names

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        yield Sheet("sheet")

    def read(self) -> "Others":
        """The cases, and how many there are."""
        from tui.intake.foretold import others_of

        return others_of(self.desk, *self.names, most=MOST_LISTED)

    def show(self, others: "Others") -> None:
        """Two lines each."""
        rows, total = others.rows, others.total
        part = f"{len(rows)} of " if total > len(rows) else ""
        head = f"{part}{total} case{'' if total == 1 else 's'} by a name like that."
        self.query_one("#head", Static).update(cell(head, "$quiet"))
        self.sheet.show([self._row(row) for row in rows] or [SheetRow(cell(NOBODY.reason), "nobody")])

    def _row(self, row: "Row") -> SheetRow:
        state = f"{row.by_title}, {row.stage_title}, {row.status}, {day(row.received_on, self.desk.today())}"
        before = Content.assemble(
            "  ", (row.reference, "bold"), "  ", fitted(row.person or "no name", 20), "  "
        )
        words = Content.assemble(
            cell(state), "  ", cell(f"“{row.summary}”" if row.summary else "", "$quiet", 200)
        )
        return SheetRow(hanging(before, words, self.size.width - 4, 2), row.reference, row.reference)

    @property
    def reference(self) -> str:
        """The case under the cursor."""
        return str(self.here) if self._listed else ""

    @property
    def _listed(self) -> bool:
        return self.found is not None and bool(self.found.rows)

    def refusal_for(self, action: str) -> Refusal | None:
        """Nothing is done about no case."""
        return NOBODY if action in ("open", "link", "go_on") and not self._listed else None

    def action_open(self) -> None:
        """Read it."""
        self.app.push_screen(places.screen("case", self.reference))

    def action_link(self) -> None:
        """The new case is linked to it."""
        self.dismiss(("link", self.reference))

    def action_go_on(self) -> None:
        """It is about that case."""
        self.dismiss(("go_on", self.reference))
