"""The lines over a list: what waits for whoever reads, and what narrows it, each with the key that leads there."""

from typing import ClassVar

from rich.cells import cell_len

from tui.cells import fitted, line
from tui.widgets.chrome import Line

KEYS, SHORT_KEYS = "f changes, x clears ", "x clears "
"""Without room for both, the one that people look for here."""


class FilterLine(Line):
    """Not there while nothing narrows the list."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"filter--words", "filter--count", "filter--keys"}

    def __init__(self) -> None:
        super().__init__()
        self._said = ("", 0, 0)

    def show(self, words: str, left: int, whole: int) -> None:
        """Say the filter in words, and that it leaves `there` of `whole` rows. Without words the line goes."""
        if (words, left, whole) != self._said:
            self._said = (words, left, whole)
            self.set_class(bool(words), "narrowed")
            self.refresh()

    def spans(self) -> list[tuple[str, str]]:
        words, left, whole = self._said
        count = f"  {left:,} of {whole:,}  "
        shortened, room = line(words, 400), self.size.width - cell_len(count) - 3
        keys = KEYS if cell_len(shortened) + cell_len(KEYS) <= room else SHORT_KEYS
        return [
            ("   ", ""),
            (fitted(shortened, max(room - cell_len(keys), 8)), "filter--words"),
            (count, "filter--count"),
            (keys, "filter--keys"),
        ]


class ForYouLine(Line):
    """Not there while nothing of others waits for this person."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"filter--words", "filter--keys"}

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def show(self, count: int) -> None:
        """Say how many decisions wait; none, and the line goes."""
        if count != self._count:
            self._count = count
            self.set_class(bool(count), "narrowed")
            self.refresh()

    def spans(self) -> list[tuple[str, str]]:
        waits = "1 change waits" if self._count == 1 else f"{self._count:,} changes wait"
        words = f"{waits} for you to confirm or refuse"
        keys = "  g w shows them "
        return [
            ("   ", ""),
            (fitted(words, max(self.size.width - cell_len(keys) - 3, 8)), "filter--words"),
            (keys, "filter--keys"),
        ]
