"""A letter as it is painted: what may not be changed has a bar beside it."""

from textual.content import Content

from core.text import LONG
from tui.cells import block, cell

BAR = "▌ "


def paper(text: str | None, locked: tuple[str, ...]) -> Content:
    """The whole letter, a bar beside each line that may not be changed."""
    if text is None:
        return cell("Its words were lawfully erased.", "$warning")
    kept = {line.strip() for part in locked for line in part.split("\n") if line.strip()}
    return Content("\n").join(
        Content.assemble((BAR, "$accent"), _line(line, "$accent"))
        if line.strip() in kept
        else Content.assemble("  ", _line(line, ""))
        for line in text.split("\n")
    )


def _line(line: str, style: str) -> Content:
    """A line of the letter; a heading stands out without its marks."""
    words = line.lstrip("#")
    if words != line and words.startswith(" "):
        return block(words.strip(), f"bold {style}".strip(), LONG)
    return block(line, style, LONG)
