"""A map guessed from a file's headings and values, with what could not be placed: to be looked through by a person."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from core.new_file import must_be_free, write_file
from core.register.imports.maps.columns import Column, columns_of, fields_of
from core.register.imports.maps.day_forms import day_forms
from core.register.imports.maps.guess_text import Guess, map_text, used_columns
from core.register.imports.maps.known_words import SAYS_NOTHING, heading_names, names_of, plain_cell
from core.register.imports.maps.values import CODED, Lists, known_values, lists_of, place_values
from core.register.imports.reading.headings import find_layout, plain
from core.register.imports.reading.opening import sheet_of
from core.register.imports.reading.sheet import Layout, Sheet
from core.register.register import Register


def write_guess(register: Register, path: Path, target: Path) -> Guess:
    """Read a file and write a guessed map. Raises CoreError rather than overwrite a map that somebody put right."""
    must_be_free(target)
    layout, notes = find_layout(path, heading_names())
    guessed = guess(register, sheet_of(path, layout), layout, notes)
    write_file(target, map_text(guessed, path.name).encode())
    return guessed


def guess(register: Register, sheet: Sheet, layout: Layout, notes: Sequence[str] = ()) -> Guess:
    """What the columns of a file, and the values in them, are likely to mean."""
    columns = columns_of(sheet)
    lists = lists_of(register)
    fields = fields_of(columns, known_values(lists))
    endings = _endings(fields, columns)
    values, unplaced = _codes(fields, columns, endings, lists)
    forms, either = day_forms(
        value
        for field, column in fields.items()
        if field.endswith((".on", "_on")) or field == "closed"
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
        filled={heading: column.filled for heading, column in columns.items()},
        notes=(*sheet.notes, *notes),
        layout=layout,
    )
    return guessed.with_used(used_columns(guessed))


def _codes(
    fields: Mapping[str, str],
    columns: Mapping[str, Column],
    endings: Mapping[str, Mapping[str, tuple[str, ...]]],
    lists: Lists,
) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, int]]]:
    """For each column of codes what its values were taken for, and those that nothing was found for.

    A value that says how a case ended is no finding.
    """
    ended = {value for of_column in endings.values() for texts in of_column.values() for value in texts}
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
    return endings


def _stages(fields: Mapping[str, str], columns: Mapping[str, Column]) -> dict[str, str]:
    """What each value of a column of stages means: `Stage 2` is 2."""
    if "stage.stage" not in fields:
        return {}
    digits = {value: "".join(filter(str.isdecimal, value)) for value in columns[fields["stage.stage"]].said}
    return {value: digit for value, digit in sorted(digits.items()) if digit in ("1", "2", "3")}
