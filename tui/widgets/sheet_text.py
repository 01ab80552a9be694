"""How the text of a sheet's rows is laid out: headings, groups, lines that fit and lines that hang."""

from collections.abc import Sequence

from textual.content import Content

from tui.cells import cell
from tui.widgets.sheet import SheetRow

BLANK = SheetRow(Content(""))


def fitting(text: Content, width: int) -> Content:
    """A row on one line: what does not fit is cut, and said in full where the row leads to."""
    return text.truncate(max(width, 20), ellipsis=True)


def hanging(before: Content, text: Content, width: int, most: int = 3) -> Content:
    """`before`, then `text` over as many lines as it needs up to `most`, each beginning where the first does."""
    indent = before.cell_length
    lines = text.wrap(max(width - indent, 16))
    if len(lines) > most:
        lines = [
            *lines[: most - 1],
            Content(" ").join(lines[most - 1 :]).truncate(max(width - indent, 16), ellipsis=True),
        ]
    return Content.assemble(before, Content("\n" + " " * indent).join(lines))


def heading(title: str, beside: str = "", width: int = 0) -> SheetRow:
    """The name of a group of rows, with a quiet remark at the right."""
    gap = max(width - len(title) - len(beside), 3) if beside else 0
    return SheetRow(Content.assemble((title, "bold $accent"), " " * gap, cell(beside, "$quiet")))


def grouped(*groups: Sequence[SheetRow]) -> tuple[SheetRow, ...]:
    """Groups of rows with a blank line between them; empty groups are left out."""
    rows: list[SheetRow] = []
    for group in groups:
        if group:
            rows += [BLANK] if rows else []
            rows += group
    return tuple(rows)
