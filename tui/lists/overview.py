"""What came, what is late and whose it is, how old the open cases are, against last year; every number opens its cases."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell, fitted
from tui.lists.overview_counts import NOBODY, Compared, Group, Number, overview, year_before
from tui.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import grouped, heading

if TYPE_CHECKING:
    from core.register.lists.worklist import Row

WIDEST = 100
"""Columns that the rows take at most: what stands at the right still belongs to what stands at the left."""
COLUMN, BAR = 17, 24
"""Columns of each number, and of the longest bar; bars of one group are of one scale."""
SHORTEST, TITLE = 6, 40
"""Columns that are left for bars, and those that what a row is called takes at most."""
MORE = Action(
    "cases", "enter", "Its cases", "The cases that the number of today counts.", footer=True, order=5
)
A_YEAR_AGO = Action(
    "cases_before",
    "y",
    "Those a year ago",
    "The cases that the number of a year ago counts.",
    footer=True,
    order=10,
)
FIGURES = Action("figures", "f", "Figures", "The figures of the year, by quarter.", footer=True, order=20)
NOTHING = Refusal("no-cases", "That number counts no cases.", "", "Choose another row.")


class OverviewScreen(ReadScreen[tuple[Group, ...]]):
    """Counted anew whenever one comes to it."""

    NAME = "Overview"
    ENTER = "cases"
    ACTIONS: ClassVar = (MORE, A_YEAR_AGO, FIGURES)
    OPENING = (
        "What came, what is late and by whose team, how old the open cases are, and how many answers were in time. Beside "
        "each number stands the same a year ago: of the same days, or as it was on this day last year, as far as the "
        "register knows it now. Enter lists the cases behind a number, y those behind the one of a year ago."
    )

    def body(self) -> ComposeResult:
        yield Static(cell("Counting …", "$quiet"), id="head")
        yield Sheet("sheet")

    def read(self) -> tuple[Group, ...]:
        """Every group, from the cases as they stand."""
        return overview(self.desk.register(), self.desk.today())

    def show(self, groups: tuple[Group, ...]) -> None:
        """A row for each number, with a bar: its length says no more than the number does."""
        width = min(self.size.width - 4, WIDEST)
        self.query_one("#head", Static).update(_heads(self.desk.today(), width))
        self.sheet.show(grouped(*(_rows(group, width) for group in groups)))

    def on_resize(self) -> None:
        """Bars and remarks depend on the width."""
        if self.found is not None:
            self.show(self.found)

    def refusal_for(self, action: str) -> Refusal | None:
        """A nought has no cases to list."""
        here = self.here
        if isinstance(here, Compared) and action in ("cases", "cases_before"):
            number = here.now if action == "cases" else here.before
            if number is None and here.why_not:
                return Refusal("not-kept", here.why_not, "", "Enter lists the cases of today.")
            return None if number and number.cases else NOTHING
        return super().refusal_for(action)

    def on_option_list_option_highlighted(self) -> None:
        """Whether there are cases to list depends on the row."""
        self.actions_changed()

    def action_cases(self) -> None:
        """The cases behind the number of today."""
        here = self.here
        if isinstance(here, Compared):
            self._list(here.title, here.now)

    def action_cases_before(self) -> None:
        """The cases behind the number of a year ago."""
        here = self.here
        if isinstance(here, Compared) and here.before is not None:
            self._list(f"{here.title}, a year ago", here.before)

    def _list(self, title: str, number: Number) -> None:
        self.app.push_screen(CountedCasesScreen(title, number.cases))

    def action_figures(self) -> None:
        """The figures of the year."""
        self.app.push_screen(places.screen("figures"))


class CountedCasesScreen(ReadScreen["tuple[Row, ...]"]):
    """The cases behind one number of the overview, each with its name, its words, and whose it is."""

    NAME = "Counted cases"
    ENTER = "open"
    ACTIONS: ClassVar = (
        Action("open", "enter", "Open", "Open the case under the cursor.", footer=True, order=5),
    )
    OPENING = "These cases were counted when the overview was read; each opens as it stands now."

    def __init__(self, title: str, cases: "tuple[Row, ...]") -> None:
        super().__init__()
        self.title_of, self.cases = title, cases

    def body(self) -> ComposeResult:
        yield Static(cell(""), id="head")
        yield Sheet("sheet")

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show(self.title_of)
        super().on_mount()

    def read(self) -> "tuple[Row, ...]":
        """The cases that were counted."""
        return self.cases

    def show(self, cases: "tuple[Row, ...]") -> None:
        """A line each."""
        count = f"{len(cases)} case{'' if len(cases) == 1 else 's'}."
        self.query_one("#head", Static).update(cell(count, "$quiet"))
        self.sheet.show([self._row(row) for row in cases])

    def _row(self, row: "Row") -> SheetRow:
        today = self.desk.today()
        when = f"due {day(row.due, today)}" if row.due else f"came {day(row.received_on, today)}"
        before = Content.assemble(
            "  ", (row.reference, "bold"), "  ", fitted(row.person or row.by_title, 20), "  "
        )
        text = Content.assemble(before, fitted(when, 21), "  ", cell(f"{row.owner or NOBODY}: {row.summary}"))
        return SheetRow(text.truncate(max(self.size.width - 4, 20), ellipsis=True), row, row.reference)

    def action_open(self) -> None:
        """The case."""
        reference = getattr(self.here, "reference", "")
        if reference:
            self.front.open("case", reference)


def _columns(width: int) -> tuple[int, int]:
    """Columns of what a row is called, and of the longest bar."""
    room = width - 2 * COLUMN - 4
    title = max(min(TITLE, room - SHORTEST), 20)
    return title, max(min(BAR, room - title), 0)


def _heads(today: date, width: int) -> Content:
    """Over each column of numbers, of which day it is."""
    title, _ = _columns(width)
    days = (f"{on:%a} {on.day} {on:%b %Y}" for on in (today, year_before(today)))
    columns = "".join(fitted(day, COLUMN, right=True) for day in days)
    return Content.styled(f"{fitted('Today, and a year ago', 2 + title)}{columns}", "$quiet")


def _rows(group: Group, width: int) -> list[SheetRow]:
    title, longest = _columns(width)
    most = group.whole or max((row.now.amount for row in group.rows), default=0)
    rows = [heading(group.title, group.beside, width)] if group.rows else []
    for place, row in enumerate(group.rows):
        bar = "█" * max(round(longest * row.now.amount / most), 1) if row.now.amount else ""
        before = row.before.text if row.before is not None else ""
        numbers = "".join(fitted(text, COLUMN, right=True) for text in (row.now.text, before))
        text = Content.assemble("  ", fitted(row.title, title), numbers, "  ", bar)
        rows.append(SheetRow(text, row, f"{group.title} {place}"))
    return rows
