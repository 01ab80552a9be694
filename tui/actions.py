"""An action of a screen, declared once: its key, footer, help, palette entry and greyed-out reason follow from it."""

from dataclasses import dataclass

from textual.binding import Binding

SHOWN = {
    "enter": "Enter",
    "escape": "Esc",
    "question_mark": "?",
    "slash": "/",
    "ctrl+p": "^p",
    "ctrl+s": "^s",
    "ctrl+n": "^n",
    "ctrl+c": "^c",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "tab": "Tab",
    "shift+tab": "ShiftTab",
    "left": "Left",
    "right": "Right",
    "space": "Space",
    "f1": "F1",
}


@dataclass(frozen=True)
class Action:
    """Something that a person can do on a screen; the screen has a method `action_<name>` without arguments.

    A name such as `list:overdue` calls `action_list("overdue")`. An action without a key is only a word in the footer.

    `key` may list several, separated by commas: the first is shown. `label` is one or two words for the footer,
    `help` a sentence for the help screen and the palette. Actions with `footer` stand in the footer by `order`, lowest
    first; where the line is too short the highest orders are left out. `always` makes the key work while a field has
    the focus: for control keys, and for letters behind which one types at once where no field stands (a screen with a
    field lets go of them in `check_action`), since typing never triggers a verb.
    """

    name: str
    key: str
    label: str
    help: str
    footer: bool = False
    order: int = 50
    always: bool = False
    shows: str = ""
    """What stands for the key where that is not its name: `1-7`."""

    @property
    def shown_key(self) -> str:
        """The first key as people write it: `?`, `^p`, `Enter`, `n`."""
        if self.shows:
            return self.shows
        first = self.key.split(",")[0]
        if first in SHOWN:
            return SHOWN[first]
        return first.replace("ctrl+", "^")

    def binding(self) -> Binding:
        """The binding that a screen gets: it goes through `action_act`, which asks whether the action is allowed."""
        return Binding(self.key, f"act({self.name!r})", self.label, show=self.footer, priority=self.always)


def in_footer(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """The actions that the footer shows, in order."""
    return tuple(sorted((action for action in actions if action.footer), key=lambda action: action.order))
