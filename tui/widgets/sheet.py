"""A page of lines under headings, with a cursor that stops at the lines one can do something with."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


@dataclass(frozen=True)
class SheetRow:
    """A line, or a few. `about` is what a key acts on; a row without it is passed over by the cursor."""

    text: Content
    about: object | None = None
    key: str = ""
    """What the row is called when the sheet is painted again, so that the cursor stays where it was."""


class Sheet(OptionList):
    """Rows as the caller made them; `here` is what the row under the cursor is about."""

    def __init__(self, name: str) -> None:
        super().__init__(id=name, markup=False)
        self._rows: tuple[SheetRow, ...] = ()

    @property
    def here(self) -> object | None:
        """What the row under the cursor is about."""
        at = self.highlighted
        return self._rows[at].about if at is not None and at < len(self._rows) else None

    def show(self, rows: Sequence[SheetRow], *, start: str = "") -> None:
        """Show these rows; the cursor stays on the row it was on, else goes to `start`, else to the first."""
        at = self.highlighted
        was = self._rows[at].key if at is not None and at < len(self._rows) else ""
        self._rows = tuple(rows)
        self.clear_options()
        self.add_options(Option(row.text, disabled=row.about is None) for row in rows)
        places = {row.key: place for place, row in enumerate(rows) if row.about is not None and row.key}
        first = next((place for place, row in enumerate(rows) if row.about is not None), None)
        self.highlighted = places.get(was, places.get(start, first))

    def on_mount(self) -> None:
        """The first line stays in sight: the cursor may stand below it."""
        self.scroll_home(animate=False)
