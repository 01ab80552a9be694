"""Jump labels on a screen: ^g, then the letter of a place. Letters that are pressed before the places have come wait for them."""

from typing import Any

from textual import events
from textual.screen import Screen
from textual.worker import Worker

from tui.actions import Action
from tui.widgets.jump import Jump

JUMP = Action(
    "jump", "ctrl+g", "Jump", "Go to any row or field in sight: then press its letter.", order=93, always=True
)
CHOOSE = "Press the letter of a place; Esc stays here."
SOON = "The letters come as soon as there is something to go to; Esc stays here."
NOWHERE = "There is nowhere to jump: nothing is listed here."


class JumpScreen(Screen[Any]):
    """A screen with labels over it. `answer_due` says whether it waits for something that may bring places."""

    def __init__(self) -> None:
        super().__init__()
        self._jump: Jump | None = None
        self._jump_keys: list[str | None] | None = None
        """Keys for labels that are to come; None while none are awaited."""
        self.due: set[Worker[None]] = set()
        """Questions whose answers have not been shown."""

    def say(self, text: str) -> None:
        """Say something over the keys."""
        raise NotImplementedError

    @property
    def awaits_places(self) -> bool:
        """Whether labels were asked for that have nothing to stand on yet."""
        return self._jump_keys is not None

    def action_jump(self) -> None:
        """A letter on each row and field in sight, now or as soon as there are any. What is said takes a line of the
        screen, so the letters are placed when it stands.
        """
        self._jump_keys = []
        self.say(CHOOSE)
        self.call_after_refresh(self.jump_at_last)

    def takes_label(self, event: events.Key) -> bool:
        """Take a key that chooses a label, or will."""
        letter = event.character if event.is_printable else None
        if self._jump_keys is not None:
            if event.key == "escape":
                self._jump_keys = None
            else:
                self._jump_keys.append(letter)
            return True
        if self._jump is None:
            return False
        self._jump = self._jump if self._jump.key(letter) else None
        return True

    def jump_at_last(self) -> None:
        """Places may have come: the labels that were asked for, and the letters that were pressed for them."""
        keys = self._jump_keys
        if keys is None:
            return
        jump = Jump(self)
        if not jump.targets and self.due:
            self.say(SOON)
            return
        self._jump_keys = None
        if not jump.targets:
            self.say(NOWHERE)
            return
        self._jump = jump
        for letter in keys:
            if self._jump is not None:
                self._jump = self._jump if self._jump.key(letter) else None

    def stop_jumping(self) -> None:
        """The labels go: something else was chosen."""
        self._jump_keys = None
        if self._jump is not None:
            self._jump.end()
            self._jump = None
