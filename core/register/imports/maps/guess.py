"""A map guessed from a file's headings and values, with what could not be placed: to be looked through by a person."""

import difflib
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from core.errors import CoreError
from core.law.entry import matching
from core.law.rules.model import Choice
from core.register.imports.maps.guess_text import Guess, map_text
from core.register.imports.maps.model import DATE_FORMATS
from core.register.imports.reading.days import day_of
from core.register.imports.reading.headings import headings_row
from core.register.imports.reading.opening import sheet_of
from core.register.imports.reading.sheet import Sheet
from core.register.register import Register

NEAR = 0.8
"""How alike a heading and a name must be, from 0 to 1."""
VALUES_ALIKE = 0.82
MOST_VALUES = 200
"""Different values of a column up to which it is taken for a list of codes."""
SAYS_NOTHING = frozenset(
    {"n/a", "na", "n\\a", "none", "null", "nil", "-", "--", "tbc", "not applicable", "#n/a"}
)
"""What other systems write in a cell that says nothing."""
CODED = {
    "procedure": "procedure", "received.channel": "channel", "received.by": "by", "received.category": "category",
    "received.theme": "theme", "received.team": "team", "received.customer_group": "customer_group",
    "finding.finding": "finding", "ombudsman_decided.decision": "decision",
}  # fmt: skip
"""Fields that hold codes, with the list that they are from."""


def write_guess(register: Register, path: Path, target: Path) -> Guess:
    """Read a file and write a guessed map. Raises CoreError rather than overwrite a map that somebody put right."""
    if target.exists():
        raise CoreError(
            f"{target} is there already.",
            remedy="Nothing was written. Name another file, or move that one away.",
        )
    row = headings_row(path, _all_names())
    guessed = replace(guess(register, sheet_of(path, headings_row=row)), headings=row)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(map_text(guessed, path.name))
    except OSError as error:
        raise CoreError(
            f"{target} can't be written: {error.strerror or error}.",
            remedy="Name a file in a folder of yours.",
        ) from error
    return guessed


def guess(register: Register, sheet: Sheet) -> Guess:
    """What the columns of a file, and the values in them, are likely to mean."""
    columns = _columns(sheet.headings)
    places = {field: sheet.headings.index(column) for field, column in columns.items()}
    seen = _values(sheet, places)
    empty = tuple(
        sorted({value for counts in seen.values() for value in counts if plain_cell(value) in SAYS_NOTHING})
    )
    for counts in seen.values():
        for value in empty:
            counts.pop(value, None)
    lists = _lists(register)
    values: dict[str, dict[str, str]] = {}
    unplaced: dict[str, dict[str, int]] = {}
    for field, name in CODED.items():
        if field in columns:
            values[field], unplaced[field] = _placed(name, seen[field], lists[name])
    endings = {
        ending: tuple(value for value in seen.get("status", {}) if plain(value) in map(plain, names))
        for ending, names in names_of()["endings"].items()
    }
    used = set(columns.values())
    return Guess(
        columns=columns,
        values=values,
        unplaced=unplaced,
        endings={ending: spellings for ending, spellings in endings.items() if spellings},
        dates=_dates(
            [seen[field] for field in columns if field.endswith((".on", "_on")) or field == "closed"]
        ),
        left_over=tuple(heading for heading in sheet.headings if heading and heading not in used),
        notes=sheet.notes,
        empty=empty,
    )


def _all_names() -> frozenset[str]:
    """Everything that a column is known to be called."""
    fields: Mapping[str, Sequence[str]] = names_of()["fields"]
    return frozenset(name for names in fields.values() for name in names)


def plain_cell(text: str) -> str:
    """A cell without regard to case and spaces."""
    return " ".join(text.casefold().split())


@cache
def names_of() -> Mapping[str, Any]:
    """What other systems call things: headings.toml, which comes with the program."""
    return tomllib.loads(Path(__file__).with_name("headings.toml").read_text("utf-8"))


