"""Other cases that have to do with a case, as rows of its sheet: Enter opens one."""

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from core.register.cases.related_words import told
from tui.cases import words
from tui.cases.about import CaseAt
from tui.cells import cell
from tui.widgets.sheet import SheetRow
from tui.widgets.sheet_text import hanging, heading

if TYPE_CHECKING:
    from core.register.cases.related import Related, RelatedCase


def related_rows(related: "Related", today: date, width: int) -> list[SheetRow]:
    """Linked cases first; how many of how many where not all are shown."""
    rows = [
        SheetRow(_text(one, today, width), CaseAt(one.row.reference), f"case {one.row.reference}")
        for one in related.cases
    ]
    shown = len(related.cases)
    beside = f"{shown} of {related.total}" if shown < related.total else ""
    return [heading("Other cases", beside, width), *rows] if rows else []


def _text(one: "RelatedCase", today: date, width: int) -> Content:
    said = f"“{one.row.summary}”" if one.row.summary else ""
    text = Content.assemble(
        cell(told(one, words.day(one.row.received_on, today))), "  ", cell(said, "$quiet")
    )
    most = 2 if one.how in ("linked", "another_child") else 1
    return hanging(Content(f"  {one.row.reference}  "), text, width, most)
