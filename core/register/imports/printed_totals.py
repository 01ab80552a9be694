"""A provider's quarterly totals from its file, as printed: a row for each quarter, or a column for each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import BadInput, CoreError
from core.law.rules.model import Choice
from core.quarters import parse_year, quarter_name, year_quarters
from core.register.advocacy.printed import WHAT, number_of, record_printed
from core.register.imports.maps.known_words import bare_heading
from core.register.imports.plain_rows import choose, columns_called, must_be_right
from core.register.imports.reading.headings import find_layout, plain
from core.register.imports.reading.opening import sheet_of
from core.register.imports.reading.sheet import Row
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import person

NAMES: Mapping[str, Sequence[str]] = {
    "quarter": ("quarter", "period", "reporting period", "qtr"),
    "year": ("year", "financial year"),
    "provider": ("provider", "advocacy provider", "service", "organisation"),
    **{
        choice.key: (choice.key, choice.title.casefold(), *(name.casefold() for name in choice.aliases))
        for choice in WHAT
    },
}
_MEASURE = ("measure", "indicator", "what", "item", "description")
_QUARTER = re.compile(r"\bq(?:uarter|tr)? ?([1-4])\b|\b([1-4])(?:st|nd|rd|th) (?:quarter|qtr)\b")
_MONTHS = ("apr", "jul", "oct", "jan")
_YEAR = re.compile(r"\b((?:19|20)\d{2}) ?[-/\u2013] ?((?:20)?\d{2})\b")
_CALENDAR_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_TOTAL = frozenset({"total", "totals", "year", "year total", "full year", "sum", "ytd", "annual"})


@dataclass(frozen=True)
class BroughtIn:
    """What became of a file: the totals by provider, quarter and what they are of; how many are new; what was not read."""

    totals: Mapping[tuple[str, int, str], str]
    new: int
    unused: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Cell:
    """A total where it stands: `quarter` is None where the row or column is the total of the others."""

    place: str
    provider: str
    quarter: int | None
    what: str
    text: str


def bring_in(
    register: Register, path: Path, *, provider: str = "", year: str = "", dry_run: bool = False, stamp: Stamp
) -> BroughtIn:
    """Keep what a provider printed. `provider` and `year` are said where the file does not say them.

    Raises CoreError, which names the rows, where any can't be kept; nothing is written then. A manager may.
    """
    if not dry_run and not person(register, stamp.by).is_manager:
        raise CoreError(f"{stamp.by} is no manager of this register.", remedy="A manager brings files in.")
    names = frozenset((*(name for of_field in NAMES.values() for name in of_field), *_MEASURE))
    layout, notes = find_layout(path, lambda words: words in names or _QUARTER.search(words) is not None)
    sheet = sheet_of(path, layout)
    rows = [row for row in sheet.rows if any(cell.strip() for cell in row.cells)]
    must_be_right(path, [(f"row {row.place}", f"{row.fault}.") for row in rows if row.fault])
    named = parse_year(year) if year else ""
    cells, unused, wrong = _cells(sheet.headings, rows, named)
    if not cells and not wrong:
        raise CoreError(
            f"{path.name} has no quarters, or nothing that is counted by quarter.",
            remedy="Name the columns Quarter and Referrals, or Q1 to Q4 with the year in --year. Nothing was read.",
        )
    totals: dict[tuple[str, int, str], str] = {}
    for cell in cells:
        try:
            key = _key(register, cell, provider)
            number_of(cell.text)
        except BadInput as error:
            wrong.append((cell.place, f"{error.reason} {error.remedy}"))
            continue
        if key and totals.setdefault(key, cell.text) != cell.text:
            wrong.append((cell.place, f"{quarter_name(key[1])} has two totals of {key[2]}."))
    must_be_right(path, wrong)
    new = record_printed(register, totals, keep=not dry_run, stamp=stamp)
    return BroughtIn(totals, new, tuple(unused), (*sheet.notes, *notes, *_sums(cells)))


def _key(register: Register, cell: _Cell, provider: str) -> tuple[str, int, str] | None:
    typed = cell.provider or provider
    if not typed:
        raise BadInput("It does not say whose totals they are.", remedy="Say --provider.")
    choices = tuple(Choice(row.key, row.title, row.aliases) for row in register.vocabulary.of("provider"))
    key = choose(choices, typed, field="provider")
    return None if cell.quarter is None else (key, cell.quarter, cell.what)


def _cells(
    headings: Sequence[str], rows: Sequence[Row], year: str
) -> tuple[list[_Cell], list[str], list[tuple[str, str]]]:
    """Every total with its place; the columns that are not read; and what can't be."""
    if sum(_QUARTER.search(plain(heading)) is not None for heading in headings) >= 2:
        return _across(headings, rows, year)
    return _down(headings, rows, year)


