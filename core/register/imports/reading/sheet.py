"""A file of rows as it is read: its headings, and each row as text with its number in the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.errors import CoreError
from core.register.imports.reading.days import FIRST_OF_1900

MOST_COLUMNS = 2_000
MOST_BYTES = 500_000_000
"""How large a file may be, and how large the parts of a workbook may grow."""


@dataclass(frozen=True)
class Layout:
    """How a file is laid out, as far as it is known. What is not said is found out.

    `sheets` are those of a workbook that are read, one after the other, all with the same headings. `headings` is the
    row in which the headings stand, the last one where they take `heading_rows`.
    """

    sheets: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    headings: int = 1
    heading_rows: int = 1


@dataclass(frozen=True)
class Row:
    """One row. `number` is its place as a spreadsheet counts it, in `sheet` where there are several.

    `fault` says why the row as a whole can't be read.
    """

    number: int
    cells: tuple[str, ...]
    fault: str = ""
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as a person finds it: `12`, or `2024-25!12`."""
        return f"{self.sheet}!{self.number}" if self.sheet else str(self.number)


@dataclass(frozen=True)
class Sheet:
    """Headings, then rows, read once and in order. `notes` are what a person should know of how it was read.

    A column without a heading is named by its letter: `column E`. `day_zero` is the day that serial numbers count
    from, `expected` about how many rows there are (0 where that is not known).
    """

    headings: tuple[str, ...]
    rows: Iterator[Row]
    notes: tuple[str, ...] = ()
    day_zero: date = FIRST_OF_1900
    expected: int = 0


def skip(rows: Iterator[object], count: int) -> None:
    """Leave out the first rows, which stand above the headings."""
    for _ in range(count):
        next(rows, None)


def read_headings(
    rows: Iterator[Sequence[str]], layout: Layout, spans: Sequence[range] | None = None
) -> list[str]:
    """The headings, as they stand at the beginning of all the rows; two rows of them are joined.

    `spans` are the columns over which a cell of the upper row stands, where the file says so; else one stands over
    what follows it, up to the next.
    """
    skip(rows, layout.headings - layout.heading_rows)
    upper = list(next(rows, ())) if layout.heading_rows > 1 else []
    lower = list(next(rows, ()))
    return joined_headings(upper, lower, spans)


def joined_headings(
    upper: Sequence[str], lower: Sequence[str], spans: Sequence[range] | None = None
) -> list[str]:
    """What two rows of headings say together: `Stage 1` over `Sent` is `Stage 1 Sent`."""
    width = max(len(upper), len(lower))
    over = [*upper, *[""] * (width - len(upper))]
    if spans is None:
        for place in range(1, width):
            over[place] = over[place] or over[place - 1]
    else:
        for span in spans:
            for place in span:
                if place < width:
                    over[place] = over[span.start]
    below = [*lower, *[""] * (width - len(lower))]
    own = [*upper, *[""] * (width - len(upper))]
    return [
        f"{top} {under}".strip() if under.strip() else alone
        for top, under, alone in zip(over, below, own, strict=True)
    ]


def checked_headings(path: Path, cells: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
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
        if not heading:
            headings[place] = f"column {letters(place)}"
        elif heading in seen:
            number = next(n for n in range(2, len(headings) + 2) if f"{heading} ({n})" not in taken)
            headings[place] = f"{heading} ({number})"
            taken.add(headings[place])
            notes.append(f"Two columns are named {heading!r}: the later one is {headings[place]!r} here.")
        seen.add(headings[place])
    return tuple(headings), tuple(notes)


def letters(place: int) -> str:
    """The letters of a column, as a spreadsheet has them: 0 is A, 26 is AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
