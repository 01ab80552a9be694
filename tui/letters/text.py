"""A letter as it is painted: what may not be changed has a bar beside it."""

from textwrap import wrap

from textual.content import Content

from core.text import LONG
from tui.cells import block, cell

BAR = "▌ "
HEADINGS = ("# ", "## ", "### ")
MEASURE = 92
"""No line of a letter is longer, however wide the screen is: longer ones are hard to read."""


def paper(text: str | None, locked: tuple[str, ...], width: int) -> Content:
    """The whole letter in so many cells, a bar beside each line that may not be changed."""
    if text is None:
        return cell("Its words were lawfully erased.", "$warning")
    unchangeable = lines_to_keep(locked)
    return Content("\n").join(
        Content.assemble((BAR, "$accent"), _line(part, line, "$accent"))
        if line.strip() in unchangeable
        else Content.assemble("  ", _line(part, line, ""))
        for line in text.split("\n")
        for part in _parts(line, min(width, MEASURE) - len(BAR))
    )


def lines_to_keep(locked: tuple[str, ...]) -> frozenset[str]:
    """The lines of paragraphs that may not be changed, as they stand in a letter."""
    return frozenset(line.strip() for part in locked for line in part.split("\n") if line.strip())


def _parts(line: str, width: int) -> list[str]:
    """A line as it is folded; what follows in a list stands below its words, not below its mark."""
    hang = "  " if line.startswith("- ") else ""
    words = line.lstrip("#").strip() if line.startswith(HEADINGS) else line
    return wrap(words, max(width, 20), subsequent_indent=hang, break_on_hyphens=False) or [""]


def _line(part: str, line: str, style: str) -> Content:
    """A part of a line of the letter; a heading stands out without its marks."""
    return block(part, f"bold {style}".strip() if line.startswith(HEADINGS) else style, LONG)