def plain(text: str) -> str:
    """Text without regard to case, punctuation and spaces."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold()).split())


def _columns(headings: Sequence[str]) -> dict[str, str]:
    """The likeliest column of each field: the best match first, each column once."""
    fields: Mapping[str, Sequence[str]] = names_of()["fields"]
    alike = sorted(
        (
            (-difflib.SequenceMatcher(None, plain(heading), name).ratio(), place, field, heading)
            for heading in headings
            for field, names in fields.items()
            for place, name in enumerate(names)
        ),
    )
    columns: dict[str, str] = {}
    for score, _, field, heading in alike:
        if -score >= NEAR and field not in columns and heading not in columns.values():
            columns[field] = heading
    return columns


def _values(sheet: Sheet, places: Mapping[str, int]) -> dict[str, Counter[str]]:
    """How often each value stands in the columns that were found; a column with very many is left alone."""
    seen: dict[str, Counter[str]] = {field: Counter() for field in places}
    for row in sheet.rows:
        if row.fault:
            continue
        for field, place in places.items():
            cell = row.cells[place].strip()
            if cell and (cell in seen[field] or len(seen[field]) < MOST_VALUES):
                seen[field][cell] += 1
    return seen


def _lists(register: Register) -> dict[str, tuple[Choice, ...]]:
    versions = register.procedures.all()
    lists: dict[str, tuple[Choice, ...]] = dict(register.vocabulary.choices())
    lists["procedure"] = tuple(
        Choice(key, next(version.title for version in versions if version.key == key))
        for key in register.procedures.keys()
    )
    facts = (
        ("received", "channel"),
        ("received", "by"),
        ("received", "category"),
        ("finding_recorded", "finding"),
        ("ombudsman_decided", "decision"),
    )
    for event, key in facts:
        kinds = [kind for version in versions if (kind := version.event(event))]
        choices = [
            choice for kind in kinds for fact in kind.facts if fact.key == key for choice in fact.choices
        ]
        lists[key] = tuple({choice.key: choice for choice in choices}.values())
    return lists


def _placed(
    name: str, seen: Mapping[str, int], choices: Sequence[Choice]
) -> tuple[dict[str, str], dict[str, int]]:
    """What each value was taken for, where it does not say so itself; and those that nothing was found for."""
    meanings = {plain(name): choice.key for choice in choices for name in (choice.title, *choice.aliases)}
    keys = {choice.key for choice in choices}
    for key, others in names_of()["values"].get(name, {}).items():
        if key in keys:
            meanings |= {plain(other): key for other in others}
    placed: dict[str, str] = {}
    left: dict[str, int] = {}
    for value, count in sorted(seen.items()):
        exact = [choice.key for choice in matching(choices, value) if plain(value) in _names(choice)]
        near = difflib.get_close_matches(plain(value), list(meanings), n=1, cutoff=VALUES_ALIKE)
        if exact and name != "procedure":
            continue
        if plain(value) in meanings or near:
            placed[value] = meanings[plain(value) if plain(value) in meanings else near[0]]
        elif value not in keys:
            left[value] = count
    return placed, left


def _names(choice: Choice) -> set[str]:
    return {plain(name) for name in (choice.key, choice.title, *choice.aliases)}


def _dates(seen: Sequence[Mapping[str, int]]) -> tuple[str, ...]:
    """The ways of writing days that read most of them, the one that reads most first."""
    days = [day for values in seen for day in values]
    read = Counter({name: sum(_reads(day, name) for day in days) for name in DATE_FORMATS})
    day_first = sum(read[name] for name in read if name.startswith("dd/mm"))
    other = "mm/dd" if day_first >= sum(read[name] for name in read if name.startswith("mm/dd")) else "dd/mm"
    read = Counter({name: count for name, count in read.items() if not name.startswith(other)})
    return tuple(name for name, count in read.most_common() if count) or ("dd/mm/yyyy", "iso")


def _reads(day: str, name: str) -> bool:
    try:
        day_of(day, (name,))
    except CoreError:
        return False
    return True
