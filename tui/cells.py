"""The one way by which text from outside becomes something on the screen: inert, bounded, never markup.

Every widget gets such text from `cell` (one line), `block` (several lines) or `fitted` (the line API). Control
characters, escape sequences, bidirectional controls and lone surrogates are shown as visible symbols.
"""

import re

from rich.cells import cell_len, set_cell_size
from textual.content import Content

ONE_LINE = 400
"""Characters of a text that one line can ever need."""
MANY_LINES = 20_000
"""Characters of a text that one screen shows; more than that is paged by who shows it."""

_LIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def inert(text: str, limit: int = MANY_LINES) -> str:
    """The text with every character that a terminal might obey made visible; newlines and tabs stay."""
    kept = text[: limit + 1]
    if not kept.isprintable():
        kept = _LIVE.sub(_symbol, kept.replace("\r\n", "\n"))
    return kept if len(kept) <= limit else kept[: limit - 1] + "…"


def _symbol(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def line(text: str, limit: int = ONE_LINE) -> str:
    """The text on one line: runs of white space become one space."""
    return " ".join(inert(text, limit).split())


def cell(text: str, style: str = "", limit: int = ONE_LINE) -> Content:
    """Text from outside as one line of content. `style` is ours: a colour, `bold`, `$warning`."""
    return Content.styled(line(text, limit), style) if style else Content(line(text, limit))


def block(text: str, style: str = "", limit: int = MANY_LINES) -> Content:
    """Text from outside as content that may run over several lines."""
    shown = inert(text, limit).expandtabs(4)
    return Content.styled(shown, style) if style else Content(shown)


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """The text on one line, exactly `width` columns wide, cut with an ellipsis; for lines painted as segments."""
    shown = line(text, max(width * 2, 8))
    size = cell_len(shown)
    if size > width:
        return set_cell_size(set_cell_size(shown, width - 1) + "…", width) if width > 0 else ""
    padding = " " * (width - size)
    return padding + shown if right else shown + padding
