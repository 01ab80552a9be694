"""From one cell to what it means: a day, a fact of its kind, clean words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from core.errors import BadInput
from core.law.days.dates import must_be_within
from core.law.entry import fact_value
from core.law.events import FactValue
from core.law.rules.model import Choice, FactKind, WordKind
from core.register.imports.maps.model import Map, Source
from core.register.imports.reading.days import day_of
from core.register.imports.reading.ticks import is_tick
from core.text import LONG, SHORT, clean

_MOST_KEPT = 50_000
_T = TypeVar("_T")


class Cells:
    """Reads cells under one map. What was read once is kept: an old system says the same few things very often."""

    def __init__(
        self,
        mapping: Map,
        headings: Sequence[str],
        today: date,
        day_zero: date,
        vocabulary: Mapping[str, tuple[Choice, ...]],
    ) -> None:
        """Where Heard wrote the cells, money is in pence, and keys are as an earlier day allowed them."""
        self._own = mapping.own
        self._empty = mapping.empty
        self.today = today
        self._place = {heading: place for place, heading in enumerate(headings) if heading}
        self._dates = mapping.dates
        self._day_zero = day_zero
        self._vocabulary = vocabulary
        self._days: dict[str, date | BadInput] = {}
        self._facts: dict[tuple[str, str, str], FactValue | BadInput] = {}

    def text(self, source: Source, cells: Sequence[str]) -> str:
        """What a source gives for a row, translated as the map says; empty where it gives nothing."""
        if not source.column:
            return self._of_several(source, cells) if source.names else source.fixed
        cell = cells[self._place[source.column]].strip()
        if not cell or (self._empty and _plain(cell) in self._empty):
            return source.default
        if source.values:
            return source.values.get(_plain(cell), cell)
        return cell

    def ticked(self, source: Source, cells: Sequence[str]) -> list[str]:
        """Which columns of a source are ticked in a row."""
        return [column for column in source.ticks if is_tick(cells[self._place[column]])]

    def _of_several(self, source: Source, cells: Sequence[str]) -> str:
        if source.ticks:
            return next((source.ticks[column] for column in self.ticked(source, cells)), source.default)
        parts = [cells[self._place[column]].strip() for column in source.columns]
        text = source.between.join(part for part in parts if part and _plain(part) not in self._empty)
        return source.values.get(_plain(text), text) if text else source.default

    def cell(self, column: str, cells: Sequence[str]) -> str:
        """A cell without regard to case and spaces, as conditions compare it."""
        cell = _plain(cells[self._place[column]])
        return "" if cell in self._empty else cell

    def day(self, text: str) -> date:
        """A day, in one of the map's ways of writing it. Raises BadInput."""
        day = self._days.get(text)
        if day is None:
            day = _or_error(lambda: day_of(text, self._dates, self._day_zero))
            if len(self._days) < _MOST_KEPT:
                self._days[text] = day
        if isinstance(day, BadInput):
            raise day
        return day

    def fact(self, kind: FactKind, text: str) -> FactValue:
        """A fact of its kind. Raises BadInput as core.law.entry does."""
        if kind.kind == "date":
            day = self.day(text)
            must_be_within(day, self.today, field=kind.key, reach=kind.reach)
            return day
        key = (kind.key, kind.title, text)
        fact = self._facts.get(key)
        if fact is None:
            fact = _or_error(lambda: self._read(kind, text))
            if len(self._facts) < _MOST_KEPT:
                self._facts[key] = fact
        if isinstance(fact, BadInput):
            raise fact
        return fact

    def _read(self, kind: FactKind, text: str) -> FactValue:
        if self._own and kind.kind == "money" and text.isdecimal():
            return int(text)
        if self._own and kind.pattern:
            kind = replace(kind, pattern="")
        return fact_value(kind, text, self.today, self._vocabulary)

    def word(self, kind: WordKind, text: str) -> str:
        """Words as the register keeps them. Raises BadInput for what can't be kept."""
        return clean(text, field=kind.key, limit=LONG if kind.long else SHORT, multiline=kind.long)


def _plain(cell: str) -> str:
    return " ".join(cell.casefold().split())


def _or_error(read: Callable[[], _T]) -> _T | BadInput:
    try:
        return read()
    except BadInput as error:
        return error
