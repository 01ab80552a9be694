"""What waits for another person: what one may decide, what one proposed oneself, what somebody else has to look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell
from tui.read_screen import ReadScreen
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import fitting, grouped, heading

if TYPE_CHECKING:
    from core.register.changes.waiting import FileToLookAt, InView, ToLookAt
    from core.register.own_law.waiting import LawWaits
    from core.register.typed_holidays import TypedHoliday

LOOK = Action(
    "look", "enter", "Look at it", "What it would do, and your decision about it.", footer=True, order=5
)
CASE = Action("case", "c", "Case", "The case of the line under the cursor.", footer=True, order=10)
HOLIDAY = Action(
    "holiday", "n", "Type a holiday", "A day that was proclaimed, or a closure of the council's own.", order=15,
    footer=True,
)  # fmt: skip
NOTHING = Refusal("nothing-waits", "Nothing waits here.", "", "n types a holiday; Esc goes back.")
NO_CASE = Refusal(
    "no-case", "That line is about no case.", "", "Move to a line that begins with a case's number."
)


@dataclass(frozen=True)
class Waits:
    """What was read: changes of cases, holidays that somebody typed, the law of this register."""

    changes: "InView"
    days: "tuple[TypedHoliday, ...]"
    law: "tuple[LawWaits, ...]"


@dataclass(frozen=True)
class At:
    """A row: the screen that it opens, and with what. `reference` is its case, empty where it is about none."""

    place: str
    made_with: tuple[object, ...]
    reference: str = ""


class WaitingScreen(ReadScreen[Waits]):
    """Reads; each row opens the screen on which it is decided."""

    NAME = "Waiting for another person"
    ACTIONS: ClassVar = (LOOK, CASE, HOLIDAY)
    ENTER = "look"
    OPENING = (
        "What somebody recorded that another person has to look at. At the head stands what you may confirm or refuse; "
        "then what you proposed yourself, which you can withdraw; then what others have to look at, since the case is "
        "yours or you have a part in it."
    )

    def body(self) -> ComposeResult:
        yield Static(cell("Reading …", "$quiet"), id="head")
        yield Sheet("sheet")

    def read(self) -> Waits:
        """All that waits."""
        from core.register.changes.waiting import in_view
        from core.register.own_law.waiting import waiting_law
        from core.register.typed_holidays import waiting_days

        register = self.desk.register()
        return Waits(in_view(register), waiting_days(register), waiting_law(register))

    def show(self, waits: Waits) -> None:
        """Three groups, what this person may decide first."""
        width = self.size.width - 3
        view, me = waits.changes, self.desk.user
        beside = [(day.by, self._day(day, width)) for day in waits.days]
        beside += [(law.by, self._law(law, width)) for law in waits.law]
        theirs = [row for by, row in beside if by != me]
        count = view.count + len(theirs)
        self.query_one("#head", Static).update(cell(f"{count:,} for you to decide.", "$quiet"))
        files = (self._file(file, width) for file in view.files)
        decide = [*self._rows(view.to_decide, width), *files, *theirs]
        mine = [*self._rows(view.proposed, width), *(row for by, row in beside if by == me)]
        others = list(self._rows(view.others, width))
        rows = grouped(
            _group("For you to confirm or refuse", decide, width),
            _group("Proposed by you", mine, width),
            _group("For somebody else than you", others, width),
        )
        self.sheet.show(rows or [SheetRow(cell("Nothing waits for another person."), "nothing")])

    def _rows(self, changes: "Sequence[ToLookAt]", width: int) -> Iterator[SheetRow]:
        today = self.desk.today()
        for change in changes:
            counts = "counts as the worse until then" if change.stands else ""
            text = Content.assemble(
                "  ",
                cell(change.reference, "bold"),
                f"  {change.title} on {day(change.on, today)}",
                (f"  by {change.by}, {day(change.recorded_on, today)}", "$quiet"),
                (f"  {counts}" if counts else "", "$quiet"),
            )
            about = At("confirm", (change.reference, change.seq), change.reference)
            yield SheetRow(fitting(text, width), about, f"{change.reference} {change.seq}")

    def _file(self, file: "FileToLookAt", width: int) -> SheetRow:
        entries = f"{file.entries:,} {'entry' if file.entries == 1 else 'entries'}"
        cases = f"{file.cases:,} case{'' if file.cases == 1 else 's'}"
        text = Content.assemble(
            "  ",
            cell(file.file, "bold", 40),
            f"  all at once: {entries} in {cases}",
            (f"  by {file.by}, {day(file.recorded_on, self.desk.today())}", "$quiet"),
        )
        return SheetRow(fitting(text, width), At("confirm_file", (file,)), f"file {file.file}")

    def _day(self, holiday: "TypedHoliday", width: int) -> SheetRow:
        what = f"{holiday.name}, {day(holiday.day, self.desk.today())}"
        text = self._beside("Holiday", what, holiday.by, holiday.proposed_on)
        return SheetRow(fitting(text, width), At("holiday", (holiday.number,)), f"holiday {holiday.number}")

    def _law(self, law: "LawWaits", width: int) -> SheetRow:
        text = self._beside("The law here", law.what, law.by, law.proposed_on)
        return SheetRow(fitting(text, width), At("law_waits", (law.number,)), f"law {law.number}")

    def _beside(self, kind: str, what: str, by: str, on: date) -> Content:
        said = (f"  by {by}, {day(on, self.desk.today())}", "$quiet")
        return Content.assemble("  ", cell(kind, "bold"), "  ", cell(what, limit=120), said)

    @property
    def _at(self) -> At | None:
        here = self.sheet.here
        return here if isinstance(here, At) else None

    def refusal_for(self, action: str) -> Refusal | None:
        """Nothing is looked at where nothing waits, nor opened where the line is about no case."""
        if self.found is not None and action == "look" and self._at is None:
            return NOTHING
        if self.found is not None and action == "case" and not (self._at and self._at.reference):
            return NO_CASE
        return None

    def action_look(self) -> None:
        """The screen on which the row is decided."""
        if self._at is not None:
            self.app.push_screen(places.screen(self._at.place, *self._at.made_with))

    def action_case(self) -> None:
        """The case of the row."""
        if self._at is not None and self._at.reference:
            self.front.open("case", self._at.reference)

    def action_holiday(self) -> None:
        """A holiday, or a closure."""
        self.app.push_screen(places.screen("type_holiday"))


def _group(title: str, rows: Sequence[SheetRow], width: int) -> list[SheetRow]:
    return [heading(title, f"{len(rows):,}", width), *rows] if rows else []
