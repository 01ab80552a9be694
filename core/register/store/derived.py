"""What is derived from the journal, as its subjects declare it: who compares or derives again has no list to forget."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, delete, insert
from sqlalchemy.orm import Session

from core.register.store.differences import differences
from core.register.store.file.values import Raw, rows_of

Values = Mapping[str, Any]
"""A row by column name."""


@dataclass(frozen=True)
class Derived:
    """A table, or a part of one, all of whose rows come from events that belong to no case."""

    table: Table
    key: tuple[str, ...]
    """The columns that tell its rows apart."""
    rows: Callable[[Session], Iterable[Values]]
    """The rows that the events give."""
    part: Mapping[str, Any] = field(default_factory=dict)
    """What marks the rows of this part, where the table has others too."""
    words: tuple[str, ...] = ()
    """Columns that hold names or free text, beside those of type Text."""
    called: str = ""
    """What a sentence calls a row; else the table's name."""

    def differences(self, session: Session) -> Iterator[str]:
        """How what stands in the table differs from what the events give, a sentence each."""
        rows = {self._key(row): row for row in self.rows(session)}
        stored = {self._key(row): row for row in self._stored(session)}
        return differences(self.table, self.called or self.table.name, rows, stored, self.words)

    def write_again(self, session: Session) -> None:
        """Write the rows in place of what stood there."""
        rows = [dict(row) for row in self.rows(session)]
        part = [self.table.c[column] == value for column, value in self.part.items()]
        session.execute(delete(self.table).where(*part))
        if rows:
            session.execute(insert(self.table), rows)

    def _key(self, row: Values) -> str:
        return " ".join(str(row[column]) for column in self.key)

    def _stored(self, session: Session) -> Iterator[Raw]:
        where = " AND ".join(["1", *(f'"{column}" IS :{column}' for column in self.part)])
        statement = f'SELECT * FROM "{self.table.name}" WHERE {where}'  # noqa: S608 - names of our own tables
        yield from rows_of(session.connection(), statement, **self.part)


@dataclass(frozen=True)
class Subject:
    """A subject of the journal that is no case, with what is derived from it alone or together with what it `reads`."""

    name: str
    derived: tuple[Derived, ...] = ()
    reads: tuple[str, ...] = ()

    def write_again(self, session: Session) -> None:
        """Write all that is derived from it in place of what stood there."""
        for derived in self.derived:
            derived.write_again(session)
