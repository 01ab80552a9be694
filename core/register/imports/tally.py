"""What became of a file's rows, counted: how many of each kind, and why the commonest could not be placed."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.register.imports.planning.planned import Fault
from core.register.imports.reading.totals import line_of
from core.register.imports.writing.preparing import Prepared
from core.text import shown

KINDS = (
    "new",
    "joined",
    "added",
    "existing",
    "changed",
    "duplicate",
    "invalid",
    "skipped",
    "total",
    "empty",
)
"""What can become of a row; `joined` is a further row of a new case, `skipped` what the map leaves out."""
DIRTY = ("changed", "duplicate", "invalid")
"""Rows that can't be placed: one of them, and nothing is written unless it is asked for."""
_MOST_REASONS = 20
_MOST_LINES, _LONGEST_LINE = 8, 60
_QUOTED = re.compile(r"(?<!\w)'.*'(?!\w)")
_NUMBER = re.compile(r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]{2} \d{4})|\d[\d,-]*")
"""What differs between reasons of a kind: values, days, numbers."""


@dataclass(frozen=True)
class Summary:
    """What became of a file. `counts` add up to `rows`; `written` says whether the new ones are in the register now.

    `reasons` are the commonest reasons with their columns; `report` is the file that lists every row not placed.
    """

    file: str
    rows: int
    counts: dict[str, int]
    events: int
    written: bool
    notes: tuple[str, ...]
    reasons: tuple[tuple[str, str, int], ...]
    report: str = ""
    lacks: dict[str, int] = field(default_factory=dict)
    """Cases that come in as history, by what the old system does not say of them."""

    @property
    def dirty(self) -> int:
        """How many rows can't be placed."""
        return sum(self.counts[kind] for kind in DIRTY)


@dataclass
class Tally:
    """What has become of the rows so far."""

    rows: int = 0
    events: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    example: dict[tuple[str, str], str] = field(default_factory=dict)
    """The first reason of each kind, in full."""
    varied: set[tuple[str, str]] = field(default_factory=set)
    """The kinds of which others said something else."""
    lacks: Counter[str] = field(default_factory=Counter)
    """In how many cases the old system does not say something that Heard asks for, by its code."""
    lines: list[str] = field(default_factory=list)
    """The first lines of words that stand below or between the cases."""
    overruled: Counter[str] = field(default_factory=Counter)
    """In how many cases the rows say something differently, by what it is."""

    def settle(self, unit: Prepared, what: str, faults: Sequence[Fault]) -> None:
        """Note what became of the rows of a case: `what` may be another than it was prepared as."""
        self.count(what, faults)
        for _ in range(unit.rows - 1):
            self.count("joined" if what == "new" else what)
        if what in ("new", "added"):
            self.events += unit.events
            self.lacks.update(unit.lacks)
            self.overruled.update(unit.overruled)

    def leave_out(self, place: str, cells: Sequence[str]) -> None:
        """Note a row that is no case, and what it says where that is more than figures."""
        self.count("total")
        line = line_of(cells)
        if line and len(self.lines) <= _MOST_LINES:
            self.lines.append(f"{shown(line, one_line=True)[:_LONGEST_LINE]} (row {place})")

    def count(self, what: str, faults: Sequence[Fault] = ()) -> None:
        """Note what became of one row."""
        self.rows += 1
        self.counts[what] += 1
        for fault in faults[:1]:
            key = fault.column, _QUOTED.sub("...", _NUMBER.sub("...", fault.reason))
            self.reasons[key] += 1
            if self.example.setdefault(key, fault.reason) != fault.reason:
                self.varied.add(key)

    def summary(self, file: str, notes: Sequence[str], report: str) -> Summary:
        """What became of the whole file, nothing of which is written yet."""
        counts = {kind: self.counts[kind] for kind in KINDS}
        notes = (*notes, *self._differently(), *self._left_out())
        return Summary(
            file, self.rows, counts, self.events, False, notes, self._commonest(), report, dict(self.lacks)
        )

    def _differently(self) -> tuple[str, ...]:
        if not self.overruled:
            return ()
        names = ", ".join(f"{name} ({count:,} cases)" for name, count in self.overruled.most_common())
        return (f"Rows of one case differ in {names}: what the first of them says is taken.",)

    def _left_out(self) -> tuple[str, ...]:
        if not self.lines:
            return ()
        more = " and others" if len(self.lines) > _MOST_LINES else ""
        return (f"Lines that are no case were left out: {'; '.join(self.lines[:_MOST_LINES])}{more}.",)

    def _commonest(self) -> tuple[tuple[str, str, int], ...]:
        """The commonest kinds of reasons with their columns; where one stands for many, as the first of them said it."""
        return tuple(
            (key[0], self.example[key] + (" (and the like)" if key in self.varied else ""), count)
            for key, count in self.reasons.most_common(_MOST_REASONS)
        )
