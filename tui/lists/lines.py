"""The lines of My day around its list: the counts, the headings, where the cursor is, and what its row is about."""

from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.cells import fitted, line
from tui.lists.case_list import NO_MARK
from tui.lists.rows import GAP, Column
from tui.widgets.chrome import Line

INDENT = NO_MARK
BRIEFEST = {"advocate": "Adv", "learning": "Learn"}
"""Titles of lists where the line is short of room."""


class CountsLine(Line):
    """The lists with how many cases each has; the one that is open is marked. With room, each with its number."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"counts--open", "counts--some", "counts--none", "counts--late"}

    @dataclass
    class Chosen(Message):
        """A list was clicked."""

        name: str

    def __init__(self, titles: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__()
        self._titles = titles
        self._counts: dict[str, int] = {}
        self._open = ""

    def show(self, counts: dict[str, int], opened: str) -> None:
        """Show these counts, with this list open."""
        if (counts, opened) != (self._counts, self._open):
            self._counts, self._open = dict(counts), opened
            self.refresh()

    def spans(self) -> list[tuple[str, str]]:
        texts, gap = self._fitting()
        spans: list[tuple[str, str]] = [(" ", "")]
        for (key, _, _), text in zip(self._titles, texts, strict=True):
            count = self._counts.get(key)
            opened = key == self._open
            name = (
                "counts--late" if key == "overdue" and count else "counts--some" if count else "counts--none"
            )
            spans.append((f"[{text}]" if opened else f" {text} ", "counts--open" if opened else name))
            spans.append((gap, ""))
        return spans

    def on_click(self, event: events.Click) -> None:
        """The list under the mouse."""
        name = next((name for name, start, end in self._places() if start <= event.x < end), None)
        if name is not None:
            self.post_message(self.Chosen(name))

    def _places(self) -> list[tuple[str, int, int]]:
        """Each list with the columns where it stands: from, up to."""
        texts, gap = self._fitting()
        places, column = [], 1
        for (key, _, _), text in zip(self._titles, texts, strict=True):
            places.append((key, column, column + cell_len(text) + 2))
            column += cell_len(text) + 2 + len(gap)
        return places

    def _fitting(self) -> tuple[list[str], str]:
        """What stands for each list, and the gap between: as much as the line has room for."""
        counts = [self._counts.get(key) for key, _, _ in self._titles]
        numbers = ["-" if count is None else f"{count:,}" for count in counts]
        lists = list(enumerate(self._titles, start=1))
        numbered = [f"{n} {title} {count}" for (n, (_, title, _)), count in zip(lists, numbers, strict=True)]
        short = [f"{brief} {count}" for (_, (_, _, brief)), count in zip(lists, numbers, strict=True)]
        briefest = [
            f"{BRIEFEST.get(key, brief)} {count}"
            for (key, _, brief), count in zip(self._titles, numbers, strict=True)
        ]
        tight = [
            brief if key == "closed" else text
            for (key, _, brief), text in zip(self._titles, briefest, strict=True)
        ]
        for texts, gap in ((numbered, "  "), (numbered, ""), (short, ""), (briefest, "")):
            if 1 + sum(cell_len(text) + 2 + len(gap) for text in texts) <= self.size.width:
                return texts, gap
        return tight, ""


class HeadsLine(Line):
    """The headings of the columns."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"heads--text"}

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[Column, ...] = ()

    def show(self, columns: tuple[Column, ...]) -> None:
        """Show the headings of these columns."""
        if columns != self._columns:
            self._columns = columns
            self.refresh()

    def spans(self) -> list[tuple[str, str]]:
        text = "".join(fitted(column.heading, column.width) + GAP for column in self._columns)
        return [(NO_MARK + text, "heads--text")]


class WhoseLine(Line):
    """The rule under the list, with whose cases these are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"place--rule", "place--text"}

    def __init__(self) -> None:
        super().__init__()
        self._whose = ""

    def show(self, whose: str) -> None:
        """Say whose cases these are."""
        if whose != self._whose:
            self._whose = whose
            self.refresh()

    def spans(self) -> list[tuple[str, str]]:
        width = self.size.width
        if not self._whose:
            return [("─" * width, "place--rule")]
        whose = fitted(self._whose, min(cell_len(self._whose), max(width - 4, 0)))
        rule = "─" * max(width - cell_len(whose) - 4, 0)
        return [("── ", "place--rule"), (f"{whose} ", "place--text"), (rule, "place--rule")]


class PlaceLine(Line):
    """The end of that rule: which of how many the cursor is on. A widget of its own, so that a key paints only this."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"place--rule", "place--text"}

    def __init__(self) -> None:
        super().__init__()
        self._place = ""

    def show(self, position: int, total: int) -> None:
        """Say where the cursor is."""
        place = f" {position:,} of {total:,} " if total else ""
        if place != self._place:
            self._place = place
            self.refresh()

    def spans(self) -> list[tuple[str, str]]:
        rule = "─" * max(self.size.width - cell_len(self._place) - 1, 0)
        return [(rule, "place--rule"), (self._place, "place--text"), ("─", "place--rule")]


class Explanation(Widget):
    """A few lines about the row under the cursor. They are painted in place: nothing is laid out again."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "explained--first",
        "explained--next",
        "explained--text",
        "explained--words",
    }
    STYLES: ClassVar[tuple[str, ...]] = (
        "explained--first",
        "explained--next",
        "explained--text",
        "explained--words",
    )

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[str, ...] = ()
        self._lines: tuple[str, ...] = ()

    def show(self, parts: tuple[str, ...]) -> None:
        """Show these parts, a line each and the last over as many as there are; only what differs is painted again."""
        self._parts = parts
        before, self._lines = self._lines, self._wrapped()
        lines = self._lines
        for y in range(self.size.height):
            old, new = "".join(before[y : y + 1]), "".join(lines[y : y + 1])
            if old != new:
                width = min(len(INDENT) + max(cell_len(old), cell_len(new)), self.size.width)
                self.refresh(Region(0, y, width, 1))

    def _wrapped(self) -> tuple[str, ...]:
        width, room = self.size.width - 4, self.size.height - len(self._parts) + 1
        if not self._parts or width < 10 or room < 2:
            return self._parts
        last = wrap(line(self._parts[-1], width * room), width, max_lines=room, placeholder=" …")
        return (*self._parts[:-1], *last)

    def on_resize(self) -> None:
        """Other lines."""
        self._lines = self._wrapped()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line, cut where the screen ends."""
        style = self.get_component_rich_style(self.STYLES[min(y, len(self.STYLES) - 1)])
        text = self._lines[y] if y < len(self._lines) else ""
        width = self.size.width
        return Strip([Segment("   " + fitted(text, max(width - 4, 0)) + " ", style)]).adjust_cell_length(
            width, style
        )
