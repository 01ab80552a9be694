"""Counting: one pass of the database for each fact table and date, and the same expressions to list what was counted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from sqlalchemy import Select, false, select
from sqlalchemy.orm import Session
from sqlmodel import col

from core.errors import BadInput
from core.figures.declared import FIGURES
from core.figures.figure import Dimension, Figure
from core.figures.show import text
from core.quarters import parse_year, quarter_name, year_quarters
from core.register.register import Register
from core.register.store.tables.cases import CaseRow

Places = tuple[tuple[str, str], ...]
"""Where a cell stands: each dimension with its value."""
Period = tuple[str, tuple[int, ...]]
"""A period's name and the quarters that it is made of."""


@dataclass(frozen=True)
class Cell:
    """One number, live. `period` is `2024-25` or `2024-25 Q1`; `denominator` is None where the figure is no share."""

    figure: str
    period: str
    dimensions: Places
    numerator: float
    denominator: int | None
    text: str


@dataclass(frozen=True)
class Counted:
    """A row that the database counted: a quarter, the values of the dimensions, numerators and denominators."""

    quarter: int
    places: Mapping[str, str]
    numbers: Mapping[str, tuple[int, int]]


def compute(
    register: Register,
    year: str,
    quarter: int | None = None,
    *,
    by: str = "",
    figures: Sequence[Figure] = FIGURES,
) -> tuple[Cell, ...]:
    """The cells of a year: its four quarters and itself, or one quarter (1 to 4) alone.

    `by` parts them by directorate, service or team as well, where a figure can be. A year's numbers are counted from
    its cases, never worked out of its quarters' shares. Raises BadInput for a year or `by` that there is not.
    """
    with register.read() as session:
        return read_cells(session, year, quarter, by=by, figures=figures, apart=not_complaints(register))


def read_cells(
    session: Session,
    year: str,
    quarter: int | None = None,
    *,
    by: str = "",
    figures: Sequence[Figure] = FIGURES,
    apart: Sequence[str] = (),
) -> tuple[Cell, ...]:
    """The cells of a year in an open session, as `compute`. `apart` are the procedures whose cases are no complaints."""
    chosen = _parted(figures, by)
    periods = periods_of(year, quarter)
    counted = [
        (together, list(_count(session, together, by, periods[-1][1], apart))) for together in _passes(chosen)
    ]
    parts = sorted({row.places[by] for _, rows in counted for row in rows}) if by else [""]
    unordered = [
        cell
        for together, rows in counted
        for figure in together
        for cell in _cells_of(figure, _Sums(figure, by, rows, periods), parts)
    ]
    return tuple(sorted(unordered, key=lambda cell: _order(cell, chosen)))


