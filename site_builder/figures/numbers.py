"""A released number as it is shown: as HTML that can be traced, short where there is no room, as a point of a chart."""

import re

from markupsafe import Markup

from core.charts.points import Point
from core.charts.svg import trace
from core.figures.show import number as plain_number
from core.figures.show import value
from core.release.release import Cell, FigureMeta

WITHHELD = ("c", "x", "z")


def show_number(cell: Cell) -> Markup:
    """A released number as HTML that says where it came from; a withheld one as its symbol."""
    return trace(source_of(cell), full_text(cell))


def source_of(cell: Cell) -> str:
    """Where a number comes from: its figure, its period and its dimensions."""
    return "|".join((cell.figure, cell.period, *(f"{name}={part}" for name, part in cell.dimensions)))


def full_text(cell: Cell) -> str:
    """A number as it is printed: its text, then its symbol where it has one."""
    if cell.marker in WITHHELD:
        return f"[{cell.marker}]"
    return f"{cell.text} [{cell.marker}]" if cell.marker else cell.text


def short_text(cell: Cell) -> str:
    """A number where there is no room for its parts: "8%" for "6 of 73 (8%)", "13.7 days" for "13.7 days (47)"."""
    if cell.marker in WITHHELD or cell.numerator is None:
        return full_text(cell)
    share = re.search(r"\(([^()]*%)\)", cell.text)
    if share:
        return share[1]
    count = plain_number(cell.numerator)
    return count if cell.text.startswith(f"{count}, ") else cell.text.partition(" (")[0]


def point_of(meta: FigureMeta, cell: Cell, name: str) -> Point:
    """A number as a chart draws it."""
    return Point(
        name=name,
        amount=None if cell.marker in WITHHELD else value(meta.unit, cell.numerator, cell.denominator),
        short=short_text(cell),
        full="withheld" if cell.marker == "c" else full_text(cell),
        source=source_of(cell),
        withheld=cell.marker in WITHHELD,
    )
