"""What came, what is late and whose it is, how old the open cases are, against last year; every number opens its cases."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from core.quarters import financial_year, year_days
from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell, fitted
from tui.figures import FigureCasesScreen, Line
from tui.read_screen import ReadScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import grouped, heading

if TYPE_CHECKING:
    from core.register.lists.worklist import ListName, Row
    from core.register.register import Register

AGES: tuple[tuple[str, int, int], ...] = (
    ("up to 2 weeks", 0, 14),
    ("over 2, up to 5 weeks", 15, 35),
    ("over 5, up to 13 weeks", 36, 91),
    ("over 13, up to 26 weeks", 92, 182),
    ("over 26 weeks", 183, 1_000_000),
)
"""How old an open case is, in days since it was received: about the limits of the stages, and half a year."""
LATELY = 30
"""Days of which it is said what came in them."""
ON_TIME = "within_statutory"
WINDOW = 500
WIDEST = 100
"""Columns that the rows take at most: what stands at the right still belongs to what stands at the left."""
BAR = 24
"""Columns of the longest bar; bars of one group are of one scale."""
NO_TEAM = "No team yet"
NOBODY = "Nobody yet"
MORE = Action(
    "cases", "enter", "Its cases", "The cases that the number under the cursor counts.", footer=True, order=5
)
FIGURES = Action("figures", "f", "Figures", "The figures of the year, by quarter.", footer=True, order=20)
NOTHING = Refusal("no-cases", "That number counts no cases.", "", "Choose another row.")


@dataclass(frozen=True)
class Number:
    """One row: what is counted, how it reads, and the cases behind it, or the line of the figure whose cases they are."""

    title: str
    text: str
    amount: float
    cases: "tuple[Row, ...]" = ()
    line: Line | None = None
    year: str = ""


@dataclass(frozen=True)
class Group:
    """Numbers that stand under one heading, with a remark beside it."""

    title: str
    beside: str
    numbers: tuple[Number, ...]
    whole: float = 0
    """What the longest bar stands for; nothing: the highest number."""


class OverviewScreen(ReadScreen["tuple[Group, ...]"]):
    """Counted anew whenever one comes to it."""

    NAME = "Overview"
    ENTER = "cases"
    ACTIONS: ClassVar = (MORE, FIGURES)
    OPENING = (
        "What came, what is late and whose it is, how old the open cases are, and how the year compares with the last "
        "one up to the same day. Enter on a number lists its cases."
    )

    def body(self) -> ComposeResult:
        yield Static(cell("Counting …", "$quiet"), id="head")
        yield Sheet("sheet")

    def read(self) -> "tuple[Group, ...]":
        """Every group, from the cases as they stand."""
        return overview(self.desk.register(), self.desk.today())

    def show(self, groups: "tuple[Group, ...]") -> None:
        """A row for each number, with a bar: its length says no more than the number does."""
        self.query_one("#head", Static).update(
            cell(f"Counted on {day(self.desk.today(), self.desk.today())}.", "$quiet")
        )
        width = min(self.size.width - 4, WIDEST)
        self.sheet.show(grouped(*(_rows(group, width) for group in groups)))

    def refusal_for(self, action: str) -> Refusal | None:
        """A nought has no cases to list."""
        here = self.here
        nothing = isinstance(here, Number) and not here.cases and here.line is None
        return NOTHING if action == "cases" and nothing else super().refusal_for(action)

    def action_cases(self) -> None:
        """The cases behind the number."""
        here = self.here
        if isinstance(here, Number) and here.line is not None:
            self.app.push_screen(FigureCasesScreen(here.year, here.line))
        elif isinstance(here, Number):
            self.app.push_screen(CountedCasesScreen(here.title, here.cases))

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
        text = Content.assemble(before, fitted(when, 16), "  ", cell(f"{row.owner or NOBODY}: {row.summary}"))
        return SheetRow(text.truncate(max(self.size.width - 4, 20), ellipsis=True), row, row.reference)

    def action_open(self) -> None:
        """The case."""
        reference = getattr(self.here, "reference", "")
        if reference:
            self.front.open("case", reference)


def overview(register: "Register", today: date) -> tuple[Group, ...]:
    """Every group on a day. Called in a worker."""
    late = _every(register, "overdue", today)
    open_now = _every(register, "open", today)
    teams = {choice.key: choice.title for choice in register.vocabulary.choices()["team"]}
    of_all = f"{len(late)} late, {len(open_now)} open"
    return (
        _came(register, today),
        _by("Late now, by team", of_all, late, lambda row: teams.get(row.team, row.team) or NO_TEAM),
        _by("Late now, by officer", "", late, lambda row: row.owner or NOBODY),
        _ages(open_now),
        _on_time(register, today),
    )


def _every(
    register: "Register", name: "ListName", today: date, first: date | None = None, last: date | None = None
) -> "tuple[Row, ...]":
    """Every row of a list, of cases that were received from `first` to `last` where those are given."""
    from core.register.lists.worklist import Filter, View, page

    view = View(name, narrowed=Filter(received_from=first, received_to=last))
    rows: list[Row] = []
    while True:
        window = page(register, view, today, after=rows[-1].key if rows else None, limit=WINDOW)
        rows += window.rows
        if not window.more_after or not window.rows:
            return tuple(rows)


def _came(register: "Register", today: date) -> Group:
    begun, _ = year_days(financial_year(today))
    numbers = []
    for title, first in (
        (f"In the last {LATELY} days", today - timedelta(days=LATELY - 1)),
        (f"Since {begun.day} {begun:%B}", begun),
    ):
        for words, start, end in (
            (title, first, today),
            ("   the same days a year before", _year_before(first), _year_before(today)),
        ):
            rows = _every(register, "all", today, start, end)
            numbers.append(Number(words, str(len(rows)), len(rows), rows))
    return Group("What came", "", tuple(numbers))


def _by(title: str, beside: str, rows: "Sequence[Row]", part: "Callable[[Row], str]") -> Group:
    """The cases by what `part` calls them, the most first."""
    counted = Counter(part(row) for row in rows)
    names = sorted(counted, key=lambda name: (-counted[name], name))
    parts = tuple(_counted(name, (row for row in rows if part(row) == name)) for name in names)
    return Group(title, beside, parts or (Number("Nothing is late", "0", 0),))


def _ages(rows: "Sequence[Row]") -> Group:
    ages = tuple(
        _counted(title, (row for row in rows if least <= row.days_since_received <= most))
        for title, least, most in AGES
    )
    oldest = max((row.days_since_received for row in rows), default=0)
    return Group("How old the open cases are", f"the oldest {oldest} days", ages)


def _counted(title: str, rows: "Iterable[Row]") -> Number:
    cases = tuple(rows)
    return Number(title, str(len(cases)), len(cases), cases)


def _on_time(register: "Register", today: date) -> Group:
    """The share answered within the statutory limit, of this year so far and of the whole year before."""
    from core.figures.compute import compute
    from core.figures.declared import FIGURES as DECLARED

    figure = next(figure for figure in DECLARED if figure.key == ON_TIME)
    numbers = []
    for year in (financial_year(today), financial_year(_year_before(today))):
        counted = next(
            (count for count in compute(register, year, figures=(figure,)) if count.period == year), None
        )
        if counted is not None:
            line = Line("", figure.title, (counted.text,), figure.definition, figure.key)
            share = counted.numerator / counted.denominator if counted.denominator else 0
            numbers.append(Number(year, counted.text, share, line=line, year=year))
    return Group(figure.title, "provisional", tuple(numbers), whole=1)


def _year_before(value: date) -> date:
    """The same day a year before; of 29 February the day before it."""
    leap = value.month == 2 and value.day == 29
    return value.replace(year=value.year - 1, day=28 if leap else value.day)


def _rows(group: Group, width: int) -> list[SheetRow]:
    most = group.whole or max((number.amount for number in group.numbers), default=0)
    rows = [heading(group.title, group.beside, width)]
    for place, number in enumerate(group.numbers):
        bar = "█" * round(BAR * number.amount / most) if most else ""
        text = Content.assemble(
            "  ", fitted(number.title, 32), fitted(number.text, 16, right=True), "  ", bar
        )
        rows.append(SheetRow(text, number, f"{group.title} {place}"))
    return rows
