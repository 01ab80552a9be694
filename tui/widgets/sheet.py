"""A page of lines under headings, with a cursor that stops at the lines one can do something with."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.widgets.jump import Target

MARK = "›"
CURSOR = "option-list--option-highlighted"


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

    def show(self, rows: Sequence[SheetRow], *, start: str = "", keep: bool = True) -> None:
        """Show these rows; the cursor stays (`keep`) on the row it was on, else goes to `start`, else to the first."""
        at = self.highlighted
        was = self._rows[at].key if keep and at is not None and at < len(self._rows) else ""
        self._rows = tuple(rows)
        self.clear_options()
        self.add_options(Option(row.text, disabled=row.about is None) for row in rows)
        places = {row.key: place for place, row in enumerate(rows) if row.about is not None and row.key}
        first = next((place for place, row in enumerate(rows) if row.about is not None), None)
        self.highlighted = places.get(was, places.get(start, first))

    def jumps(self) -> list[Target]:
        """Each row in sight that the cursor can stand on."""
        first, inside = self.scroll_offset.y, self.content_region
        return [
            Target(
                inside.x,
                inside.y + y,
                partial(setattr, self, "highlighted", at),
                self if self.can_focus else None,
            )
            for y, (at, part) in enumerate(self._lines[first : first + inside.height])
            if part == 0 and self._rows[at].about is not None
        ]

    def on_mount(self) -> None:
        """The first line stays in sight: the cursor may stand below it."""
        self.scroll_home(animate=False)

    def render_line(self, y: int) -> Strip:
        """A line, with a mark before the row under the cursor: colour alone never says where one is."""
        strip = super().render_line(y)
        at = self.scroll_offset.y + y
        cursor = self.get_component_rich_style(CURSOR)
        if at < len(self._lines) and self._lines[at][0] == self.highlighted:
            strip = self._legible(strip, cursor)
        if at < len(self._lines) and self._lines[at] == (self.highlighted, 0) and not self.marks_nothing:
            return Strip([Segment(MARK, cursor), *strip.crop(1)], strip.cell_length)
        return strip

    def _legible(self, strip: Strip, cursor: Style) -> Strip:
        """Where the cursor has a background of its own, its text has the one colour that was chosen for it."""
        if cursor.bgcolor == self.rich_style.bgcolor or cursor.color is None:
            return strip
        colour = Style(color=cursor.color)
        return Strip(
            [Segment(text, (style or cursor) + colour) for text, style, _ in strip], strip.cell_length
        )

    @property
    def marks_nothing(self) -> bool:
        """Whether the keys go elsewhere: the cursor then stands in the other column."""
        return self.can_focus and not self.has_focus
