"""Charts as static SVG: a title that says what was found, a description with every number, no script, no colour alone.

Colours and fonts come from the page's style sheet (`.s1` to `.s4`, `.grid`, `.hatch`), so that a chart follows dark mode,
print and forced colours. A withheld number is a hatched band of one width, marked [c]: its size says nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from core.figures.show import number as plain_number
from core.release.release import Cell
from site_builder.figures.released import Row, Table, drawn
from site_builder.figures.trends import Trend

WIDTH = 360
WITHHELD = ("c", "x", "z")
MARKS = ("M-5-5h10v10h-10z", "M-6 0 0-6 6 0 0 6z", "M-6 5 0-6 6 5z", "M-5 0a5 5 0 1 0 10 0 5 5 0 1 0-10 0")


@dataclass(frozen=True)
class Chart:
    """A drawn chart. `finding` is its title as HTML, with each number traceable; `svg` says the same in words."""

    finding: Markup
    svg: Markup


def number(cell: Cell, text: str = "", tag: str = "span", attributes: Markup = Markup("")) -> Markup:
    """A released number as HTML that says where it came from; a withheld one as its symbol."""
    key = "|".join((cell.figure, cell.period, *(f"{name}={item}" for name, item in cell.dimensions)))
    shown = text or shown_text(cell)
    return Markup('<{0} data-figure="{1}"{2}>{3}</{0}>').format(Markup(tag), key, attributes, shown)


def shown_text(cell: Cell) -> str:
    """A number as it is printed: its text, then its symbol where it has one."""
    if cell.marker in WITHHELD:
        return f"[{cell.marker}]"
    return f"{cell.text} [{cell.marker}]" if cell.marker else cell.text


def short_text(cell: Cell) -> str:
    """A number where there is no room for its parts: "8%" for "6 of 73 (8%)", "13.7 days" for "13.7 days (47)"."""
    if cell.marker in WITHHELD or cell.numerator is None:
        return shown_text(cell)
    share = re.search(r"\(([^()]*%)\)", cell.text)
    if share:
        return share[1]
    count = plain_number(cell.numerator)
    return count if cell.text.startswith(f"{count}, ") else cell.text.partition(" (")[0]


def bars(table: Table, column: str, name: str) -> Chart | None:
    """Horizontal bars of one column of a table whose rows are parts; None where there is nothing to compare."""
    at = table.columns.index(column)
    pairs = [(row, cell) for row in table.rows if (cell := row.cells[at]) is not None]
    values = [drawn(row.meta, cell) for row, cell in pairs]
    known = [amount for amount in values if amount is not None]
    if len(pairs) < 2 or not known or max(known) == 0:
        return None
    if len(known) == len(pairs):
        pairs.sort(key=lambda pair: -(drawn(pair[0].meta, pair[1]) or 0))
    top, pieces = max(known), []
    for line, (row, cell) in enumerate(pairs):
        pieces.append(_bar(row, cell, line * 46, top, name))
    said = _said([(row.title, cell) for row, cell in pairs])
    return _chart(
        name,
        _most(table.title, pairs, column),
        said,
        len(pairs) * 46 + 4,
        pieces,
        _withheld(c for _, c in pairs),
    )


def columns(row: Row, periods: Sequence[str], name: str) -> Chart | None:
    """Four quarters of a figure as upright bars; None where fewer than two have a number."""
    pairs = [
        (period, cell)
        for period, cell in zip(periods, row.cells, strict=True)
        if "Q" in period and cell is not None
    ]
    known = [amount for _, cell in pairs if (amount := drawn(row.meta, cell)) is not None]
    if len(known) < 2 or max(known) == 0:
        return None
    step, pieces = (WIDTH - 20) / len(pairs), [Markup('<path class="grid" d="M10 150h340"/>')]
    for place, (period, cell) in enumerate(pairs):
        middle = 10 + step * (place + 0.5)
        amount = drawn(row.meta, cell)
        height = 24.0 if amount is None else amount / max(known) * 110
        fill = (
            Markup('class="s1"')
            if amount is not None
            else Markup('class="band" fill="url(#{}-h)"').format(name)
        )
        pieces.append(
            Markup('<rect {} x="{:.0f}" y="{:.0f}" width="52" height="{:.0f}" rx="3"/>').format(
                fill, middle - 26, 150 - height, height
            )
        )
        pieces.append(_label(cell, middle, 144 - height, "middle"))
        pieces.append(
            Markup('<text class="tick" x="{:.0f}" y="170" text-anchor="middle">{}</text>').format(
                middle, period[-2:]
            )
        )
    finding = _peak(row, [(f"quarter {period[-1]}", cell) for period, cell in pairs])
    return _chart(name, finding, _said(pairs), 178, pieces, _withheld(cell for _, cell in pairs))


def lines(trend: Trend, name: str) -> Chart | None:
    """A figure over the years: a line per part, broken where a year is missing; None where it has too many parts."""
    table = trend.table
    amounts = [[drawn(row.meta, cell) for cell in row.cells] for row in table.rows]
    known = [amount for line in amounts for amount in line if amount is not None]
    if not trend.drawable or len(known) < 2 or max(known) == 0:
        return None
    step = (WIDTH - 84) / max(1, len(table.columns) - 1)
    places = [34 + step * at for at in range(len(table.columns))]
    pieces = [Markup('<path class="grid" d="M16 150h{}"/>').format(WIDTH - 60)]
    for place, year in zip(places, table.columns, strict=True):
        pieces.append(
            Markup('<text class="tick" x="{:.0f}" y="182" text-anchor="middle">{}</text>').format(
                place, year[2:]
            )
        )
    heights = [
        [None if amount is None else 150 - amount / max(known) * 120 for amount in line] for line in amounts
    ]
    for series, (_row, line) in enumerate(zip(table.rows, heights, strict=True)):
        pieces.extend(_line(series, places, line))
    pieces.extend(_line_labels(table, places, heights))
    said = _said(
        [
            (f"{row.title}, {cell.period}" if table.by_dimension else cell.period, cell)
            for row in table.rows
            for cell in row.cells
            if cell
        ]
    )
    finding = _over_years(table)
    return _chart(name, finding, said, 192, pieces, False)


def _bar(row: Row, cell: Cell, top: int, most: float, name: str) -> Markup:
    amount = drawn(row.meta, cell)
    words = Markup('<text class="name" x="0" y="{}">{}</text>').format(top + 15, _fitting(row.title))
    if amount is None:
        band = Markup(
            '<rect class="band" fill="url(#{}-h)" x="0" y="{}" width="70" height="16" rx="3"/>'
        ).format(name, top + 22)
        return words + band + _label(cell, 78, top + 35, "start")
    width = amount / most * (WIDTH - 90)
    bar = Markup('<rect class="s1" x="0" y="{}" width="{:.1f}" height="16" rx="3"/>').format(
        top + 22, max(width, 1.5)
    )
    bar = bar if amount else Markup("")
    return words + bar + _label(cell, width + 8, top + 35, "start")


def _line(series: int, places: Sequence[float], heights: Sequence[float | None]) -> list[Markup]:
    path, joined, marks = "", False, []
    for place, height in zip(places, heights, strict=True):
        if height is not None:
            path += f"{'L' if joined else 'M'}{place:.0f} {height:.0f}"
            mark = Markup('<path class="s{}" transform="translate({:.0f} {:.0f})" d="{}"/>')
            marks.append(mark.format(series + 1, place, height, MARKS[series % len(MARKS)]))
        joined = height is not None
    return [Markup('<path class="l{}" d="{}"/>').format(series + 1, path), *marks]


def _line_labels(
    table: Table, places: Sequence[float], heights: Sequence[Sequence[float | None]]
) -> list[Markup]:
    """Every number of a line that is alone, above it; of several lines each one's last, beside it, none over another."""
    points = [
        [
            (place, height, cell)
            for place, height, cell in zip(places, line, row.cells, strict=True)
            if height is not None and cell
        ]
        for row, line in zip(table.rows, heights, strict=True)
    ]
    if len(points) == 1:
        return [_above(cell, place, height - 11) for place, height, cell in points[0]]
    found, lowest = [], 1000.0
    for place, height, cell in sorted((line[-1] for line in points if line), key=lambda point: -point[1]):
        lowest = min(height + 5, lowest - 16)
        found.append(_label(cell, place + 10, lowest, "start"))
    return found


