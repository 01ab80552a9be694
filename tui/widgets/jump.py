"""Jump labels: each row and field in sight gets a letter, and that letter goes there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Protocol, runtime_checkable

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""In the order in which they are given: those under the fingers first."""


@dataclass(frozen=True)
class Target:
    """Something in sight that one can go to: its place on the screen in columns and lines, and what goes there."""

    x: int
    y: int
    go: Callable[[], object]
    widget: Widget | None = None
    """What gets the keys then, where `go` does not say."""


@runtime_checkable
class Jumpable(Protocol):
    """A widget with places to jump to."""

    def jumps(self) -> Sequence[Target]:
        """Each place of it that is in sight."""


class Jump:
    """Labels over a screen. It gets every key until one is chosen or none can be meant any more."""

    def __init__(self, screen: Screen[object]) -> None:
        widgets = (
            widget for widget in screen.walk_children() if isinstance(widget, Jumpable) and widget.display
        )
        targets = [target for widget in widgets for target in widget.jumps()]
        self.targets = dict(zip(labels(len(targets)), targets, strict=True))
        self._typed = ""
        self._shown = [_label(name, target) for name, target in self.targets.items()]
        screen.mount(*self._shown)

    def key(self, letter: str | None) -> bool:
        """Take a key. True where more of a label is wanted."""
        self._typed += letter or ""
        if letter and any(name != self._typed and name.startswith(self._typed) for name in self.targets):
            return True
        self.end()
        if letter and (target := self.targets.get(self._typed)):
            target.go()
            if target.widget is not None:
                target.widget.focus()
        return False

    def end(self) -> None:
        """Take the labels away."""
        for label in self._shown:
            label.remove()


def labels(count: int) -> tuple[str, ...]:
    """So many names, none of which begins another: a letter each, or two where there are more than letters."""
    if count <= len(LETTERS):
        return tuple(LETTERS[:count])
    return tuple("".join(pair) for pair in product(LETTERS, repeat=2))[:count]


def _label(name: str, target: Target) -> Static:
    label = Static(name, markup=False, classes="jump-label")
    label.styles.offset = (target.x, target.y)
    return label
