"""The case under the cursor of My day, beside the list where there is room: its head, clocks, what is next, history."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import CoreError
from tui.cells import cell
from tui.widgets.sheet import Sheet, SheetRow

if TYPE_CHECKING:
    from core.register.cases.read import Case
    from tui.cases.words import Terms
    from tui.context import Desk

ROOM = 120
"""Columns from which the case stands beside the list."""


@dataclass(frozen=True)
class Glimpse:
    """A case as it was read for the pane: `next_verb` is its likely next step, `problem` why it can't be read."""

    reference: str
    next_verb: str = ""
    case: "Case | None" = None
    terms: "Terms | None" = None
    problem: str = ""


def read_glimpse(desk: "Desk", reference: str) -> Glimpse:
    """The case as it stands now. Called in a worker."""
    from core.register.cases.read import case
    from tui.cases.words import terms_of

    try:
        opened = case(desk.register(), reference, today=desk.today())
        terms = terms_of(desk.register(), opened, desk.today())
    except CoreError as error:
        return Glimpse(reference, error.reason, problem=f"{error.reason} {error.remedy}")
    verbs = (verb.kind.verb for verb in opened.verbs if verb.likely and verb.refusal is None)
    return Glimpse(reference, next(verbs, ""), opened, terms)


class Glance(Sheet):
    """Reads like the case's own screen, and does nothing but open it: its keys are those of the list."""

    def __init__(self) -> None:
        super().__init__("glance")
        self.display = False

    def show_case(self, glimpse: Glimpse | None) -> None:
        """The case, as wide as the pane; nothing where no row is under the cursor."""
        if glimpse is None:
            self.show((SheetRow(cell("No case under the cursor.", "$quiet")),), keep=False)
        elif glimpse.case is None or glimpse.terms is None:
            self.show((SheetRow(cell(glimpse.problem, "$warning")),), keep=False)
        else:
            self.show(_rows(glimpse.case, glimpse.terms, max(self.size.width - 5, 30)), keep=False)


def _rows(case: "Case", terms: "Terms", width: int) -> tuple[SheetRow, ...]:
    from tui.cases import rows
    from tui.cases.head import head
    from tui.widgets.sheet_text import grouped

    about = (
        SheetRow(cell(case.reference, "bold $accent"), case.reference),
        SheetRow(head(case, terms, width)),
    )
    return grouped(
        about,
        rows.clock_rows(case, terms, width),
        rows.next_rows(case, terms, width),
        rows.point_rows(case, terms, width),
        rows.history_rows(case, terms, width, 2),
    )