def _above(cell: Cell, x: float, y: float) -> Markup:
    """A label over its point; a long one at the edge leans inwards."""
    if len(short_text(cell)) > 5 and x < 60:
        return _label(cell, x - 18, y, "start")
    return _label(cell, x, y, "middle")


def _label(cell: Cell, x: float, y: float, anchor: str) -> Markup:
    where = Markup(' class="value" x="{:.0f}" y="{:.0f}" text-anchor="{}"').format(x, y, anchor)
    return number(cell, short_text(cell), "text", where)


def _chart(
    name: str, finding: Markup, said: str, height: int, pieces: Sequence[Markup], hatched: bool
) -> Chart:
    hatch = Markup(
        '<pattern id="{}-h" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path class="hatch" d="M0 0v7"/></pattern>'
    ).format(name)
    svg = Markup(
        '<svg class="chart" viewBox="0 0 {0} {1}" role="img" aria-labelledby="{2}-t {2}-d"><title id="{2}-t">{3}</title>'
        '<desc id="{2}-d">{4}</desc>{5}{6}</svg>'
    ).format(
        WIDTH, height, name, finding.striptags(), said, hatch if hatched else "", Markup("").join(pieces)
    )
    return Chart(finding, svg)


def _most(title: str, pairs: Sequence[tuple[Row, Cell]], column: str) -> Markup:
    if any(cell.marker in WITHHELD for _, cell in pairs):
        return escape(f"{title}, {column}; some numbers are withheld")
    row, cell = max(pairs, key=lambda pair: drawn(pair[0].meta, pair[1]) or 0)
    return Markup("{}: highest for {} ({})").format(title, row.title, number(cell, short_text(cell)))


