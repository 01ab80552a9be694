"""How much a workbook may hold: looked for in its bytes, before a reader builds anything from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from core.errors import CoreError

CHUNK = 1 << 18
LONGEST_RUN = 500_000
"""Bytes between two ends of a tag: a cell of Excel holds 32,767 characters."""
DEEPEST = 1_000
"""How many elements may stand in each other; a sheet needs eight."""
MOST_IN_A_ROW = 16_384
MOST_CELLS = 12_000_000
MOST_TEXTS = 3_000_000
"""Different texts in all of a workbook."""
MOST_OTHER_BYTES = 30_000_000
"""How large a part may be that holds no cells and no texts: styles, names, drawings."""


@dataclass
class _Seen:
    """What has been seen of a part so far."""

    read: int = 0
    run: int = 0
    """Bytes since a tag ended."""
    depth: int = 0
    row: int = 0
    """Cells of the row that is under way."""
    longest: int = 0
    """Cells of the longest row of those that were looked at one by one."""
    cells: int = 0
    texts: int = 0

    def take(self, chunk: bytes) -> None:
        """Go on with a chunk."""
        self.read += len(chunk)
        first, last = chunk.find(b">"), chunk.rfind(b">")
        self.run = self.run + len(chunk) if first < 0 else max(self.run + first, len(chunk) - last - 1)
        self.depth += chunk.count(b"<") - 2 * chunk.count(b"</") - chunk.count(b"/>") - chunk.count(b"<?")
        self.texts += chunk.count(b"<si>")
        cells = _cells_in(chunk)
        self.cells += cells
        if cells > MOST_IN_A_ROW:
            self._take_rows(chunk)
        else:
            begun = chunk.rfind(b"<row")
            self.row = self.row + cells if begun < 0 else _cells_in(chunk[begun:])

    def _take_rows(self, chunk: bytes) -> None:
        rows = [_cells_in(row) for row in chunk.split(b"<row")]
        rows[0] += self.row
        self.row, self.longest = rows[-1], max(*rows, self.longest)


def measured(path: Path, part: str, file: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a part as they are read, until they come to more than a workbook holds: CoreError then."""
    seen = _Seen()
    while chunk := file.read(CHUNK):
        seen.take(chunk)
        for too_much, what in (
            (seen.run > LONGEST_RUN, "a cell or a tag longer than a spreadsheet can hold"),
            (seen.depth > DEEPEST, f"more than {DEEPEST:,} elements in each other"),
            (max(seen.row, seen.longest) > MOST_IN_A_ROW, f"a row of more than {MOST_IN_A_ROW:,} cells"),
            (seen.cells > MOST_CELLS, f"more than {MOST_CELLS:,} cells"),
            (seen.texts > MOST_TEXTS, f"more than {MOST_TEXTS:,} different texts"),
            (seen.read > MOST_OTHER_BYTES and not _holds_rows(part), f"more than {MOST_OTHER_BYTES:,} bytes"),
        ):
            if too_much:
                raise CoreError(
                    f"{path.name} holds {what} ({part}).",
                    remedy="Nothing was read. Save only the sheet and the columns that are wanted, or save it as CSV.",
                )
        yield chunk


def _cells_in(content: bytes) -> int:
    return content.count(b"<c ") + content.count(b"<c>") + content.count(b"<c/")


def _holds_rows(part: str) -> bool:
    return part.startswith("xl/worksheets/") or part.lower().endswith("sharedstrings.xml")
