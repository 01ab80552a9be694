"""The one way by which text from outside becomes something on the screen: inert, bounded, never markup.

Every widget gets such text from `cell` (one line), `block` (several lines) or `fitted` (the line API). Control
characters, escape sequences, bidirectional controls and lone surrogates are shown as visible symbols.
"""

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from core.text import shown

ONE_LINE = 400
"""Characters of a text that one line can ever need."""
MANY_LINES = 20_000
"""Characters of a text that one screen shows; more than that is paged by who shows it."""


def inert(text: str, limit: int = MANY_LINES) -> str:
    """The text with every character that a terminal might obey made visible, and bounded; newlines and tabs stay."""
    start = text[: limit + 1]
    if not start.isprintable():
        start = shown(start.replace("\r\n", "\n"))
    return start if len(start) <= limit else start[: limit - 1] + "…"


def lines_of_paste(text: str) -> str:
    """A paste with the line ends of text: terminals send each as a lone carriage return."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def line(text: str, limit: int = ONE_LINE) -> str:
    """The text on one line: runs of white space become one space."""
    return " ".join(inert(text, limit).split())


def cell(text: str, style: str = "", limit: int = ONE_LINE) -> Content:
    """Text from outside as one line of content. `style` is ours: a colour, `bold`, `$warning`."""
    return Content.styled(line(text, limit), style) if style else Content(line(text, limit))


def block(text: str, style: str = "", limit: int = MANY_LINES) -> Content:
    """Text from outside as content that may run over several lines."""
    lines = inert(text, limit).expandtabs(4)
    return Content.styled(lines, style) if style else Content(lines)


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """The text on one line, exactly `width` columns wide, cut with an ellipsis; for lines painted as segments."""
    words = line(text, max(width * 2, 8))
    size = cell_len(words)
    if size > width:
        return set_cell_size(set_cell_size(words, width - 1) + "…", width) if width > 0 else ""
    padding = " " * (width - size)
    return padding + words if right else words + padding
