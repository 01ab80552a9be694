"""Cases derived again, and compared with the rows that stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from core.council.terms import Merges
from core.errors import CoreError
from core.law.days.calendar import Calendar
from core.register.store.differences import column_differences
from core.register.store.file.values import rows_of
from core.register.store.journal import journal
from core.register.store.projections.cases import CASES, PART_KEYS, PARTS, Projected
from core.register.store.projections.project import project
from core.register.store.story import KnowsProcedures, tell


@dataclass(frozen=True)
class Deriving:
    """What every case of a register is derived from, beside its events."""

    procedures: KnowsProcedures
    calendars: Mapping[int, Calendar]
    merged: Merges


def stored_cases(session: Session) -> dict[str, int]:
    """The id of each case's row, by reference, in the order in which they were written."""
    rows = rows_of(session.connection(), "SELECT id, reference FROM case_file ORDER BY id")
    return {str(row["reference"]): row["id"] for row in rows}


def case_differences(session: Session, deriving: Deriving, reference: str, case_id: int) -> Iterator[str]:
    """How the rows of a case differ from those that its events give; one sentence where they can't be derived."""
    try:
        story = tell(
            reference,
            journal.history(session, reference),
            deriving.procedures,
            deriving.calendars,
            merged=deriving.merged,
        )
        derived = project(story)
    except CoreError as error:
        yield f"{reference}: can't be derived again. {error.reason}"
        return
    case = next(rows_of(session.connection(), "SELECT * FROM case_file WHERE id = :id", id=case_id))
    yield from column_differences(CASES, reference, "case_file", case, derived.case)
    for table in PART_KEYS:
        yield from _part_differences(session, derived, table, case_id)


def _part_differences(session: Session, derived: Projected, table: str, case_id: int) -> Iterator[str]:
    key = PART_KEYS[table]
    rows = {row[key]: row for row in derived.parts[table]}
    statement = f"SELECT * FROM {table} WHERE case_id = :id"  # noqa: S608 - a name of ours
    stored = {row[key]: row for row in rows_of(session.connection(), statement, id=case_id)}
    differing = partial(column_differences, PARTS[table], derived.reference)
    for name in sorted({*rows, *stored}, key=str):
        where = f"{table} {name}"
        if name not in stored:
            yield f"{derived.reference}: {where} is missing."
        elif name not in rows:
            yield f"{derived.reference}: {where} is there, but no event gives it."
        else:
            yield from differing(where, stored[name], rows[name])


def number_differences(session: Session, references: list[str]) -> Iterator[str]:
    """References are counted by a counter that only grows: one that was given out can't be gone."""
    for row in rows_of(session.connection(), "SELECT key, value FROM meta WHERE key LIKE 'last_reference_%'"):
        year = str(row["key"])[-2:]
        count = sum(reference.startswith(f"{year}-") for reference in references)
        if str(count) != row["value"]:
            yield f"20{year}: {row['value']} references were given out, but {count} cases are there."
