"""Other cases that have to do with a case, as rows of its sheet: Enter opens one."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from core.register.related.words import told
from tui.cases import words
from tui.cases.about import CaseAt
from tui.cells import cell
from tui.widgets.sheet import SheetRow
from tui.widgets.sheet_text import hanging, heading

if TYPE_CHECKING:
    from core.register.related.related import Related, RelatedCase


def related_rows(related: "Related", linked: Sequence[str], today: date, width: int) -> list[SheetRow]:
    """Linked cases first; how many of how many where not all are shown."""
    rows = [
        SheetRow(_text(other, today, width), CaseAt(other.row.reference), f"case {other.row.reference}")
        for other in related.cases
    ]
    listed = {other.row.reference for other in related.cases}
    rows += [
        SheetRow(Content.assemble(f"  {reference}  ", "Linked."), CaseAt(reference), f"case {reference}")
        for reference in linked
        if reference not in listed
    ]
    count = len(related.cases)
    beside = f"{count} of {related.total}" if count < related.total else ""
    return [heading("Other cases", beside, width), *rows] if rows else []


def _text(other: "RelatedCase", today: date, width: int) -> Content:
    summary = f"“{other.row.summary}”" if other.row.summary else ""
    text = Content.assemble(
        cell(told(other, words.day(other.row.received_on, today))), "  ", cell(summary, "$quiet")
    )
    most = 2 if other.how in ("linked", "another_child") else 1
    return hanging(Content(f"  {other.row.reference}  "), text, width, most)
