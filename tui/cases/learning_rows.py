"""Learning points as rows of a sheet: each with how far it has come."""

from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from tui.cases import words
from tui.cases.about import LearningAt
from tui.cells import cell, fitted
from tui.widgets.sheet import SheetRow
from tui.widgets.sheet_text import fitting, heading

if TYPE_CHECKING:
    from core.register.cases.points import Learning
    from core.register.cases.read import Case


def learning_rows(case: "Case", today: date, width: int) -> list[SheetRow]:
    """Each learning point, how far it has come."""
    rows = [
        SheetRow(_learning_text(item, today, width), LearningAt(item.number), f"learning {item.number}")
        for item in case.learning
    ]
    return [heading("Learning"), *rows] if rows else []


def _learning_text(item: "Learning", today: date, width: int) -> Content:
    state = learning_state(item, today)
    text = fitted(item.text, max(width - cell_len(state) - 8, 16))
    return fitting(Content.assemble(f"  {item.number}  ", text.rstrip(), "  ", cell(state, "$quiet")), width)


def learning_state(item: "Learning", today: date) -> str:
    """How far a learning point has come: its next step, in words."""
    if item.not_done_on:
        return f"not done ({words.day(item.not_done_on, today)}): {item.not_done}"
    if not item.done_on and not item.due:
        return "no action yet"
    if not item.done_on and item.due:
        late = "overdue, " if item.due < today else ""
        return f"{late}{item.owner or 'nobody'} by {words.day(item.due, today)}"
    hearing = f"told {words.day(item.told_on, today)}" if item.told_on else "not told yet"
    held = {True: ", it has held", False: ", it has not held", None: ""}[item.held]
    again = f", look again {words.day(item.recheck_on, today)}" if item.recheck_on else ""
    if not item.public_sentence:
        return f"done{held}, no public sentence, {hearing}{again}"
    approved = f"approved by {item.approved_by}" if item.approved_by else "sentence awaits approval"
    return f"done{held}, {approved}, {hearing}{again}"
