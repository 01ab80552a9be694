"""A list of cases painted line by line from a window of rows: however many cases there are, a key costs the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.cells import fitted, line
from tui.lists.rows import Column, columns, painted, same_row, tone
from tui.widgets.jump import Target

if TYPE_CHECKING:
    from core.register.lists.worklist import Row

KEPT = 600
"""Rows that the window holds at most; those farthest from the cursor are let go."""
MARK, ASIDE, NO_MARK = " › ", " · ", "   "
TONES = {"late": "list--late", "today": "list--today", "quiet": "list--quiet"}


class CaseList(Widget, can_focus=True):
    """Rows by their place in the whole list. It asks for rows with `Wanted` and is given them with `fill`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--row",
        "list--cursor",
        "list--late",
        "list--today",
        "list--quiet",
        "list--empty",
    }

    @dataclass
    class Moved(Message):
        """The cursor is on another row, or on none."""

        row: "Row | None"

    @dataclass
    class Wanted(Message):
        """Rows are wanted: the start or the end of the list, or those after or before the window."""

        part: Literal["start", "end", "after", "before"]

    @dataclass
    class Opened(Message):
        """A row was chosen with the mouse."""

        row: "Row"

    class Marked(Message):
        """A mark was set or taken away with the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._first = 0
        self._top = 0
        self._at = 0
        self._awaited = False
        self._today = date.min
        self._columns: tuple[Column, ...] = ()
        self._empty: tuple[str, ...] = ()
        self._aside = False
        self.total = 0
        self.marked: tuple[str, ...] = ()
        """References of the cases that are marked, to be given to somebody together."""

    @property
    def row(self) -> "Row | None":
        """The row under the cursor."""
        place = self._at - self._first
        return self._rows[place] if 0 <= place < len(self._rows) else None

    @property
    def position(self) -> int:
        """The cursor's place in the whole list, from 1; 0 where the list is empty."""
        return self._at + 1 if self._rows else 0

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns as the width allows."""
        return self._columns

    def reckon(self, today: date) -> None:
        """From which day `3 late` is said."""
        self._today = today

    def fill(
        self,
        rows: "Sequence[Row]",
        total: int,
        *,
        at: Literal["start", "end"] = "start",
        empty: Sequence[str] = (),
    ) -> None:
        """Show another list, or this one afresh, from its start or its end. `empty` is said where it has no rows."""
        self._rows, self.total, self._empty = tuple(rows), total, tuple(empty)
        self._first = 0 if at == "start" else max(total - len(rows), 0)
        self._at = self._first if at == "start" else max(total - 1, 0)
        self._top = 0 if at == "start" else max(total - self._height, 0)
        self._awaited = False
        self._show_all()

    def renew(self, rows: "Sequence[Row]", total: int, first: int, empty: Sequence[str] = ()) -> None:
        """The same list read again: the cursor stays on its case where that is still here, else on its line."""
        current, line = self.row, self._at - self._top
        self._rows, self.total, self._first, self._empty = tuple(rows), total, first, tuple(empty)
        places = [place for place, row in enumerate(self._rows) if current and same_row(row, current)]
        last = max(first + len(self._rows) - 1, 0)
        self._at = first + places[0] if places else min(max(self._at, first), last)
        self._top = max(min(self._at - line, last), 0)
        self._awaited = False
        self._show_all()

    def add(self, rows: "Sequence[Row]", total: int, part: Literal["after", "before"]) -> None:
        """More rows for the window, at its end or at its beginning; the cursor stays where it is."""
        self.total, self._awaited = total, False
        if part == "after":
            joined = (*self._rows, *rows)
            dropped = max(len(joined) - KEPT, 0)
            self._rows, self._first = joined[dropped:], self._first + dropped
        else:
            joined = (*rows, *self._rows)
            self._first = max(self._first - len(rows), 0)
            self._rows = joined[:KEPT]
        self.refresh()

    @property
    def window(self) -> "tuple[Row, ...]":
        """The rows held now, and with `first` their place."""
        return self._rows

    @property
    def first(self) -> int:
        """The place of the window's first row in the whole list, from 0."""
        return self._first

    def mark(self, *, go_on: bool = True) -> None:
        """Mark the case under the cursor, or take its mark away, and go on to the next row."""
        if self.row is not None:
            reference = self.row.reference
            others = tuple(name for name in self.marked if name != reference)
            self.marked = others if reference in self.marked else (*self.marked, reference)
            self.refresh()
            self.move(int(go_on))

    def aside(self, aside: bool) -> None:
        """Whether the keys go to the pane beside: the cursor's mark says so, without a colour."""
        self._aside = aside
        self.refresh()

    def mark_these(self, references: tuple[str, ...]) -> None:
        """These cases are marked, and no others."""
        self.marked = references
        self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor by so many rows, as far as there are rows."""
        if self._rows:
            last = self._first + len(self._rows) - 1
            self._to(min(max(self._at + by, self._first), last))

    def page(self, by: int) -> None:
        """Move by so many screens of rows."""
        self.move(by * max(self._height - 1, 1))

    def to_start(self) -> None:
        """To the first row of the whole list."""
        if self._first == 0:
            self._to(0)
        else:
            self.post_message(self.Wanted("start"))

    def to_end(self) -> None:
        """To the last row of the whole list."""
        if self._first + len(self._rows) >= self.total:
            self._to(max(self.total - 1, 0))
        else:
            self.post_message(self.Wanted("end"))

    @property
    def _height(self) -> int:
        return max(self.size.height, 1)

    def _to(self, place: int) -> None:
        """Put the cursor on a row. Two lines are painted; at the edge the list moves by half a screen."""
        if place == self._at:
            return
        before, top = self._at, self._top
        self._at = place
        step = abs(place - before)
        half = max(self._height // 2, 1) if step == 1 else step
        if place >= top + self._height:
            self._top = min(max(top + half, place - self._height + 1), max(self.total - self._height, 0))
        elif place < top:
            self._top = max(min(top - half, place), 0)
        if self._top == top:
            self._paint_again(before)
            self._paint_again(place)
        else:
            self.refresh()
        self._look_ahead()
        self.post_message(self.Moved(self.row))

    def _look_ahead(self) -> None:
        """Ask for more rows while there is still a screen of them ahead."""
        if self._awaited:
            return
        last = self._first + len(self._rows)
        if last < self.total and self._top + 2 * self._height >= last:
            self._awaited = True
            self.post_message(self.Wanted("after"))
        elif self._first > 0 and self._top - self._height <= self._first:
            self._awaited = True
            self.post_message(self.Wanted("before"))

    def _show_all(self) -> None:
        self._top = max(min(self._top, self._at), self._at - self._height + 1, 0)
        self.refresh()
        self.post_message(self.Moved(self.row))
        self._look_ahead()

    def _paint_again(self, place: int) -> None:
        self.refresh(Region(0, place - self._top, self.size.width, 1))

    def on_resize(self, event: events.Resize) -> None:
        """Other columns, and the cursor still in sight."""
        self._columns = columns(event.size.width - len(MARK) - 1)
        self._top = max(min(self._top, self._at), self._at - self._height + 1, 0)
        self._look_ahead()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row, a click on the cursor opens it; one left of a row marks it."""
        place = self._top + event.y
        if self._first <= place < self._first + len(self._rows):
            if event.x < len(MARK):
                self._to(place)
                self.mark(go_on=False)
                self.post_message(self.Marked())
            elif place == self._at and self.row:
                self.post_message(self.Opened(self.row))
            else:
                self._to(place)

    def jumps(self) -> list[Target]:
        """Each row in sight."""
        left, top = self.region.offset
        places = range(self._top, min(self._top + self._height, self._first + len(self._rows)))
        return [Target(left, top + y, partial(self._to, place), self) for y, place in enumerate(places)]

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the cursor."""
        self.move(3)

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves the cursor."""
        self.move(-3)

    def render_line(self, y: int) -> Strip:
        """One row, or one line of what an empty list says."""
        width = self.size.width
        place = self._top + y - self._first
        if not self._rows:
            sentences = self._said()
            text = sentences[y - 1] if 1 <= y <= len(sentences) else ""
            return self._strip([(NO_MARK + fitted(text, max(width - 4, 0)), "list--empty")])
        if not 0 <= place < len(self._rows):
            return self._strip([])
        row = self._rows[place]
        due, rest = painted(row, self._columns, self._today)
        style = TONES.get(tone(row, self._today), "list--row")
        here = self._top + y == self._at
        margin = ((ASIDE if self._aside else MARK) if here else NO_MARK)[:2] + (
            "+" if row.reference in self.marked else " "
        )
        if here:
            return self._strip([(margin + due + rest, "list--cursor")], "list--cursor")
        return self._strip([(margin + due, style), (rest, "list--row")])

    def _said(self) -> list[str]:
        """What an empty list says, in lines that fit."""
        width = max(self.size.width - 4, 20)
        return [part for text in self._empty for part in (wrap(line(text), width) or [""])]

    def _strip(self, parts: Sequence[tuple[str, str]], fill: str = "list--row") -> Strip:
        segments = [Segment(text, self.get_component_rich_style(name)) for text, name in parts]
        style = self.get_component_rich_style(fill)
        return Strip(segments).adjust_cell_length(self.size.width, style).crop(0, self.size.width)