def cases_behind(
    register: Register,
    figure: Figure,
    year: str,
    quarter: int | None = None,
    dimensions: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """The references of the cases that a number counts, each as often as it counts; none where it counts no cases."""
    with register.read() as session:
        apart = not_complaints(register)
        return tuple(session.scalars(behind(figure, year, quarter, dimensions or {}, apart)))


def not_complaints(register: Register) -> tuple[str, ...]:
    """The procedures whose cases are no complaints, as their files say."""
    return tuple({version.key for version in register.procedures.versions if not version.complaints})


def behind(
    figure: Figure,
    year: str,
    quarter: int | None,
    dimensions: Mapping[str, str],
    apart: Sequence[str] = (),
) -> Select[Any]:
    """The statement that lists the cases behind a number: the figure's own expression, by reference."""
    quarters = periods_of(year, quarter)[-1][1]
    statement = select(col(CaseRow.reference))
    if figure.case is None:
        return statement.where(false())
    if figure.table is not CaseRow:
        statement = statement.join(figure.table, figure.case == CaseRow.id)
    for key, value in dimensions.items():
        statement = statement.where(_dimension(figure, key).expression == value)
    listed = statement.where(figure.counted, figure.period.in_(quarters)).order_by(col(CaseRow.id))
    return listed.params(not_complaints=tuple(apart))


def periods_of(year: str, quarter: int | None) -> tuple[Period, ...]:
    """The periods to show, each with its quarters' numbers; the widest last."""
    quarters = year_quarters(year)
    if quarter is not None:
        number = quarters[quarter - 1]
        return ((quarter_name(number), (number,)),)
    return (*((quarter_name(number), (number,)) for number in quarters), (parse_year(year), quarters))


def _parted(figures: Sequence[Figure], by: str) -> list[Figure]:
    if not by:
        return list(figures)
    chosen = [figure for figure in figures if any(part.key == by for part in figure.by)]
    if not chosen:
        raise BadInput(
            f"Figures can't be parted by {by!r}.", remedy="Give directorate, service or team.", field="by"
        )
    return chosen


def _passes(figures: Iterable[Figure]) -> Iterable[list[Figure]]:
    """Figures that one statement counts: those of the same fact table and date."""
    together: dict[Any, list[Figure]] = defaultdict(list)
    for figure in figures:
        together[figure.table, str(figure.period)].append(figure)
    return together.values()


def _dimension(figure: Figure, key: str) -> Dimension:
    dimensions: tuple[Dimension, ...] = (*figure.by, *((figure.over,) if figure.over else ()))
    for dimension in dimensions:
        if dimension.key == key:
            return dimension
    raise BadInput(
        f"{figure.title} can't be parted by {key!r}.",
        remedy=f"Give one of: {', '.join(dimension.key for dimension in dimensions) or 'nothing'}.",
        field=key,
    )


def _count(
    session: Session, figures: Sequence[Figure], by: str, quarters: tuple[int, ...], apart: Sequence[str]
) -> Iterable[Counted]:
    """Let the database count some figures of one table, grouped by quarter and by every dimension they need."""
    period = figures[0].period
    parts = {figure.over.key: figure.over.expression for figure in figures if figure.over}
    if by:
        parts[by] = _dimension(figures[0], by).expression
    columns: list[Any] = [period.label("in_quarter")]
    columns += [expression.label(f"part_{key}") for key, expression in parts.items()]
    groups = [column.name for column in columns]
    for figure in figures:
        columns.append(figure.numerator.label(f"n_{figure.key}"))
        columns.append(figure.denominator.label(f"d_{figure.key}"))
    statement = select(*columns).where(period.in_(quarters)).group_by(*groups)
    for row in session.execute(statement.params(not_complaints=tuple(apart))).mappings():
        yield Counted(
            row["in_quarter"],
            {key: str(row[f"part_{key}"]) for key in parts},
            {figure.key: (int(row[f"n_{figure.key}"]), int(row[f"d_{figure.key}"])) for figure in figures},
        )


class _Sums:
    """A figure's numbers, added up over whatever it is not parted by, for each period."""

    def __init__(
        self, figure: Figure, by: str, counted: Sequence[Counted], periods: Sequence[Period]
    ) -> None:
        self.by = by
        self.over = figure.over.key if figure.over else ""
        self.periods = [period for period, _quarters in periods]
        self.values: dict[str, None] = dict.fromkeys(figure.over.values) if figure.over else {"": None}
        self.numerators: dict[tuple[str, str, str], int] = defaultdict(int)
        self.denominators: dict[tuple[str, str], int] = defaultdict(int)
        for row in counted:
            numerator, denominator = row.numbers[figure.key]
            part, value = row.places.get(by, ""), row.places.get(self.over, "")
            if denominator:
                self.values.setdefault(value)
            for period, quarters in periods:
                if row.quarter in quarters:
                    self.numerators[period, part, value] += numerator
                    self.denominators[period, part] += denominator


def _cells_of(figure: Figure, sums: _Sums, parts: Sequence[str]) -> list[Cell]:
    """A figure's cells. A share's denominator is the whole that its parts share."""
    cells = []
    for period, part, value in product(sums.periods, parts, sums.values):
        places = [(sums.by, part)] if sums.by else []
        places += [(sums.over, value)] if sums.over else []
        whole = sums.denominators[period, part] if figure.is_share else None
        top: float = sums.numerators[period, part, value]
        if figure.unit == "pounds":
            top = top / 100 if top % 100 else top // 100
        cells.append(Cell(figure.key, period, tuple(places), top, whole, text(figure.unit, top, whole)))
    return cells


def _order(cell: Cell, figures: Sequence[Figure]) -> tuple[Any, ...]:
    figure = next(figure for figure in figures if figure.key == cell.figure)
    fixed = list(figure.over.values) if figure.over else []
    places = tuple(
        (fixed.index(value) if value in fixed else len(fixed), value) for _key, value in cell.dimensions
    )
    return (figure.order, places)
