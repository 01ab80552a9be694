"""The menu of places: `g`, then a letter."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.cells import cell
from tui.context import front
from tui.places import GOTO
from tui.widgets.key_word import KeyWord


class GotoScreen(ModalScreen[None]):
    """A letter goes there; any other key goes back."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel goto"):
            yield Static(cell("Go to"), classes="panel-title")
            for letter, _, title in GOTO:
                yield KeyWord(Content.assemble((f"{letter}  ", "$accent"), title), letter, "goto-place")
            with Horizontal(classes="panel-keys"):
                yield Static("Press a letter   ", markup=False)
                yield KeyWord("Esc Back", "escape")

    def on_key(self, event: events.Key) -> None:
        """Go, or go back."""
        event.stop()
        self.dismiss(None)
        place = next((place for letter, place, _ in GOTO if event.key == letter), None)
        if place:
            self.app.call_later(front(self.app).go, place)
