"""Rows that stand in a table, compared with those that the events give. Nothing of what somebody said is ever printed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, Text

from core.register.store.file.values import Raw, as_stored


def differences(
    table: Table,
    name: str,
    rows: Mapping[str, Mapping[str, Any]],
    stored: Mapping[str, Raw],
    words: Sequence[str] = (),
) -> Iterator[str]:
    """How the rows of a table differ from those that the events give, each by its key. `name` is what sentences call one."""
    for key in sorted({*rows, *stored}):
        if key not in stored:
            yield f"{name} {key}: recorded, but its row is missing."
        elif key not in rows:
            yield f"{name} {key}: there is a row, but no event of it."
        else:
            yield from column_differences(table, f"{name} {key}", name, stored[key], rows[key], words)


def column_differences(
    table: Table,
    subject: str,
    where: str,
    stored: Raw,
    row: Mapping[str, Any],
    words: Sequence[str] = (),
) -> Iterator[str]:
    """How one row differs. Columns of free text, and those among `words`, are named without what they hold."""
    for column, value in row.items():
        if column not in stored:
            yield f"{subject}: {where} has no column {column}."
            continue
        held, derived = stored[column], as_stored(value)
        if held == derived:
            continue
        if column in words or isinstance(table.c[column].type, Text):
            yield f"{subject}: {where}, column {column}, holds other words than were recorded."
        else:
            yield f"{subject}: {where}, column {column}, holds {held!r}; the events give {derived!r}."
