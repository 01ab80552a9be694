"""The charts of a release's tables: which numbers of a table are drawn, and under which names."""

from core.charts.bars import draw_bars
from core.charts.columns import draw_columns
from core.charts.lines import draw_lines
from core.charts.points import Series
from core.charts.svg import Chart
from site_builder.figures.numbers import point_of
from site_builder.figures.released import Row, Table
from site_builder.figures.trends import Trend


def chart_parts(table: Table, column: str, name: str) -> Chart | None:
    """One column of a table whose rows are parts; None where there is nothing to compare."""
    at = table.columns.index(column)
    points = [
        point_of(row.meta, cell, row.title) for row in table.rows if (cell := row.cells[at]) is not None
    ]
    return draw_bars(table.title, column, points, name)


def chart_quarters(row: Row, periods: tuple[str, ...], name: str) -> Chart | None:
    """The quarters of a figure; None where fewer than two have a number."""
    points = [
        point_of(row.meta, cell, period)
        for period, cell in zip(periods, row.cells, strict=True)
        if "Q" in period and cell is not None
    ]
    return draw_columns(row.title, points, name)


def chart_years(trend: Trend, name: str) -> Chart | None:
    """A figure over the years; None where it has too many parts to tell apart."""
    table = trend.table
    series = [_series(row, row.title if table.by_dimension else "", trend.breaks) for row in table.rows]
    return draw_lines(table.title, table.columns, series, name)


def _series(row: Row, name: str, breaks: frozenset[int]) -> Series:
    points = (None if cell is None else point_of(row.meta, cell, cell.period) for cell in row.cells)
    return Series(name, tuple(points), breaks)