def _peak(row: Row, pairs: Sequence[tuple[str, Cell]]) -> Markup:
    if any(cell.marker in WITHHELD for _, cell in pairs):
        return escape(f"{row.title}; some numbers are withheld")
    amounts = [drawn(row.meta, cell) or 0 for _, cell in pairs]
    if amounts.count(max(amounts)) > 1:
        return escape(f"{row.title}, quarter by quarter")
    when, cell = pairs[amounts.index(max(amounts))]
    return Markup("{}: highest in {} ({})").format(row.title, when, number(cell, short_text(cell)))


def _over_years(table: Table) -> Markup:
    row = table.rows[0]
    cells = [cell for cell in row.cells if cell is not None]
    if len(table.rows) > 1 or len(cells) < 2 or any(cell.marker in WITHHELD for cell in cells):
        return escape(f"{table.title}, {table.columns[0]} to {table.columns[-1]}")
    before, now = cells[-2], cells[-1]
    return Markup("{}: {} in {}; {} in {}").format(
        table.title,
        number(now, short_text(now)),
        now.period,
        number(before, short_text(before)),
        before.period,
    )


def _said(pairs: Sequence[tuple[str, Cell]]) -> str:
    return (
        "; ".join(f"{name}: {'withheld' if cell.marker == 'c' else shown_text(cell)}" for name, cell in pairs)
        + "."
    )


def _withheld(cells: object) -> bool:
    return any(cell.marker in WITHHELD for cell in cells)  # type: ignore[attr-defined]


def _fitting(title: str) -> str:
    return title if len(title) <= 46 else title[:45].rstrip() + "…"
