"""Compliments from a file: a row for each, all of them or none, and the same file twice is once."""

import difflib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import BadInput, CoreError
from core.register.compliments import Compliment, add_compliment, list_compliments
from core.register.imports.maps.day_forms import day_forms
from core.register.imports.reading.days import day_of
from core.register.imports.reading.headings import find_layout, plain
from core.register.imports.reading.opening import sheet_of
from core.register.imports.reading.sheet import Row, Sheet
from core.register.imports.reading.totals import is_no_case
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import person

NAMES: Mapping[str, Sequence[str]] = {
    "received": ("received", "date received", "received date", "date", "date of compliment"),
    "by": ("by", "from", "received from", "name", "complimented by", "who from", "customer"),
    "team": ("team", "service team", "team complimented", "for team"),
    "text": ("text", "compliment", "details", "comments", "summary", "what they said", "description"),
}
"""What the columns of other systems are called."""
NEAR = 0.8
MOST_NAMED = 5


@dataclass(frozen=True)
class BroughtIn:
    """What became of a file. `columns` are the headings by what they were taken for, `unused` the others."""

    columns: Mapping[str, str]
    unused: tuple[str, ...]
    added: int
    before: int
    first: tuple[Compliment, ...]
    """The first three that are new, with number 0 where nothing was written."""
    notes: tuple[str, ...]


def bring_in(
    register: Register, path: Path, *, dates: Sequence[str] = (), dry_run: bool = False, stamp: Stamp
) -> BroughtIn:
    """Enter the compliments of a file that are not there yet. `dates` says how days are written where that can't be
    seen. Raises CoreError, which names the rows, where any can't be entered; nothing is written then. A manager may.
    """
    if not dry_run and not person(register, stamp.by).is_manager:
        raise CoreError(f"{stamp.by} is no manager of this register.", remedy="A manager brings files in.")
    names = frozenset(name for of_field in NAMES.values() for name in of_field)
    layout, notes = find_layout(path, names)
    sheet = sheet_of(path, layout)
    columns = _columns(sheet.headings)
    if "received" not in columns or "text" not in columns:
        raise CoreError(
            f"{path.name} has no column for the day a compliment was received, or none for what it says.",
            remedy="Name them Received and Compliment in the first row. Nothing was read.",
        )
    rows = [row for row in sheet.rows if any(row.cells) and not is_no_case(row.cells, sheet.headings)]
    read = _read(path, sheet, rows, columns, dates)
    there = Counter(
        (each.received_on, plain(each.by), plain(each.text)) for each in list_compliments(register)
    )
    new: list[tuple[str, Compliment]] = []
    for place, compliment in read:
        same = (compliment.received_on, plain(compliment.by), plain(compliment.text))
        if there[same]:
            there[same] -= 1
        else:
            new.append((place, compliment))
    entered = _enter(register, path, new, keep=not dry_run, stamp=stamp)
    unused = tuple(heading for heading in sheet.headings if heading not in columns.values())
    return BroughtIn(columns, unused, len(new), len(read) - len(new), entered[:3], (*sheet.notes, *notes))


def _columns(headings: Sequence[str]) -> dict[str, str]:
    """The likeliest heading of each field, each heading once."""
    alike = sorted(
        (-difflib.SequenceMatcher(None, plain(heading), name).ratio(), place, field, heading)
        for heading in headings
        for field, names in NAMES.items()
        for place, name in enumerate(names)
    )
    columns: dict[str, str] = {}
    for score, _, field, heading in alike:
        if -score >= NEAR and field not in columns and heading not in columns.values():
            columns[field] = heading
    return columns


def _read(
    path: Path, sheet: Sheet, rows: Sequence[Row], columns: Mapping[str, str], dates: Sequence[str]
) -> list[tuple[str, Compliment]]:
    """Each row as a compliment, with its place. Raises CoreError for days that can be read in two ways, or not at all."""
    place_of = {field: sheet.headings.index(heading) for field, heading in columns.items()}
    forms, either = day_forms(row.cells[place_of["received"]] for row in rows)
    if either and not dates:
        raise CoreError(
            f"The days of {path.name} can be read in two ways: {either.text} is {' or '.join(either.days)}.",
            remedy=f"Say which: --dates {either.forms[0]} or --dates {either.forms[1]}. Nothing was read.",
        )
    read, wrong = [], []
    for row in rows:
        cells = {field: row.cells[place].strip() for field, place in place_of.items()}
        try:
            on = day_of(cells["received"], (*dates, *forms), sheet.day_zero)
        except BadInput as error:
            wrong.append(f"row {row.place}: {error.reason}")
            continue
        team = cells.get("team", "")
        read.append((row.place, Compliment(0, on, cells.get("by", ""), team, "", "", cells["text"])))
    _must_be_right(path, wrong)
    return read


def _enter(
    register: Register, path: Path, new: Sequence[tuple[str, Compliment]], *, keep: bool, stamp: Stamp
) -> tuple[Compliment, ...]:
    """Enter them in one write, and take it back where it is only tried, or where one can't be entered."""
    entered, wrong = [], []
    with register.transaction() as tx:
        for place, each in new:
            try:
                entered.append(
                    add_compliment(
                        register,
                        received_on=each.received_on,
                        by_whom=each.by,
                        team=each.team,
                        text=each.text,
                        stamp=stamp,
                        tx=tx,
                    )
                )
            except BadInput as error:
                wrong.append(f"row {place}: {error.reason} {error.remedy}")
        _must_be_right(path, wrong)
        if not keep:
            tx.session.rollback()
    return tuple(entered)


def _must_be_right(path: Path, wrong: Sequence[str]) -> None:
    if wrong:
        more = f" And {len(wrong) - MOST_NAMED:,} more." if len(wrong) > MOST_NAMED else ""
        raise CoreError(
            f"{path.name} can't be brought in: {' '.join(wrong[:MOST_NAMED])}{more}",
            remedy="Nothing was written. Put these rows right in the file, and do it again.",
        )
