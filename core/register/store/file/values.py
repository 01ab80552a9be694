"""Values as SQLite holds them, read without trusting any: raw rows, damaged text and all."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, text

Raw = dict[str, Any]
"""A row as SQLite holds it: days and moments are text, yes and no are 1 and 0."""


def as_stored(value: Any) -> Any:
    """A value as SQLite holds it."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value


@contextmanager
def forgiving(connection: Connection) -> Iterator[None]:
    """Read text that is no UTF-8 as something else rather than fail on it."""
    driver: Any = connection.connection.driver_connection
    before = driver.text_factory
    driver.text_factory = lambda raw: raw.decode("utf-8", "backslashreplace")
    try:
        yield
    finally:
        driver.text_factory = before


def rows_of(connection: Connection, statement: str, **values: Any) -> Iterator[Raw]:
    """The rows of a statement, as SQLite holds them."""
    for row in connection.execute(text(statement), values).mappings():
        yield dict(row)
