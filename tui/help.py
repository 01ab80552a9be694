"""Help on a screen, made from its actions."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from core.law.state import Refusal
from tui.actions import Action
from tui.cells import cell, line
from tui.widgets.key_word import KeyWord


class HelpScreen(ModalScreen[None]):
    """Every action of a screen: its key, what it does, and why not where it is refused now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark,f1", "dismiss(None)", "Back"),
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown,space", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(self, title: str, opening: str, actions: Sequence[tuple[Action, Refusal | None]]) -> None:
        super().__init__()
        self._title = title
        self._opening = opening
        self._actions = tuple(actions)

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel help"):
            yield Static(cell(f"Help: {self._title}"), classes="panel-title")
            with VerticalScroll(classes="panel-text", can_focus=False):
                if self._opening:
                    yield Static(cell(self._opening, limit=2000), classes="panel-paragraph")
                for action, refusal in self._actions:
                    with Horizontal(classes="help-row"):
                        yield Static(cell(action.shown_key), classes="help-key")
                        yield Static(_says(action, refusal), classes="help-says")
            with Horizontal(classes="panel-keys"):
                yield Static("Up and Down scroll   ", markup=False)
                yield KeyWord("Esc Back", "escape")

    def action_move(self, lines: int) -> None:
        """Scroll."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _says(action: Action, refusal: Refusal | None) -> Content:
    if refusal is None:
        return Content(action.help)
    return Content.assemble(action.help, (f" Not now: {line(refusal.reason)}", "$warning"))
