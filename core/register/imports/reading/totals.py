"""Rows of a sheet that are no case: a total below the others, the headings once more on a new page."""

from collections.abc import Sequence

from core.register.imports.reading.headings import plain

_COUNTS = frozenset(
    {"total", "totals", "grand total", "sub total", "subtotal", "sum", "count", "average", "overall total"}
)
MOST_BESIDE = 2
"""Cells of a row that says `Total complaints: 3` in words of its own."""


def is_no_case(cells: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether a row counts others, which it says in its first cell, or repeats the headings."""
    first = next((cell for cell in cells if cell.strip()), "")
    if len(first) > 60:
        return False
    words = plain(first)
    alone = sum(1 for cell in cells if cell.strip()) <= MOST_BESIDE
    counts = words in _COUNTS or (alone and words.split(" ")[0] in _COUNTS)
    return counts or [cell.strip() for cell in cells] == list(headings)
