"""Which row of a file holds its headings: others may stand above it, such as a title and the day of the export."""

import csv
import re
from collections.abc import Collection, Sequence
from itertools import islice
from pathlib import Path

from core.errors import CoreError
from core.register.imports.reading.opening import first_rows

MOST_ABOVE = 15
"""Rows that may stand above the headings."""


def headings_row(path: Path, names: Collection[str]) -> int:
    """The row with most cells that a column is known to be called; the first one where no other has two more."""
    counts = [_known(row, names) for row in islice(_rows(path), MOST_ABOVE)]
    best = max(range(len(counts)), key=lambda place: (counts[place], -place), default=0)
    return best + 1 if counts and counts[best] >= counts[0] + 2 else 1


def _rows(path: Path) -> Sequence[Sequence[str]]:
    try:
        return first_rows(path, MOST_ABOVE)
    except (CoreError, csv.Error, UnicodeError):
        return []


def _known(row: Sequence[str], names: Collection[str]) -> int:
    return sum(" ".join(re.sub(r"[^a-z0-9]+", " ", cell.casefold()).split()) in names for cell in row)
