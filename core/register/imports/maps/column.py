"""A column of a file with its values, as a guess looks at them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from core.register.imports.maps.known_words import SAYS_NOTHING, plain_cell
from core.register.imports.maps.model import DATE_FORMATS
from core.register.imports.reading.days import reads

MOST_VALUES = 200
"""Different values of a column up to which it is taken for a list of codes."""
MOSTLY = 0.6
"""The share of a column's values that have to be what its field is."""
_NOTHING, _REFERENCE = 14, 64
"""Characters up to which a value can say nothing, and can be a reference."""


@dataclass
class Column:
    """A column with its values, how often each stands in it; of very many different ones only the first are kept."""

    heading: str
    values: Counter[str] = field(default_factory=Counter)
    filled: int = 0
    repeated: bool = False
    """Whether a value that can be a reference stands in more than one row."""
    _seen: set[str] = field(default_factory=set)

    def add(self, cell: str) -> None:
        """Note the value of one row."""
        text = cell.strip()
        if not text:
            return
        if len(text) <= _NOTHING and plain_cell(text) in SAYS_NOTHING:
            self.values[text] += 1
            return
        self.filled += 1
        if text in self.values or len(self.values) < MOST_VALUES:
            self.values[text] += 1
        if not self.repeated and len(text) <= _REFERENCE:
            key = text.casefold()
            self.repeated = key in self._seen
            self._seen.add(key)

    @property
    def said(self) -> list[str]:
        """Its different values, without those that say nothing."""
        return [value for value in self.values if plain_cell(value) not in SAYS_NOTHING]

    def share(self, test: Callable[[str], bool]) -> float:
        """The share of its different values for which something holds; 1 where it has none."""
        values = self.said
        return sum(map(test, values)) / len(values) if values else 1.0


def is_day(text: str) -> bool:
    """Whether a value can be a day, in any way of writing it. A year alone is none, though Excel might count it so."""
    return any(
        reads(text, name) for name in DATE_FORMATS if name != "excel" or len(text.partition(".")[0]) == 5
    )
