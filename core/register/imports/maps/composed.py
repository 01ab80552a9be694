"""Columns that say one thing together: first name beside surname, day beside month beside year, a column to tick for
each answer.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.register.imports.maps.column import Column
from core.register.imports.maps.known_words import (
    DAY,
    FIRST,
    LAST,
    MONTH,
    TITLE,
    YEAR,
    bare_heading,
    names_of,
)
from core.register.imports.maps.values import CODED, Lists, place_values
from core.register.imports.reading.headings import plain
from core.register.imports.reading.ticks import is_tick, is_tick_or_not

_DIVIDED = re.compile(r": | - | \u2013 ")
_SMALL = re.compile(r"\b(?:of|the|s)\b")
_TICKED_FIELDS = ("finding.finding", "received.channel", "received.by", "received.theme", "procedure")
"""Fields of which each answer may have a column of its own, with ticks in it."""


@dataclass(frozen=True)
class Group:
    """Some columns read as one. `known_as` is what the one column would be called, or `answers` the field that it is.

    `heading` names them all. Of `ticks` the one that is ticked says what stands beside it.
    """

    heading: str
    columns: tuple[str, ...]
    known_as: str = ""
    answers: str = ""
    between: str = " "
    ticks: Mapping[str, str] = field(default_factory=dict)

    def cell(self, cells: Mapping[str, str]) -> str:
        """What a row says in them: nothing where none is filled in, or ticked."""
        if self.ticks:
            return next((code for column, code in self.ticks.items() if is_tick(cells[column])), "")
        return self.between.join(cell for column in self.columns if (cell := cells[column].strip()))

    def among(self, columns: Mapping[str, Column]) -> "Group | None":
        """The same without what holds no ticks; None where too little is left, or its cells are not what they should be."""
        if not self.ticks:
            return self
        ticks = {
            column: code
            for column, code in self.ticks.items()
            if all(map(is_tick_or_not, columns[column].said))
        }
        marked = [column for column in ticks if any(map(is_tick, columns[column].values))]
        refused = any(not is_tick(value) for column in ticks for value in columns[column].said)
        enough = len(ticks) > 1 or (self.answers == "finding.finding" and not refused)
        return replace(self, columns=tuple(ticks), ticks=ticks) if marked and enough else None


def groups_in(headings: Sequence[str], lists: Lists) -> list[Group]:
    """Every group that the headings look like; whether the values are like it is seen when they have been read."""
    return [*_names(headings), *_days(headings), *_ticks(headings, lists)]


def _names(headings: Sequence[str]) -> Iterator[Group]:
    titles, firsts, lasts = (_parts(headings, names) for names in (TITLE, FIRST, LAST))
    for of_whom, last in lasts.items():
        if of_whom in firsts:
            columns = tuple(
                column for column in (titles.get(of_whom), firsts[of_whom], last) if column is not None
            )
            yield Group(_together(columns), columns, known_as=f"{of_whom} name".strip())


def _days(headings: Sequence[str]) -> Iterator[Group]:
    days, months, years = (_parts(headings, names) for names in (DAY, MONTH, YEAR))
    for of_what, day in days.items():
        if of_what in months and of_what in years:
            columns = (day, months[of_what], years[of_what])
            yield Group(_together(columns), columns, known_as=of_what or "received", between="-")


def _parts(headings: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """The headings that end or begin with one of these names, by what else they say."""
    parts: dict[str, str] = {}
    for heading in headings:
        words = bare_heading(heading)
        for name in names:
            if words == name or words.endswith(f" {name}") or words.startswith(f"{name} "):
                rest = words.removesuffix(name) if words.endswith(name) else words.removeprefix(name)
                parts.setdefault(" ".join(_SMALL.sub(" ", rest).split()), heading)
                break
    return parts


def _together(columns: Sequence[str]) -> str:
    """What stands for them as a heading: nothing that a file could have for one."""
    return "\0".join(("", *columns))


def _ticks(headings: Sequence[str], lists: Lists) -> Iterator[Group]:
    taken: set[str] = set()
    groups = {name: _ticked(name, headings, lists) for name in _TICKED_FIELDS}
    for name in sorted(groups, key=lambda name: -len(groups[name])):
        ticks = {column: code for column, code in groups[name].items() if column not in taken}
        if ticks:
            taken.update(ticks)
            yield Group(_together(tuple(ticks)), tuple(ticks), answers=name, ticks=ticks)


def _ticked(name: str, headings: Sequence[str], lists: Lists) -> dict[str, str]:
    """The columns that are called like an answer of a list, each with that answer."""
    choices = lists[CODED[name]]
    keys = {choice.key for choice in choices}
    own_names = sorted((plain(other) for other in names_of()["fields"][name]), key=len, reverse=True)
    ticks: dict[str, str] = {}
    for heading in headings:
        for answer in _answers(heading, own_names):
            placed, left = place_values(CODED[name], {answer: 1}, choices)
            code = placed.get(answer, "") or (answer if answer in keys else "")
            if not code and not left:
                names = ((choice.key, (choice.key, choice.title, *choice.aliases)) for choice in choices)
                code = next((key for key, texts in names if answer in map(plain, texts)), "")
            if code:
                ticks[heading] = code
                break
    return ticks


def _answers(heading: str, own_names: Sequence[str]) -> Iterator[str]:
    """A heading, and what it says behind the name of what it answers: `Outcome Upheld`, `Result: Upheld` are `upheld`."""
    words = bare_heading(heading)
    yield words
    *_, last = _DIVIDED.split(heading)
    yield bare_heading(last)
    yield from (words.removeprefix(f"{name} ") for name in own_names if words.startswith(f"{name} "))
