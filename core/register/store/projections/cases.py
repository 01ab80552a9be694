"""The tables derived from a case's events: written whole, in the transaction of the event that changed them."""

import difflib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from core.register.store.file.direct import direct
from core.register.store.file.values import as_stored
from core.register.store.tables.cases import CaseRow, ClockRow, StageFact, TaskRow
from core.register.store.tables.outcomes import (
    ChangeFact,
    CostRow,
    LearningRow,
    OmbudsmanFact,
    PointRow,
    RemedyRow,
)
from core.register.store.tables.pool import CasePersonRow
from core.register.store.tables.table_of import table_of

Values = dict[str, Any]
"""A row by column name, without its id."""

CASES = table_of(CaseRow)
"""The table with a row to a case."""
_PART_ROWS: tuple[type[SQLModel], ...] = (
    ClockRow,
    StageFact,
    PointRow,
    LearningRow,
    OmbudsmanFact,
    TaskRow,
    CasePersonRow,
    RemedyRow,
    CostRow,
    ChangeFact,
)
PARTS = {str(row.__tablename__): table_of(row) for row in _PART_ROWS}
"""Tables with several rows to a case, by name."""

PART_KEYS = {
    "clock": "clock",
    "stage_fact": "stage",
    "point": "number",
    "learning": "number",
    "ombudsman_fact": "number",
    "task": "key",
    "case_person": "part",
    "remedy": "number",
    "cost": "number",
    "change_fact": "key",
}
"""What tells the rows of one case apart, in each of those tables."""


@dataclass(frozen=True)
class Projected:
    """Everything that is derived from one case: its row, and its rows in each of PARTS."""

    case: Values
    parts: Mapping[str, tuple[Values, ...]]

    @property
    def reference(self) -> str:
        """The case's reference."""
        return str(self.case["reference"])


def put(session: Session, projected: Projected) -> None:
    """Write what was derived from a case in place of what stood there.

    Spoken straight to SQLite, in its own values: the lock is held meanwhile, and a score of statements costs little so.
    """
    driver = direct(session)
    row = driver.execute("SELECT id FROM case_file WHERE reference = ?", (projected.reference,)).fetchone()
    if row is None:
        number = _insert(driver, CASES.name, [projected.case]).lastrowid
    else:
        (number,) = row
        columns = ", ".join(f'"{column}" = ?' for column in projected.case)
        values = [as_stored(value) for value in projected.case.values()]
        driver.execute(f"UPDATE case_file SET {columns} WHERE id = ?", (*values, number))  # noqa: S608 - our columns
        for name in PARTS:
            driver.execute(f"DELETE FROM {name} WHERE case_id = ?", (number,))  # noqa: S608 - our tables
    for name, rows in projected.parts.items():
        if rows:
            _insert(driver, name, [{**row, "case_id": number} for row in rows])


def _insert(driver: sqlite3.Connection, table: str, rows: Sequence[Values]) -> sqlite3.Cursor:
    """Insert rows of the same columns, which are names of ours; the cursor that did."""
    columns = ", ".join(f'"{column}"' for column in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    values = [[as_stored(value) for value in row.values()] for row in rows]
    statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608
    return driver.execute(statement, values[0]) if len(rows) == 1 else driver.executemany(statement, values)


def case_id(session: Session, reference: str) -> int | None:
    """The id of a case's row, or None where there is no such case."""
    return session.execute(select(CASES.c.id).where(CASES.c.reference == reference)).scalar()


def open_references(session: Session) -> list[str]:
    """The references of all open cases."""
    rows = session.execute(select(CASES.c.reference).where(CASES.c.is_open).order_by(CASES.c.id))
    return list(rows.scalars())


def family_of(session: Session, family: str) -> list[str]:
    """The references of the cases of a linked family, the first one first."""
    rows = session.execute(select(CASES.c.reference).where(CASES.c.family == family).order_by(CASES.c.id))
    return list(rows.scalars())


def near_references(session: Session, reference: str, *, most: int = 3) -> list[str]:
    """References that look like one that is not there."""
    year = reference[:2]
    rows = session.execute(
        select(CASES.c.reference)
        .where(CASES.c.reference.startswith(year, autoescape=True))
        .order_by(CASES.c.id.desc())
        .limit(20_000)
    )
    return difflib.get_close_matches(reference, list(rows.scalars()), n=most, cutoff=0.7)


def next_reference(session: Session, year: int) -> str:
    """The next number of a year of receipt, taken from a counter that only grows: a number is never used again."""
    return next_references(session, year, 1)[0]


def next_references(session: Session, year: int, count: int) -> list[str]:
    """The next numbers of a year, for many cases at once."""
    key = f"last_reference_{year % 100:02d}"
    driver = direct(session)
    last = driver.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    taken = int(last[0]) if last else 0
    driver.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, str(taken + count)),
    )
    return [f"{year % 100:02d}-{taken + number:04d}" for number in range(1, count + 1)]


def stored(session: Session) -> Iterator[tuple[str, int]]:
    """Reference and id of every case row."""
    for row in session.execute(select(CASES.c.reference, CASES.c.id).order_by(CASES.c.id)):
        yield row.reference, row.id


def batches(session: Session, size: int) -> Iterator[list[Values]]:
    """The rows of all cases in the order in which they were written, some at a time."""
    last = 0
    while True:
        statement = select(CASES).where(CASES.c.id > last).order_by(CASES.c.id).limit(size)
        batch = [dict(row) for row in session.execute(statement).mappings()]
        if not batch:
            return
        last = batch[-1]["id"]
        yield batch


def parts_with_reference(session: Session, name: str) -> tuple[list[str], Iterator[Values]]:
    """The columns and the rows of one of PARTS, each under its case's reference; learning of a compliment has none."""
    table = PARTS[name]
    columns = [column for column in table.columns if column.name not in ("id", "case_id")]
    statement = (
        select(CASES.c.reference, *columns)
        .select_from(table)
        .outerjoin(CASES, CASES.c.id == table.c.case_id)
        .order_by(CASES.c.id.is_(None), CASES.c.id, table.c[PART_KEYS[name]], table.c.id)
    )
    names = ["reference", *(column.name for column in columns)]
    return names, (dict(row) for row in session.execute(statement).mappings())
