"""What frames every screen: one line above (where, whose, what day) and one below (what the keys do)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from core.law.state import Refusal
from tui.actions import Action, in_footer
from tui.cells import cell, fitted, line
from tui.context import front

LAST = 3
"""Keys at the end of the footer that stay however little room there is."""


class Line(Widget):
    """One line of the screen, painted as segments."""

    def spans(self) -> list[tuple[str, str]]:
        """The line as (text, component class) from left to right, at most `self.size.width` columns."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The line, filled up to the width."""
        if y:
            return Strip.blank(self.size.width, self.rich_style)
        base = self.rich_style
        segments = [
            Segment(text, self.get_component_rich_style(name, partial=True) if name else Style())
            for text, name in self.spans()
        ]
        return Strip(segments).adjust_cell_length(self.size.width).apply_style(base)


class DeskHeader(Line):
    """Heard, the council, the screen, the day, the person; marks a day that is set by hand, a demonstration, and a
    register that can only be read.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"header--name", "header--title", "header--mark", "header--quiet"}

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def show(self, title: str) -> None:
        """Give the screen another title."""
        self.title = title
        self.refresh()

    def spans(self) -> list[tuple[str, str]]:
        desk = front(self.app).desk
        width = self.size.width
        day = desk.today()
        shown_day = f"{day:%a} {day.day} {day:%b %Y}"
        marks = "".join(
            mark
            for mark, holds in (
                (" DEMONSTRATION " if width >= 100 else " DEMO ", desk.demonstration),
                (" READ-ONLY ", desk.read_only),
                (" DAY SET ", desk.pretended),
            )
            if holds
        )
        right = f"{shown_day}  {line(desk.user, 24)} "
        council = line(desk.council or "", 40)
        room = width - len(" Heard  ") - cell_len(marks) - cell_len(right) - cell_len(self.title) - 5
        council = fitted(council, room) if cell_len(council) > room else council
        council = council if room >= 6 else ""
        left = f" Heard  {council}"
        marks = f"{marks} " if marks else ""
        gap = width - cell_len(left) - cell_len(marks) - cell_len(right)
        title = line(self.title, 60)
        if cell_len(title) > gap - 2:
            title = fitted(title, max(gap - 2, 0))
        before = max(min(width // 2 - cell_len(title) // 2 - cell_len(left), gap - cell_len(title) - 1), 1)
        after = max(gap - before - cell_len(title), 1)
        return [
            (" Heard", "header--name"),
            (left.removeprefix(" Heard"), "header--quiet"),
            (" " * before, ""),
            (title, "header--title"),
            (" " * after, ""),
            (marks, "header--mark"),
            (right, "header--quiet"),
        ]


class Said(Static):
    """What was done, in a line or a few over the keys: it hides none of them, and goes with the next key."""

    LONGEST = 600

    def say(self, text: str) -> None:
        """Say it, until `hush`."""
        self.update(cell(text, limit=self.LONGEST))
        self.add_class("said")

    def hush(self) -> None:
        """Another key was pressed."""
        self.remove_class("said")


class DeskFooter(Line):
    """The keys of the screen, as many as fit; greyed where refused. A click on one does what the key does."""

    @dataclass
    class Pressed(Message):
        """The key of an action was clicked."""

        action: str

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "footer--key",
        "footer--label",
        "footer--refused",
    }

    def __init__(self, actions: tuple[Action, ...], refusal_for: Callable[[str], Refusal | None]) -> None:
        super().__init__()
        self._actions = in_footer(actions)
        self._refusal_for = refusal_for

    def offer(self, actions: tuple[Action, ...]) -> None:
        """Show the keys of other actions: a field has the focus, and letters go into it."""
        self._actions = in_footer(actions)
        self.refresh()

    def spans(self) -> list[tuple[str, str]]:
        spans: list[tuple[str, str]] = []
        for action in self._fitting():
            refused = self._refusal_for(action.name) is not None
            spans.append((f" {action.shown_key}", "footer--refused" if refused else "footer--key"))
            spans.append((f" {action.label} ", "footer--refused" if refused else "footer--label"))
        return spans

    def on_click(self, event: events.Click) -> None:
        """What the key under the mouse does; a word without a key only tells something."""
        column = 0
        for action in self._fitting():
            column += _width(action)
            if event.x < column:
                if action.key:
                    self.post_message(self.Pressed(action.name))
                return

    def _fitting(self) -> list[Action]:
        """The actions that fit, dropping from the middle so that the last ones (the way out, help, commands) always stay."""
        actions = list(self._actions)
        while actions and sum(_width(action) for action in actions) > self.size.width:
            actions.pop(max(len(actions) - 1 - LAST, 0))
        return actions


def _width(action: Action) -> int:
    """Columns that an action takes in the footer."""
    return len(action.shown_key) + cell_len(action.label) + 3
