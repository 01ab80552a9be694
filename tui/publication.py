"""What has to be published about complaints: what is missing, what is due again, and where the rest is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui import places
from tui.actions import Action
from tui.cases.words import day
from tui.cells import cell
from tui.form_screen import FormScreen
from tui.read_screen import ReadScreen
from tui.widgets.field import Field
from tui.widgets.sheet import Sheet, SheetRow
from tui.widgets.sheet_text import fitting

if TYPE_CHECKING:
    from core.register.publication import Publication

RECORD = Action(
    "record", "enter", "Published", "Record when and where it was published.", footer=True, order=5
)
DOWN = Action("down", "x", "Taken down", "Record that it can no longer be found.", footer=True, order=10)


@dataclass(frozen=True)
class Listed:
    """A row about something that has to be published."""

    item: str
    title: str


class PublicationScreen(ReadScreen["tuple[Publication, ...]"]):
    """The list of `content/publication.toml`, and how it stands with each."""

    NAME = "To publish"
    ACTIONS: ClassVar = (RECORD, DOWN)
    ENTER = "record"
    OPENING = (
        "What has to be published about complaints, by which law, and where it is. What is missing or due again is a "
        "manager's task until it is recorded here."
    )

    def body(self) -> ComposeResult:
        yield Static(cell("Reading …", "$quiet"), id="head")
        yield Sheet("sheet")

    def read(self) -> "tuple[Publication, ...]":
        """How it stands with each."""
        from core.register.publication import list_publications

        return list_publications(self.desk.register(), self.desk.today())

    def show(self, publications: "tuple[Publication, ...]") -> None:
        """Two lines each: what it is, then how it stands with it and by which law."""
        late = [publication for publication in publications if publication.state != "published"]
        head = (
            f"{len(late)} of {len(publications)} missing or overdue."
            if late
            else f"All {len(publications)} are published."
        )
        self.query_one("#head", Static).update(cell(head, "$quiet"))
        empty = SheetRow(
            cell("content/publication.toml says what has to be published: it has nothing."), "nothing"
        )
        self.sheet.show([self._row(publication) for publication in publications] or [empty])

    def _row(self, publication: "Publication") -> SheetRow:
        today, width = self.desk.today(), self.size.width - 3
        colour = "$success" if publication.state == "published" else "bold $error"
        again = f", due again {day(publication.due, today)}" if publication.due else ""
        where = f"{day(publication.on, today)}{again}, {publication.where}" if publication.on else ""
        gap = "  " if where else ""
        first = Content.assemble("  ", cell(publication.item.title, "bold", 120))
        second = Content.assemble(
            "    ",
            (publication.state, colour),
            "  ",
            cell(where, limit=200),
            gap,
            cell(publication.item.source, "$quiet", 120),
        )
        lines = (fitting(first, width), fitting(second, width))
        about = Listed(publication.item.key, publication.item.title)
        return SheetRow(Content("\n").join(lines), about, about.item)

    def action_record(self) -> None:
        """When and where."""
        self._go("record_publication")

    def action_down(self) -> None:
        """It is gone."""
        self._go("take_publication_down")

    def _go(self, place: str) -> None:
        row = self.sheet.here
        if isinstance(row, Listed):
            self.app.push_screen(places.screen(place, row.item, row.title))


class RecordPublicationScreen(FormScreen):
    """A day and an address."""

    NAME = "Published"
    FORM = "publication"
    OPENING: ClassVar = "The day it was published, or published anew, and where anybody can find it."

    def __init__(self, item: str, title: str) -> None:
        super().__init__()
        self.subject, self.about = item, title

    def fields(self) -> Sequence[Field]:
        return (
            Field("where", "Where", help=f"{self.about}: its address, or where it lies.", required=True),
            Field("on", "On", "day", "The day it was published.", True, start="today"),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.publication import record_published

        desk = self.desk
        on = parse_day(raw["on"], desk.today(), field="on")
        return record_published(desk.register(), self.subject, on=on, where=raw["where"], stamp=desk.stamp())

    def told(self, _result: object) -> str:
        return f"{self.about}: recorded."


class TakeDownScreen(RecordPublicationScreen):
    """The day from which it can no longer be found."""

    NAME = "Taken down"
    FORM = "publication-down"
    OPENING: ClassVar = "The day from which it can no longer be found. It is a manager's task again."

    def fields(self) -> Sequence[Field]:
        return (Field("on", "On", "day", f"{self.about}: the day it was taken down.", True, start="today"),)

    def write(self, raw: Mapping[str, str]) -> object:
        from core.law.days.dates import parse_day
        from core.register.publication import take_down

        desk = self.desk
        on = parse_day(raw["on"], desk.today(), field="on")
        return take_down(desk.register(), self.subject, on=on, stamp=desk.stamp())
