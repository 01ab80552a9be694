"""Learning of the whole register: by service or by owner, what is to do and what is overdue."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell, fitted
from tui.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import grouped, heading

if TYPE_CHECKING:
    from core.register.learning.board import Board, Item, Shelf

OPEN = Action(
    "open",
    "enter",
    "Open",
    "Open the learning of the case or compliment under the cursor.",
    footer=True,
    order=5,
)
SHELF = Action(
    "shelf", "v", "Lists", "The next list: to do, overdue, done, not done ...", footer=True, order=10
)
COMPLIMENTS = Action(
    "compliments",
    "c",
    "Compliments",
    "The compliments, to say what one of them taught.",
    footer=True,
    order=30,
)
SIDE = Action("side", "b", "By owner", "Part it by owner, or by service.", footer=True, order=20)


class LearningBoardScreen(ReadScreen["tuple[Board, tuple[Item, ...]]"]):
    """Reads only: what is recorded of learning is recorded in its case."""

    NAME = "Learning board"
    ACTIONS: ClassVar = (OPEN, SHELF, SIDE, COMPLIMENTS)
    ENTER = "open"
    OPENING = (
        "What complaints and compliments taught, across the register. v goes through the lists, b parts them by "
        "service or by owner; every number is the length of its list. Enter opens the learning of its case or compliment."
    )

    def __init__(self) -> None:
        super().__init__()
        self.shelf: Shelf = "open"
        self.by_owner = False

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        yield Sheet("sheet")

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show("Learning")

    def read(self) -> "tuple[Board, tuple[Item, ...]]":
        """What is counted, and the list that is shown."""
        from core.register.learning import board

        register, today = self.desk.register(), self.desk.today()
        return board.count_board(register, today), board.list_learning(register, today, shelf=self.shelf)

    def show(self, answer: "tuple[Board, tuple[Item, ...]]") -> None:
        """The lists with their numbers, then the learning of one of them."""
        from core.register.learning.board import SHELVES

        board, items = answer
        counts = (
            Content.assemble(
                cell(f"{title} {board.counts[key]}", "bold $accent" if key == self.shelf else "$quiet"), "  "
            )
            for key, title in SHELVES
        )
        self.query_one("#head", Static).update(Content.assemble(*counts))
        groups = board.owners if self.by_owner else board.services
        parts = [
            [
                heading(group.title, str(group.counts[self.shelf]), self.size.width - 4),
                *(self._row(item) for item in items if self._of(item) == group.key),
            ]
            for group in groups
            if group.counts[self.shelf]
        ]
        title = dict(SHELVES)[self.shelf]
        empty = [
            SheetRow(
                cell(f"{title}: nothing here. v shows the next list; l on a case records what it taught."),
                "nothing",
            )
        ]
        self.sheet.show(grouped(*(parts or [empty])))

    def _of(self, item: "Item") -> str:
        return item.owner if self.by_owner else item.service

    def _row(self, item: "Item") -> SheetRow:
        today = self.desk.today()
        due = day(item.due, today) if item.due else "no day"
        end = day(end_on, today) if (end_on := item.done_on or item.not_done_on) else due
        late = (f"{'overdue' if item.overdue else '':<9}", "bold $error")
        beside = item.service_title if self.by_owner else item.owner or "nobody yet"
        before = Content.assemble("  ", f"{item.key:<12}", late, f"{end:<12}  ")
        room = max(self.size.width - before.cell_length - min(len(beside), 20) - 8, 16)
        text = Content.assemble(before, fitted(item.text, room), "  ", (fitted(beside, 20), "$quiet"))
        return SheetRow(text, item, item.key)

    def action_open(self) -> None:
        """The learning of the case or of the compliment under the cursor."""
        item = self.here
        reference = getattr(item, "reference", "")
        if reference:
            self.app.push_screen(places.screen("learning", reference))
        elif getattr(item, "compliment", None):
            self.app.push_screen(places.screen("compliment_learning", item.compliment))  # type: ignore[attr-defined]

    def action_compliments(self) -> None:
        """The compliments, to say what one of them taught."""
        self.app.push_screen(places.screen("compliments"))

    def action_shelf(self) -> None:
        """The next list."""
        from core.register.learning.board import SHELVES

        names = [name for name, _ in SHELVES]
        self.shelf = names[(names.index(self.shelf) + 1) % len(names)]
        self.read_again()

    def action_side(self) -> None:
        """By owner, or by service."""
        self.by_owner = not self.by_owner
        self.read_again()
