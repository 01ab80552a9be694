"""A file with a row for each thing that is counted beside the cases: its columns by what they are called, its days, its
faults by row.
"""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.errors import CoreError
from core.law.entry import matching
from core.law.rules.model import Choice
from core.register.choosing import pick
from core.register.imports.maps.day_forms import day_forms
from core.register.imports.maps.known_words import SAYS_NOTHING, bare_heading, plain_cell
from core.register.imports.reading.days import day_of
from core.register.imports.reading.headings import find_layout
from core.register.imports.reading.opening import sheet_of
from core.register.imports.reading.sheet import Row, Sheet
from core.register.imports.reading.totals import is_no_case

NEAR = 0.8
MOST_NAMED = 5


@dataclass(frozen=True)
class PlainRows:
    """Rows that hold something, and the columns by what they were taken for. `forms` are the ways its days are written."""

    path: Path
    sheet: Sheet
    rows: tuple[Row, ...]
    columns: Mapping[str, str]
    forms: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that are taken for nothing."""
        return tuple(heading for heading in self.sheet.headings if heading not in self.columns.values())

    def cell(self, row: Row, field: str) -> str:
        """What a row says of a field; empty where it says nothing."""
        heading = self.columns.get(field)
        text = row.cells[self.sheet.headings.index(heading)].strip() if heading else ""
        return "" if plain_cell(text) in SAYS_NOTHING else text

    def day(self, row: Row, field: str) -> date | None:
        """The day in a row; None where there is none. Raises BadInput for what can't be read as a day."""
        text = self.cell(row, field)
        return day_of(text, self.forms, self.sheet.day_zero) if text else None


def read_rows(
    path: Path, names: Mapping[str, Sequence[str]], days: Sequence[str], dates: Sequence[str]
) -> PlainRows:
    """Read a file. `names` are what the columns of each field are called, `days` the fields that hold days, and `dates`
    how those are written where that can't be seen. Raises CoreError for days that could be either of two.
    """
    known = frozenset(name for of_field in names.values() for name in of_field)
    layout, notes = find_layout(path, known.__contains__)
    sheet = sheet_of(path, layout)
    rows = tuple(row for row in sheet.rows if any(row.cells) and not is_no_case(row.cells, sheet.headings))
    must_be_right(path, [(f"row {row.place}", f"{row.fault}.") for row in rows if row.fault])
    columns = columns_called(sheet.headings, names)
    places = [sheet.headings.index(columns[field]) for field in days if field in columns]
    forms, either = day_forms(
        cell
        for row in rows
        for place in places
        if plain_cell(cell := row.cells[place].strip()) not in SAYS_NOTHING
    )
    if either and not dates:
        raise CoreError(
            f"The days of {path.name} can be read in two ways: {either.text} is {' or '.join(either.days)}.",
            remedy=f"Say which: --dates {either.forms[0]} or --dates {either.forms[1]}. Nothing was read.",
        )
    return PlainRows(path, sheet, rows, columns, (*dates, *forms), (*sheet.notes, *notes))


def columns_called(headings: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The likeliest heading of each field, each heading once."""
    alike = sorted(
        (-difflib.SequenceMatcher(None, bare_heading(heading), name).ratio(), place, field, heading)
        for heading in headings
        for field, of_field in names.items()
        for place, name in enumerate(of_field)
    )
    columns: dict[str, str] = {}
    for score, _, field, heading in alike:
        if -score >= NEAR and field not in columns and heading not in columns.values():
            columns[field] = heading
    return columns


def choose(choices: tuple[Choice, ...], typed: str, *, field: str) -> str:
    """The key of the choice that is meant: the only one that is called so, or that begins so. Raises BadInput otherwise."""
    meant = matching(choices, typed)
    return meant[0].key if len(meant) == 1 else pick(choices, typed, field=field)


def must_be_right(path: Path, wrong: Sequence[tuple[str, str]]) -> None:
    """Raise CoreError where rows can't be entered: the first few reasons, each with the places that have it."""
    places: dict[str, list[str]] = {}
    for place, reason in wrong:
        places.setdefault(reason, []).append(place)
    said = []
    for reason, of_it in places.items():
        more = f" and {len(of_it) - MOST_NAMED:,} more" if len(of_it) > MOST_NAMED else ""
        said.append(f"{', '.join(dict.fromkeys(of_it[:MOST_NAMED]))}{more}: {reason}")
    if said:
        more = f" And {len(said) - MOST_NAMED:,} other reasons." if len(said) > MOST_NAMED else ""
        raise CoreError(
            f"{path.name} can't be brought in. {' '.join(said[:MOST_NAMED])}{more}",
            remedy="Nothing was written. Put these rows right in the file, and do it again.",
        )