def _down(
    headings: Sequence[str], rows: Sequence[Row], year: str
) -> tuple[list[_Cell], list[str], list[tuple[str, str]]]:
    columns = columns_called(headings, NAMES)
    cells: list[_Cell] = []
    wrong: list[tuple[str, str]] = []
    measures = [choice.key for choice in WHAT if choice.key in columns]
    if "quarter" in columns and measures:
        for row in rows:
            said = {field: row.cells[headings.index(column)].strip() for field, column in columns.items()}
            if not any(said[what] for what in measures):
                continue
            try:
                quarter = _quarter_in(said["quarter"], said.get("year", "") or year)
            except BadInput as error:
                wrong.append((f"row {row.place}", f"{error.reason} {error.remedy}"))
                continue
            cells += [
                _Cell(f"row {row.place}", said.get("provider", ""), quarter, what, said[what])
                for what in measures
                if said[what]
            ]
    return cells, [heading for heading in headings if heading not in columns.values()], wrong


def _across(
    headings: Sequence[str], rows: Sequence[Row], year: str
) -> tuple[list[_Cell], list[str], list[tuple[str, str]]]:
    """A row for each thing that is counted, a column for each quarter."""
    quarters: dict[int, int | None] = {}
    wrong: list[tuple[str, str]] = []
    for place, heading in enumerate(headings):
        if _QUARTER.search(plain(heading)) or bare_heading(heading) in _TOTAL:
            try:
                quarters[place] = _quarter_in(heading, year)
            except BadInput as error:
                wrong.append((f"column {heading}", f"{error.reason} {error.remedy}"))
    cells: list[_Cell] = []
    unused: list[str] = []
    providers = {heading for heading in headings if bare_heading(heading) in NAMES["provider"]}
    for row in rows:
        texts = [row.cells[place].strip() for place in range(len(headings)) if place not in quarters]
        what = next((key for text in texts if (key := _measure(text))), "")
        if not what:
            unused.append(next(filter(None, texts), f"row {row.place}"))
            continue
        whose = next((row.cells[headings.index(heading)].strip() for heading in providers), "")
        cells += [
            _Cell(f"row {row.place}", whose, quarter, what, text)
            for place, quarter in quarters.items()
            if (text := row.cells[place].strip())
        ]
    return cells, unused, wrong


def _measure(text: str) -> str:
    words = plain(text)
    return next(
        (choice.key for choice in WHAT if words in map(plain, (choice.key, choice.title, *choice.aliases))),
        "",
    )


def _quarter_in(text: str, year: str) -> int | None:
    """The quarter that is named, with its year there or in `year`; None for the total of several. Raises BadInput."""
    words = text.casefold()
    if bare_heading(text) in _TOTAL or bare_heading(text).split(" ")[0] in _TOTAL:
        return None
    named = _YEAR.search(words) or _YEAR.search(year)
    rest = words.replace(named[0], " ") if named else words
    match = _QUARTER.search(plain(rest))
    month = next((place for place, name in enumerate(_MONTHS) if re.match(rf"\W*{name}", rest)), None)
    if match is None and month is None:
        raise BadInput(f"{text[:40]!r} names no quarter.", remedy="Write it as 2024-25 Q1, or Apr-Jun 2024.")
    number = int(match[1] or match[2]) if match else (month or 0) + 1
    if named:
        return year_quarters(parse_year(f"{named[1]}-{named[2]}"))[number - 1]
    calendar = _CALENDAR_YEAR.search(words)
    if match is None and calendar:
        first = int(calendar[1]) - (1 if number == 4 else 0)
        return year_quarters(f"{first}-{(first + 1) % 100:02d}")[number - 1]
    raise BadInput(f"{text[:40]!r} names no year.", remedy="Say --year, such as --year 2024-25.")


def _sums(cells: Sequence[_Cell]) -> tuple[str, ...]:
    """Where a printed total is not the sum of its quarters."""
    notes = []
    for total in cells:
        if total.quarter is not None or (printed := number_of(total.text)) is None:
            continue
        parts = [
            number_of(cell.text)
            for cell in cells
            if cell.quarter is not None and (cell.what, cell.provider) == (total.what, total.provider)
        ]
        exact = [number for number in parts if number is not None]
        if len(exact) == len(parts) and sum(exact) != printed:
            notes.append(
                f"They print {printed:,} {total.what} in all; their quarters add up to {sum(exact):,} ({total.place})."
            )
    return tuple(notes)
