"""My day: the lists of cases, and what the row under the cursor is about."""

from textual.app import ComposeResult
from textual.widgets import Static

from tui.cells import cell
from tui.screen import DeskScreen


class WorklistScreen(DeskScreen):
    """My day."""

    NAME = "My day"

    def body(self) -> ComposeResult:
        yield Static(cell(""))
