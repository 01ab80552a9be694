"""Cells that no spreadsheet takes for a formula, and back again.

Free text can begin like a formula: somebody's complaint, or somebody's attack. A spreadsheet that opens the file would
run it. An apostrophe before it makes it text, and reading it again takes the apostrophe away. So does one behind a
semicolon or the end of a line, where another country's spreadsheet begins another cell.
"""

import re
from collections.abc import Callable

_STARTS = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*[=+\\-@|%\uff1d\uff0b\uff0d\uff20\t\r]"
)
_QUOTE = "'"


_BREAKS = re.compile("([;\t\r\n])")
"""Where a spreadsheet of a country that puts semicolons between cells, or one that reads tabs, begins another cell."""


def guarded(text: str) -> str:
    """Text that stays text in a spreadsheet: what begins like a formula gets an apostrophe before it, within it too."""
    inside = _in_each_piece(text, _guard)
    return _QUOTE + inside if _needs_guard(text) else inside


def without_guard(cell: str) -> str:
    """The text as it was before `guarded`."""
    text = _in_each_piece(cell, _unguard)
    return _unguard(text)


def _in_each_piece(text: str, change: Callable[[str], str]) -> str:
    first, *rest = _BREAKS.split(text)
    return first + "".join(change(piece) for piece in rest)


def _guard(text: str) -> str:
    return _QUOTE + text if _needs_guard(text) and not _BREAKS.fullmatch(text) else text


def _unguard(text: str) -> str:
    return text[1:] if text[:1] == _QUOTE and _needs_guard(text[1:]) else text


def _needs_guard(text: str) -> bool:
    return _STARTS.match(text.lstrip(_QUOTE)) is not None
