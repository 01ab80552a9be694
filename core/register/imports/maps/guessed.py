"""What was found in a file: a guess, before it is written as a map."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.register.imports.maps.composed import Group
from core.register.imports.maps.day_forms import Either
from core.register.imports.reading.sheet import Layout


@dataclass(frozen=True)
class Guess:
    """What was found: columns by field, values of coded columns by what they were taken for, and what is left.

    `unplaced` holds values that nothing was found for, with how many rows have them, by field; `endings` for each way
    in which a case ends the column that tells of it and the values that do; `stages` the values of a column of stages;
    `filled` how many rows say something in each column; `used` the columns that the map uses. `joined` says that
    several rows may be one case. `either` is a way of writing days that nobody can know; `empty` what stands in cells
    that say nothing. `groups` are columns that are read as one, by the heading that stands for them in `columns`; `by_values`
    the fields that no heading names, and that were found by what stands in their columns.
    """

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    unplaced: Mapping[str, Mapping[str, int]]
    endings: Mapping[str, Mapping[str, tuple[str, ...]]]
    dates: tuple[str, ...]
    either: Either | None = None
    stages: Mapping[str, str] = field(default_factory=dict)
    joined: bool = False
    empty: tuple[str, ...] = ()
    filled: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout)
    used: frozenset[str] = frozenset()
    groups: Mapping[str, Group] = field(default_factory=dict)
    by_values: frozenset[str] = frozenset()

    def with_used(self, used: frozenset[str]) -> "Guess":
        """The same, with the columns that its map uses."""
        return replace(self, used=used)

    @property
    def left_over(self) -> tuple[str, ...]:
        """The columns that the map does not use."""
        return tuple(heading for heading in self.filled if heading not in self.used)

    def members(self, heading: str) -> tuple[str, ...]:
        """The columns of the file behind a heading: several where they are read as one."""
        group = self.groups.get(heading)
        return group.columns if group else (heading,)

    @property
    def answer_day(self) -> str:
        """The column that holds the day of the answer: the day a case was closed, where no other says when it was sent."""
        return self.columns.get("answer1.on") or self.columns.get("closed", "")

    @property
    def closed_is_answer(self) -> bool:
        """Whether the day a case was closed has to stand for the day of its answer."""
        return "answer1.on" not in self.columns and "closed" in self.columns

    @property
    def rows_are_stages(self) -> bool:
        """Whether a case has a row for each of its stages."""
        return self.joined and bool(self.stages)
