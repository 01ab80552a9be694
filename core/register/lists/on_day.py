"""How cases stood on a day that has passed, for setting a number of today beside the same number of a year ago."""

from collections.abc import Sequence
from datetime import date

from core.register.lists.worklist import Row
from core.register.register import Register
from core.register.store.lists import on_day
from core.register.store.lists.cases import Listed
from core.register.store.lists.row import Titles, row_of


def open_on(register: Register, day: date, today: date) -> tuple[Row, ...]:
    """The cases that were open at the end of `day`, as they stand today. As the register knows it now: what was recorded
    or put right since counts.
    """
    with register.read() as session:
        return _rows(register, on_day.rows(session, on_day.open_on(day), today), today)


def late_on(register: Register, day: date, today: date) -> tuple[Row, ...]:
    """The cases in which a date that the authority owed had passed by the end of `day`, as they stand today."""
    with register.read() as session:
        return _rows(register, on_day.rows(session, on_day.late_on(day), today), today)


def received(register: Register, first: date, last: date, today: date) -> tuple[Row, ...]:
    """The cases that were received from one day to another, both included, in the order in which they came."""
    with register.read() as session:
        return _rows(register, on_day.rows(session, on_day.received(first, last), today), today)


def rows_of(register: Register, references: Sequence[str], today: date) -> tuple[Row, ...]:
    """The cases of these references as every list has them, each once."""
    with register.read() as session:
        return _rows(register, on_day.rows_of(session, references, today), today)


def _rows(register: Register, listed: Sequence[Listed], today: date) -> tuple[Row, ...]:
    versions = {(row.procedure, row.procedure_version) for row in listed}
    titles = {version: Titles.of(register.procedures.version(*version)) for version in versions}
    return tuple(row_of(row, titles[row.procedure, row.procedure_version], today) for row in listed)
