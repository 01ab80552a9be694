"""The list of rows that could not be placed: a CSV file that is safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from core.errors import CoreError
from core.new_file import write_file
from core.register.imports.planning.planned import Fault
from core.spreadsheets import guarded

HEADINGS = ("row", "what", "old_reference", "column", "reason", "what_to_do")


class Report:
    """Kept while rows are read, and written in their order when all have been; where there is nothing to list, no file.

    It names rows and repeats what was wrong in them, so only its owner may read it.
    """

    def __init__(self, path: Path) -> None:
        """Raises CoreError rather than overwrite a file that is no such list."""
        if path.exists() and not _is_a_list(path):
            raise CoreError(
                f"{path} is there already, and is no list of rows from an import.",
                remedy="Nothing was read. Name another file with --report.",
            )
        self._path = path
        self._lines: list[tuple[str, str, str, Fault]] = []

    def add(self, row: str, what: str, old_reference: str, faults: Sequence[Fault]) -> None:
        """List a row: a line for each thing that is wrong with it."""
        self._lines += [(fault.row or row, what, old_reference, fault) for fault in faults]

    def finish(self) -> Path | None:
        """Write the list; None where there is nothing in it (an older list then goes)."""
        if not self._lines:
            self._path.unlink(missing_ok=True)
            return None
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(HEADINGS)
        for row, what, old_reference, fault in sorted(self._lines, key=_place):
            cells = (what, old_reference, fault.column, fault.reason, fault.remedy)
            writer.writerow((row, *map(guarded, cells)))
        write_file(self._path, text.getvalue().encode("utf-8-sig"), replace=True)
        return self._path


def _place(line: tuple[str, str, str, Fault]) -> tuple[str, int]:
    """Where a row stands: the rows of each sheet in their order."""
    sheet, _, number = line[0].rpartition("!")
    return sheet, int(number)


def _is_a_list(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(200).decode("utf-8-sig", "replace").startswith(",".join(HEADINGS))
