"""Where a file has its headings: others may stand above them, such as a title; they may take two rows; and a workbook
may have the same ones on several sheets, one for each year.
"""

import csv
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from core.register.imports.reading.opening import first_rows
from core.register.imports.reading.sheet import Layout, joined_headings

MOST_ABOVE = 15
"""Rows that may stand above the headings."""
LONGEST = 100
"""Characters of a heading that is known."""

Rows = Sequence[Sequence[str]]


def find_layout(path: Path, is_known: Callable[[str], bool]) -> tuple[Layout, tuple[str, ...]]:
    """How a file is laid out, and what is to be said of the sheets that are left out.

    `is_known` says of a text, as `plain` has it, whether a column may be called so.
    """
    sheets = _sheets(path)
    headings_of = {name: _headings_in(rows, is_known) for name, rows in sheets.items()}
    if not headings_of:
        return Layout(), ()
    chosen = max(headings_of, key=lambda name: headings_of[name][2])
    row, height, _ = headings_of[chosen]
    headings = _headings(sheets[chosen], row, height)
    same = tuple(name for name, rows in sheets.items() if _headings(rows, row, height) == headings)
    others = [name for name in sheets if name not in same]
    notes = (
        (f"These sheets are not read, as their headings are others: {', '.join(others)}.",) if others else ()
    )
    return Layout(sheets=same if len(sheets) > 1 else (), headings=row, heading_rows=height), notes


def plain(text: str) -> str:
    """Text without regard to case, punctuation and spaces."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold()).split())


def _sheets(path: Path) -> dict[str, list[tuple[str, ...]]]:
    try:
        return first_rows(path, MOST_ABOVE + 1)
    except (csv.Error, UnicodeError):
        return {}


def _headings_in(rows: Rows, is_known: Callable[[str], bool]) -> tuple[int, int, int]:
    """The row with the headings, counted from 1, how many rows they take, and how many of them are known.

    It is the first row, unless another has two more cells that a column is known to be called.
    """
    counts = [_known_in(row, is_known) for row in rows]
    best = max(range(len(counts)), key=lambda place: (counts[place], -place), default=0)
    if not counts or counts[best] < counts[0] + 2:
        best = 0
    alone = counts[best] if counts else 0
    # A second row below or above the best one, where the two say more together than either alone.
    pairs = [(_known_in(_headings(rows, last, 2), is_known), -last, last) for last in (best + 1, best + 2)]
    together, _, last = max((pair for pair in pairs if 2 <= pair[2] <= len(rows)), default=(0, 0, 0))
    enough = alone if last == best + 1 and _spans(rows[last - 2], rows[last - 1], is_known) else alone + 1
    return (last, 2, together) if together >= max(enough, 3) else (best + 1, 1, alone)


def _spans(upper: Sequence[str], lower: Sequence[str], is_known: Callable[[str], bool]) -> bool:
    """Whether a row looks like headings that each stand over several of the row below."""
    over = sum(1 for cell in upper if cell.strip())
    return 2 <= over < sum(1 for cell in lower if cell.strip()) and _known_in(upper, is_known) > 0


def _headings(rows: Rows, row: int, height: int) -> list[str]:
    if row > len(rows):
        return []
    upper = rows[row - 2] if height > 1 else ()
    return [" ".join(heading.split()) for heading in joined_headings(upper, rows[row - 1])]


def _known_in(row: Sequence[str], is_known: Callable[[str], bool]) -> int:
    """How many different names of columns stand in a row."""
    return sum(map(is_known, {plain(cell) for cell in row if 0 < len(cell) <= LONGEST} - {""}))
