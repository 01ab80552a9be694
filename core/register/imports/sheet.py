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
    """Headings, then rows, read once and in order. `said` is what a person should know of how it was read."""

    headings: tuple[str, ...]
    rows: Iterator[Row]
    said: tuple[str, ...] = ()


def checked_headings(path: Path, cells: list[str]) -> tuple[str, ...]:
    """The headings, trimmed. Raises CoreError where there are none, too many, or one stands twice."""
    headings = [" ".join(cell.split()) for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    if not headings:
        raise CoreError(
            f"{path.name} has no headings in its first row.",
            remedy="The first row names the columns; delete what stands above it.",
        )
    if len(headings) > MOST_COLUMNS:
        raise CoreError(
            f"{path.name} has {len(headings):,} columns; at most {MOST_COLUMNS:,} are read.",
            remedy="Leave out the columns that are not wanted.",
        )
    seen: set[str] = set()
    for heading in headings:
        if heading and heading in seen:
            raise CoreError(
                f"{path.name} has two columns named {heading!r}.",
                remedy="Give each column a name of its own in the first row.",
            )
        seen.add(heading)
    return tuple(headings)
