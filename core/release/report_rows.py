"""The rows of an earlier report's tables, gathered into figures and cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from core.figures.kinds import Unit
from core.figures.show import NOTHING, text
from core.figures.titles import TITLES, order
from core.release.check import PERIOD, Malformed, as_text, is_year, lowest_of
from core.release.release import Cell, FigureMeta
from core.release.report_format import AS_PRINTED, DEFINITIONS
from core.release.report_numbers import read_printed

Known = TypeVar("Known")


@dataclass
class Sheet:
    """The figures of one report as they are read. `year` is the report's own."""

    year: str
    cells: list[Cell] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    printed_years: dict[str, list[str]] = field(default_factory=dict)
    """The years of each figure in the order in which the report lists them."""

    def add(self, figure: str, period: str, value: object, **dimensions: tuple[str, str]) -> None:
        """Take in one printed value. A dimension is its key and the words that were printed."""
        where = f"{TITLES[figure].title}, {period}"
        if not PERIOD.fullmatch(period) or not is_year(period[:7]):
            raise Malformed(f"{where}: {period!r} is neither a year nor a quarter.")
        for dimension, (key, label) in dimensions.items():
            self.labels[f"{dimension}:{key}"] = as_text(label, where)
        if is_year(period):
            self.printed_years.setdefault(figure, []).append(period)
        places = tuple((dimension, key) for dimension, (key, _label) in dimensions.items())
        if any(
            (cell.figure, cell.period, cell.dimensions) == (figure, period, places) for cell in self.cells
        ):
            raise Malformed(f"{where}: it is there twice.")
        self.cells.append(printed_cell(figure, period, places, value, where))

    def remark(self, figure: str, words: str) -> None:
        """A note that the file itself gives on a figure."""
        self.remarks[figure] = as_text(words, figure)

    def quarter_or_year(self, column: str) -> str:
        """The period of a column of the quarterly table: Q1 to Q4, or the year for Total."""
        return self.year if column.lower() in ("total", "totals", "year") else f"{self.year} {column}"

    def in_order(self) -> tuple[Cell, ...]:
        """The cells by figure and year, quarters before their year; within that as the report lists them."""
        return tuple(
            sorted(
                self.cells, key=lambda cell: (order(cell.figure), cell.period[:7], cell.period[7:] or " Year")
            )
        )

    def figures(self) -> tuple[FigureMeta, ...]:
        """What the figures mean, in the order of their tables. Version 0: not a definition of ours."""
        keys = sorted({cell.figure for cell in self.cells}, key=order)
        return tuple(
            FigureMeta(
                key=key,
                title=TITLES[key].title,
                unit=TITLES[key].unit,
                definition=DEFINITIONS.get(key, AS_PRINTED),
                version=0,
                group=TITLES[key].group,
                order=order(key),
                note=self.remarks.get(key, ""),
            )
            for key in keys
        )


def printed_cell(
    figure: str, period: str, dimensions: tuple[tuple[str, str], ...], value: object, where: str
) -> Cell:
    """A value as it was printed: a number in its unit, a fraction, or words. Words that are no number as a whole hold none."""
    unit: Unit = TITLES[figure].unit
    if isinstance(value, str):
        words = as_text(value.strip(), where)
        number = read_printed(words, unit, change=lowest_of(figure) < 0)
        if number is None:
            return Cell(figure, period, dimensions, text=words or NOTHING, marker="x")
        return Cell(figure, period, dimensions, number.numerator, number.denominator, words)
    if value is None:
        return Cell(figure, period, dimensions, text=NOTHING, marker="x")
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not lowest_of(figure) <= value < 10**12
    ):
        raise Malformed(f"{where}: {value!r} is not a number.")
    return Cell(figure, period, dimensions, value, None, text(unit, value))


def known(names: Mapping[str, Known], name: str) -> Known:
    """What the format knows a printed name as. Malformed where it does not."""
    if name not in names:
        raise Malformed(f"{name!r} is not known here. Known are {', '.join(names)}.")
    return names[name]


def rows(block: Mapping[str, Any], *besides: str) -> Iterator[tuple[str, str, Any]]:
    """Each value of a table with its row's and its column's name. Malformed where a row has too many or too few.

    The rows are in `rows`, or stand beside `columns`; nothing else may but what `besides` names.
    """
    columns = section(block, "columns", list)
    rest = {key: value for key, value in block.items() if key not in ("columns", "rows", *besides)}
    if "rows" in block and rest:
        raise Malformed(f"{next(iter(rest))!r} is not known beside columns and rows.")
    for name, values in (section(block, "rows", dict) if "rows" in block else rest).items():
        if not isinstance(values, list) or len(values) != len(columns):
            raise Malformed(f"the row {name!r} does not have a value for each of {len(columns)} columns.")
        for column, value in zip(columns, values, strict=True):
            yield name, as_text(column, name), value


def each_year(sheet: Sheet, figure: str, value: object) -> None:
    """A value for the report's year, or an object of years with a value each."""
    for year, amount in (value if isinstance(value, dict) else {sheet.year: value}).items():
        sheet.add(figure, year, amount)


def section(block: Mapping[str, Any], key: str, kind: type[Any]) -> Any:
    """A part of the file, which must be of a kind; an absent one is empty."""
    value = block.get(key, kind())
    if not isinstance(value, kind):
        raise Malformed(
            f"{key} should be {'an object' if kind is dict else 'a list' if kind is list else 'a text'}."
        )
    return value
