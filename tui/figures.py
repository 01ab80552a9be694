"""The figures of a year, live and so provisional: a row for each, a column for each quarter and the year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from core.law.days.dates import show_day
from core.quarters import financial_year, year_days
from tui.actions import Action
from tui.cells import cell, fitted
from tui.read_screen import ReadScreen
from tui.screen import DeskScreen
from tui.widgets.chrome import DeskHeader
from tui.widgets.sheet import Sheet, SheetRow

EARLIER = Action("earlier", "left", "Earlier", "The figures of the year before.", footer=True, order=10)
LATER = Action("later", "right", "Later", "The figures of the year after.", footer=True, order=12)
CASES = Action(
    "cases", "enter", "Its cases", "The cases that the figure counts in the year.", footer=True, order=5
)
NAMED = 100
"""Cases behind a number that are listed with their people and words; the others by reference alone."""
BAR = 12
"""Columns of the longest bar of a quarter."""
WIDE = 110
"""Columns from which a share stands with its percentage."""
DEFINITION = "Under the cursor: what the figure counts, and which of a case's dates puts it in a period."


@dataclass(frozen=True)
class Line:
    """A figure, or one part of it: its name, a text for each period, what it means."""

    group: str
    name: str
    texts: tuple[str, ...]
    definition: str
    figure: str = ""
    places: tuple[tuple[str, str], ...] = ()
    """Which part of the figure it is: its dimensions."""


@dataclass(frozen=True)
class Counts:
    """A case that a figure counts."""

    reference: str
    words: str


@dataclass(frozen=True)
class Counted:
    """What a year adds up to."""

    year: str
    periods: tuple[str, ...]
    lines: tuple[Line, ...]


class FiguresScreen(DeskScreen):
    """Reads the register again each time it is opened."""

    NAME = "Figures"
    ACTIONS: ClassVar = (CASES, EARLIER, LATER)
    OPENING = (
        f"Live figures of a financial year, provisional until they are frozen into a release. {DEFINITION}"
    )

    def __init__(self, year: str = "") -> None:
        super().__init__()
        self.year = year
        self._periods: tuple[str, ...] = ()

    def body(self) -> ComposeResult:
        yield Static(cell("Counting …", "$quiet"), id="head")
        yield Sheet("sheet")
        yield Static(cell(""), id="explain")

    def on_mount(self) -> None:
        self.year = self.year or financial_year(self.desk.today())
        self.query_one("#sheet", Sheet).focus()
        self._read()

    def _read(self) -> None:
        self.query_one(DeskHeader).show(f"Figures {self.year}")
        self.ask(self._count, self._show)

    def _count(self) -> Counted:
        from core.figures.compute import compute
        from core.figures.declared import FIGURES
        from core.figures.labels import labels_of, titles_of
        from core.quarters import year_days
        from core.release.release import GROUPS

        register, today = self.desk.register(), self.desk.today()
        cells = compute(register, self.year)
        periods = tuple(dict.fromkeys(count.period for count in cells))
        until = year_days(self.year)[1]
        labels = dict(labels_of({place for count in cells for place in count.dimensions}, register, until))
        titles = titles_of(register)
        texts = {(count.figure, count.dimensions, count.period): count.text for count in cells}
        lines = []
        for figure in sorted(FIGURES, key=lambda figure: figure.order):
            for places in dict.fromkeys(count.dimensions for count in cells if count.figure == figure.key):
                part = ", ".join(labels.get(f"{kind}:{key}", key) for kind, key in places)
                numbers = tuple(
                    texts.get((figure.key, places, period), "") if begun(period, self.year, today) else ""
                    for period in periods
                )
                definition = f"{figure.definition} By {figure.dated_by}."
                name = f"{titles[figure.key]}: {part}" if part else titles[figure.key]
                group = GROUPS.get(figure.group, figure.group)
                lines.append(Line(group, name, numbers, definition, figure.key, places))
        return Counted(self.year, periods, tuple(lines))

    def _show(self, counted: Counted) -> None:
        if counted.year != self.year:
            return
        sentence = f"Provisional: counted live on {show_day(self.desk.today())}."
        self.query_one("#head", Static).update(cell(sentence, "$quiet"))
        width = self.size.width - 4
        self._periods = counted.periods
        self.query_one("#sheet", Sheet).show(table(counted, width))

    def on_option_list_option_highlighted(self) -> None:
        """What the figure under the cursor means."""
        here = self.query_one("#sheet", Sheet).here
        meaning = f"{here.name}. {here.definition}" if isinstance(here, Line) else ""
        chart = bars(here, self._periods) if isinstance(here, Line) and not self.has_class("-short") else ""
        explained = Content("\n").join([cell(chart, "$accent")] * bool(chart) + [cell(meaning)])
        self.query_one("#explain", Static).update(explained, layout=False)

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.action_act("cases")

    def action_cases(self) -> None:
        """The cases behind the number."""
        here = self.query_one("#sheet", Sheet).here
        if isinstance(here, Line):
            self.app.push_screen(FigureCasesScreen(self.year, here))

    def action_earlier(self) -> None:
        """The year before."""
        self._move(-1)

    def action_later(self) -> None:
        """The year after, up to this one."""
        self._move(1)

    def _move(self, years: int) -> None:
        first, _ = year_days(self.year)
        moved = date(first.year + years, 4, 1)
        if date(2006, 4, 1) <= moved <= self.desk.today():
            self.year = financial_year(moved)
            self._read()


class FigureCasesScreen(ReadScreen["tuple[Counts, ...]"]):
    """The cases that one figure counts in a year, each with its people and words; Enter opens one."""

    NAME = "Cases of a figure"
    ENTER = "open"
    ACTIONS: ClassVar = (
        Action("open", "enter", "Open", "Open the case under the cursor.", footer=True, order=5),
    )
    OPENING = "The same expression that counts the figure lists these cases. One may stand here twice where it counts twice."

    def __init__(self, year: str, line: Line) -> None:
        super().__init__()
        self.year, self.line = year, line

    def body(self) -> ComposeResult:
        yield Static(cell("Reading …", "$quiet"), id="head")
        yield Sheet("sheet")

    def on_mount(self) -> None:
        self.query_one(DeskHeader).show(f"{self.line.name} {self.year}")

    def read(self) -> "tuple[Counts, ...]":
        """The cases, in the order of their references."""
        from core.figures.compute import cases_behind
        from core.figures.declared import FIGURES
        from core.register.lists.worklist import View, page

        register, today = self.desk.register(), self.desk.today()
        figure = next(figure for figure in FIGURES if figure.key == self.line.figure)
        references = cases_behind(register, figure, self.year, None, dict(self.line.places))

        def words(reference: str) -> str:
            rows = page(register, View("all", None, reference), today, limit=1).rows
            return next((f"{row.person}  “{row.summary}”" for row in rows if row.reference == reference), "")

        return tuple(
            Counts(reference, words(reference) if place < NAMED else "")
            for place, reference in enumerate(references)
        )

    def show(self, cases: "tuple[Counts, ...]") -> None:
        """A line each."""
        count = f"{len(cases)} case{'' if len(cases) == 1 else 's'}."
        self.query_one("#head", Static).update(cell(count, "$quiet"))
        rows = [
            SheetRow(
                Content.assemble("  ", (case.reference, "bold"), "  ", cell(case.words)),
                case,
                f"{case.reference} {place}",
            )
            for place, case in enumerate(cases)
        ]
        self.sheet.show(rows or [SheetRow(cell("It counts no cases."), "nothing")])

    def action_open(self) -> None:
        """The case."""
        if isinstance(self.here, Counts):
            self.front.open("case", self.here.reference)


def begun(period: str, year: str, today: date) -> bool:
    """Whether a period has begun: a quarter that has not is blank, since 0 would say that nothing came."""
    _, _, quarter = period.partition(" ")
    if not quarter.startswith("Q"):
        return True
    first, _ = year_days(year)
    months = 3 * (int(quarter[1:2]) - 1)
    return date(first.year + (3 + months) // 12, (3 + months) % 12 + 1, 1) <= today


def bars(line: Line, periods: Sequence[str]) -> str:
    """The quarters of a figure side by side, the longest bar for the highest; nothing where fewer than two have a number."""
    amounts = {
        period.partition(" ")[2]: amount
        for period, text in zip(periods, line.texts, strict=True)
        if period.partition(" ")[2] and (amount := amount_of(text)) is not None
    }
    most = max(amounts.values(), default=0)
    if len(amounts) < 2 or not most:
        return ""
    return "   ".join(
        f"{quarter} {'█' * round(BAR * amount / most) or '·'}" for quarter, amount in amounts.items()
    )


def amount_of(text: str) -> float | None:
    """The number that a bar stands for: of a share its percentage, else the first number; None where it has none."""
    share = re.search(r"(?<![\d.])([\d.]++)%", text)
    number = share or re.search(r"[\d,]+(?:\.\d+)?", text)
    return float(number[1 if share else 0].replace(",", "")) if number else None


def table(counted: Counted, width: int) -> list[SheetRow]:
    """The rows: each group under its heading with the periods, numbers right under one another."""
    heads = [period.partition(" ")[2] or "Year" for period in counted.periods]
    columns = [
        max(len(head), *(cell_len(_number(line.texts[at], width)) for line in counted.lines), 4)
        for at, head in enumerate(heads)
    ]
    room = max(width - sum(columns) - 2 * len(columns), 20)
    rows: list[SheetRow] = []
    group = ""
    for line in counted.lines:
        if line.group != group:
            group = line.group
            rows += [SheetRow(Content(""))] if rows else []
            marks = "".join(f"  {head:>{column}}" for head, column in zip(heads, columns, strict=True))
            rows.append(SheetRow(Content.assemble((fitted(group, room), "bold $accent"), (marks, "$quiet"))))
        numbers = "".join(
            f"  {_number(text, width):>{column}}" for text, column in zip(line.texts, columns, strict=True)
        )
        rows.append(SheetRow(Content.assemble("  ", fitted(line.name, room - 2), numbers), line, line.name))
    return rows


def _number(text: str, width: int) -> str:
    """The number; where there is little room, without the percentage of a share."""
    return text if width >= WIDE else text.partition(" (")[0]
