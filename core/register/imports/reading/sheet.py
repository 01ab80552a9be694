"""A file of rows as it is read: its headings, and each row as text with its number in the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.errors import CoreError

MOST_COLUMNS = 2_000
MOST_BYTES = 500_000_000
"""How large a file may be, and how large the parts of a workbook may grow."""


@dataclass(frozen=True)
class Row:
    """One row. `number` is its place as a spreadsheet counts it: the headings are row 1.

    `fault` says why the row as a whole can't be read.
    """

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True)
class Sheet:
    """Headings, then rows, read once and in order. `notes` are what a person should know of how it was read."""

    headings: tuple[str, ...]
    rows: Iterator[Row]
    notes: tuple[str, ...] = ()


def skip(rows: Iterator[object], count: int) -> None:
    """Leave out the first rows, which stand above the headings."""
    for _ in range(count):
        next(rows, None)


def checked_headings(path: Path, cells: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headings, trimmed, and what is to be said of them: one that stands twice is given a number.

    Raises CoreError where there are none, or too many.
    """
    headings = [" ".join(cell.split()) for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    if not headings:
        raise CoreError(
            f"{path.name} has no headings where they should stand.",
            remedy="The first row names the columns. Where others stand above it, say headings = 3 (for row 3) under [file].",
        )
    if len(headings) > MOST_COLUMNS:
        raise CoreError(
            f"{path.name} has {len(headings):,} columns; at most {MOST_COLUMNS:,} are read.",
            remedy="Leave out the columns that are not wanted.",
        )
    taken = set(headings)
    seen: set[str] = set()
    notes: list[str] = []
    for place, heading in enumerate(headings):
        if heading and heading in seen:
            number = next(n for n in range(2, len(headings) + 2) if f"{heading} ({n})" not in taken)
            headings[place] = f"{heading} ({number})"
            taken.add(headings[place])
            notes.append(f"Two columns are named {heading!r}: the later one is {headings[place]!r} here.")
        seen.add(headings[place])
    return tuple(headings), tuple(notes)
