"""A panel over the screen that stays until it has been read: an error, a refusal, a question."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.cells import block, cell
from tui.widgets.key_word import KeyWord


class Panel(ModalScreen[bool]):
    """Paragraphs under a title. With `yes` (what saying yes does) it is a question that `y` or `n` answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(False)", "Back"),
        Binding("escape", "answer(False)", "Back"),
        Binding("n", "answer(False)", "No"),
        Binding("y", "answer(True)", "Yes"),
    ]

    def __init__(self, title: str, paragraphs: Sequence[str], *, alarm: bool = False, yes: str = "") -> None:
        super().__init__()
        self._title = title
        self._paragraphs = tuple(text for text in paragraphs if text)
        self._yes = yes
        self.set_class(alarm, "alarm")

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(cell(self._title), classes="panel-title")
            with VerticalScroll(classes="panel-text", can_focus=False):
                for text in self._paragraphs:
                    yield Static(block(text), classes="panel-paragraph")
            with Horizontal(classes="panel-keys"):
                if self._yes:
                    yield KeyWord(f"y {self._yes}", "y")
                    yield KeyWord("n Stay", "n")
                else:
                    yield KeyWord("Enter Back", "enter")

    def action_answer(self, answer: bool) -> None:
        """Close; True only where the question was answered with yes."""
        if answer and not self._yes:
            return
        self.dismiss(answer)
