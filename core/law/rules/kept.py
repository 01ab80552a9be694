"""What follows from rules alone, worked out once for each: rules are loaded once and never change."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Answer = TypeVar("Answer")
MOST = 20_000
"""How many answers are kept before all are forgotten: procedures hold a few thousand rules."""


class Kept(Generic[Answer]):
    """Answers by the very objects that they were asked of, which are held so that no other can take their place."""

    def __init__(self) -> None:
        self._answers: dict[tuple[int, ...], tuple[tuple[Any, ...], Answer]] = {}

    def of(self, answer: Callable[..., Answer], *asked: Any) -> Answer:
        """What a function answers of these objects."""
        key = tuple(map(id, asked))
        kept = self._answers.get(key)
        if kept is None:
            if len(self._answers) >= MOST:
                self._answers.clear()
            kept = self._answers[key] = (asked, answer(*asked))
        return kept[1]
