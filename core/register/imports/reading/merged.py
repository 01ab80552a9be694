"""Merged cells: what stands in the first one is meant for all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.register.imports.reading.sheet import Row


@dataclass(frozen=True, order=True)
class Merge:
    """Cells that were made one, by row as a spreadsheet counts and by column from 0; the last ones are part of it."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    @classmethod
    def between(cls, left: bytes, top: bytes, right: bytes, bottom: bytes) -> "Merge":
        """Between two corners, as a workbook names them."""
        return cls(int(top), int(bottom), _place(left), _place(right))


Merges = tuple[Merge, ...]


def spans_in(merges: Merges, row: int) -> list[range]:
    """The columns over which each merged cell of a row stands."""
    return [
        range(merge.first_column, merge.last_column + 1)
        for merge in merges
        if merge.first_row <= row <= merge.last_row
    ]


def note_on_merges(merges: Merges, headings: Sequence[str]) -> tuple[str, ...]:
    """What is said of cells that were merged over several rows."""
    columns = [
        headings[merge.first_column]
        for merge in merges
        if merge.last_row > merge.first_row and merge.first_column < len(headings)
    ]
    if not columns:
        return ()
    names = ", ".join(dict.fromkeys(columns))
    return (f"Cells merged over several rows are read as saying the same in each row: {names}.",)


def fill_down(rows: Iterator[Row], merges: Merges) -> Iterator[Row]:
    """The rows, with what a merged cell says in each row that it stands in; a row without any other cell stays empty."""
    starts: dict[int, list[Merge]] = {}
    for merge in merges:
        if merge.last_row > merge.first_row:
            starts.setdefault(merge.first_row, []).append(merge)
    if not starts:
        yield from rows
        return
    open_merges: list[tuple[Merge, str]] = []
    for row in rows:
        open_merges = [(merge, text) for merge, text in open_merges if merge.last_row >= row.number]
        if open_merges and any(row.cells):
            cells = list(row.cells)
            for merge, text in open_merges:
                cells[merge.first_column] = cells[merge.first_column] or text
            row = replace(row, cells=tuple(cells))  # noqa: PLW2901
        for merge in starts.get(row.number, ()):
            if merge.first_column < len(row.cells):
                open_merges.append((merge, row.cells[merge.first_column]))
        yield row


def _place(letters: bytes) -> int:
    """The column of its letters, from 0."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1
