"""What the desk is measured against: the least Textual app that paints a list of 100,000 rows by its line API."""

import sys

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

PLAIN, CURSOR = Style(), Style(reverse=True)


class Rows(ScrollView, can_focus=True):
    """Rows that are made when they are painted."""

    BINDINGS = [
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
        Binding("pagedown", "move(20)"),
        Binding("home", "move(-100000000)"),
        Binding("end", "move(100000000)"),
    ]

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.cursor = 0
        self.virtual_size = Size(78, count)

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        row = y + self.scroll_offset.y
        text = f"  row {row:06}   Child in care     A complaint about something     Stage 1"
        return Strip([Segment(text, CURSOR if row == self.cursor else PLAIN)])

    def action_move(self, by: int) -> None:
        """Move the cursor and paint the rows it left and reached."""
        before, self.cursor = self.cursor, max(0, min(self.count - 1, self.cursor + by))
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False)
        for row in (before, self.cursor):
            self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))


class Minimal(App[None]):
    """One list and nothing else."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """The list."""
        yield Rows(int(sys.argv[1]))


if __name__ == "__main__":
    Minimal().run()
