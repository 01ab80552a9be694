"""What stands over everything while the terminal is too small for the desk."""

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.cells import block

COLUMNS, LINES = 60, 15


class TooSmall(ModalScreen[None]):
    """Says how large the terminal has to be. Keys do nothing here; what was typed waits beneath."""

    @staticmethod
    def needs_more(size: Size) -> bool:
        """Whether this size is too small."""
        return 0 < size.width < COLUMNS or 0 < size.height < LINES

    def compose(self) -> ComposeResult:
        yield Static(
            block(
                f"The desk needs at least {COLUMNS} columns and {LINES} lines.\n\n"
                "Make this window larger, or its letters smaller. What you typed is kept."
            )
        )
