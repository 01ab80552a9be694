"""A map guessed from a file's headings and values, with what could not be placed: to be looked through by a person."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from core.new_file import must_be_free, write_file
from core.register.imports.maps.by_values import fields_by_values
from core.register.imports.maps.column import Column
from core.register.imports.maps.columns import columns_of, fields_of
from core.register.imports.maps.composed import Group, groups_in
from core.register.imports.maps.day_forms import day_forms
from core.register.imports.maps.guess_text import map_text, used_columns
from core.register.imports.maps.guessed import Guess
from core.register.imports.maps.known_words import (
    SAYS_NOTHING,
    bare_heading,
    is_heading,
    names_of,
    plain_cell,
    stage_of,
)
from core.register.imports.maps.values import CODED, Lists, known_values, lists_of, place_values
from core.register.imports.reading.headings import find_layout, plain
from core.register.imports.reading.opening import sheet_of
from core.register.imports.reading.sheet import Layout, Row, Sheet
from core.register.imports.reading.ticks import is_tick, is_tick_or_not
from core.register.register import Register

TOLD_EVERY = 1_000
"""Rows after which it is told how far a file is read."""


def write_guess(
    register: Register, path: Path, target: Path, *, progress: Callable[[str, int, int], None] | None = None
) -> Guess:
    """Read a file and write a guessed map. Raises CoreError rather than overwrite a map that somebody put right.

    `progress` is called with what is done (`read`), how many rows that has been done with, and about how many there are.
    """
    must_be_free(target)
    layout, notes = find_layout(path, is_heading)
    sheet = sheet_of(path, layout)
    if progress is not None:
        sheet = replace(sheet, rows=_told(sheet, progress))
    guessed = guess(register, sheet, layout, notes)
    write_file(target, map_text(guessed, path.name).encode())
    return guessed


def _told(sheet: Sheet, progress: Callable[[str, int, int], None]) -> Iterator[Row]:
    for number, row in enumerate(sheet.rows, start=1):
        yield row
        if number % TOLD_EVERY == 0:
            progress("read", number, sheet.expected)


def guess(register: Register, sheet: Sheet, layout: Layout, notes: Sequence[str] = ()) -> Guess:
    """What the columns of a file, and the values in them, are likely to mean."""
    lists = lists_of(register)
    possible = groups_in(sheet.headings, lists)
    columns = columns_of(sheet, possible)
    groups = [group for each in possible if (group := each.among(columns))]
    for each in possible:
        if each.heading not in {group.heading for group in groups}:
            del columns[each.heading]
    fields = fields_of(columns, known_values(lists), groups)
    by_values = _by_values(fields, columns, groups, lists)
    fields |= by_values
    fields |= _ticked_endings(fields, columns, groups)
    endings = _endings(fields, columns)
    values, unplaced = _codes(fields, columns, endings, lists)
    forms, either = day_forms(
        value
        for field, column in fields.items()
        if field.endswith((".on", "_on", ".born", ".grounds_arose")) or field == "closed"
        for value in columns[column].said
    )
    reference = columns.get(fields.get("old_reference", ""))
    guessed = Guess(
        columns=fields,
        values=values,
        unplaced=unplaced,
        endings=endings,
        dates=forms,
        either=either,
        stages=_stages(fields, columns),
        joined=reference is not None and reference.repeated,
        empty=_says_nothing(columns[column] for column in fields.values()),
        filled={heading: columns[heading].filled for heading in sheet.headings},
        groups={group.heading: group for group in groups},
        by_values=frozenset(by_values),
        notes=(*sheet.notes, *notes),
        layout=layout,
    )
    return guessed.with_used(used_columns(guessed))


def _by_values(
    fields: Mapping[str, str], columns: Mapping[str, Column], groups: Sequence[Group], lists: Lists
) -> dict[str, str]:
    """Fields that no heading names, by what stands in the columns that are left."""
    members = {group.heading: group.columns for group in groups}
    taken = frozenset(part for heading in fields.values() for part in (heading, *members.get(heading, ())))
    return fields_by_values(columns, fields, taken | members.keys(), lists)


def _ticked_endings(
    fields: Mapping[str, str], columns: Mapping[str, Column], groups: Sequence[Group]
) -> dict[str, str]:
    """Columns in which cases are ticked that were withdrawn, or settled."""
    taken = {*fields.values(), *(column for group in groups for column in group.columns)}
    ticked: dict[str, str] = {}
    for name in ("withdrawn", "settled"):
        names: Sequence[str] = names_of()["fields"][f"{name}.on"]
        for heading, column in columns.items():
            asked = bare_heading(heading)
            if heading not in taken and asked in names and any(map(is_tick, column.said)):
                ticked.setdefault(f"{name}.ticked", heading)
    return ticked


def _codes(
    fields: Mapping[str, str],
    columns: Mapping[str, Column],
    endings: Mapping[str, Mapping[str, tuple[str, ...]]],
    lists: Lists,
) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, int]]]:
    """For each column of codes what its values were taken for, and those that nothing was found for.

    A value that says how a case ended is no finding.
    """
    finding = fields.get("finding.finding", "")
    ended = {value for of_column in endings.values() for value in of_column.get(finding, ())}
    values: dict[str, dict[str, str]] = {}
    unplaced: dict[str, dict[str, int]] = {}
    for field, name in CODED.items():
        if field not in fields:
            continue
        column = columns[fields[field]]
        no_codes = ended if field == "finding.finding" else set()
        counts = {value: column.values[value] for value in column.said if value not in no_codes}
        values[field], unplaced[field] = place_values(name, counts, lists[name])
        values[field] |= {value: "" for value in column.said if value in no_codes}
    if "received.in_care" in fields:
        column = columns[fields["received.in_care"]]
        values["received.in_care"] = {
            value: "yes" if is_tick(value) else "no" for value in column.said if is_tick_or_not(value)
        }
    return values, unplaced


def _says_nothing(columns: Iterable[Column]) -> tuple[str, ...]:
    return tuple(
        sorted({value for column in columns for value in column.values if plain_cell(value) in SAYS_NOTHING})
    )


def _endings(
    fields: Mapping[str, str], columns: Mapping[str, Column]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each ending, the columns that tell of it, with the values that do: a column of states, or of outcomes."""
    endings: dict[str, dict[str, tuple[str, ...]]] = {}
    for ending, names in names_of()["endings"].items():
        for field in ("status", "finding.finding"):
            if field in fields:
                column = columns[fields[field]]
                values = tuple(value for value in column.said if plain(value) in map(plain, names))
                if values and ending not in endings:
                    endings[ending] = {column.heading: values}
        heading = fields.get(f"{'settled' if ending == 'settled_informally' else ending}.ticked")
        if heading and ending not in endings:
            endings[ending] = {heading: tuple(filter(is_tick, columns[heading].said))}
    return endings


def _stages(fields: Mapping[str, str], columns: Mapping[str, Column]) -> dict[str, str]:
    """What each value of a column of stages means: `Stage 2` is 2."""
    if "stage.stage" not in fields:
        return {}
    stages = {value: stage_of(value) for value in columns[fields["stage.stage"]].said}
    return {value: stage for value, stage in sorted(stages.items()) if stage}
