"""Cells that no spreadsheet takes for a formula, and back again.

Free text can begin like a formula: somebody's complaint, or somebody's attack. A spreadsheet that opens the file would
run it. An apostrophe before it makes it text, and reading it again takes the apostrophe away.
"""

import re

_STARTS = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*[=+\\-@|%\uff1d\uff0b\uff0d\uff20\t\r]"
)
_QUOTE = "'"


def guarded(text: str) -> str:
    """Text that stays text in a spreadsheet: what begins like a formula gets an apostrophe before it."""
    return _QUOTE + text if _needs_guard(text) else text


def without_guard(cell: str) -> str:
    """The text as it was before `guarded`."""
    return cell[1:] if cell[:1] == _QUOTE and _needs_guard(cell[1:]) else cell


def _needs_guard(text: str) -> bool:
    return _STARTS.match(text.lstrip(_QUOTE)) is not None
