"""A key and what it does, in a panel: a click on it is that key."""

from textual.content import Content
from textual.widgets import Static


class KeyWord(Static):
    """`words` as they stand there, `key` as Textual calls it."""

    def __init__(self, words: str | Content, key: str, classes: str = "key-word") -> None:
        super().__init__(words, classes=classes, markup=False)
        self._key = key

    def on_click(self) -> None:
        """As if it had been pressed."""
        self.app.simulate_key(self._key)
