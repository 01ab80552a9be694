"""Connections to a register's file: many threads, one writer at a time, nothing half written."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from core.register.store.file.faults import in_words

__all__ = ["PATIENCE", "Session", "Sessions", "connect", "make_file"]

PATIENCE = 30.0
"""Seconds that a writer waits for another to finish."""


@dataclass(frozen=True)
class Sessions:
    """The way to a register's file, for any thread. A session belongs to the thread that opened it."""

    path: Path
    engine: Engine
    calendars: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)
    """Calendars already read, by their newest version; each session carries it as `session.info["calendars"]`."""

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the register. Raises CoreError where the file can't be read."""
        with in_words(self.path), Session(self.engine, info={"calendars": self.calendars}) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that holds the only pen (BEGIN IMMEDIATE): committed whole at the end, or not at all.

        Raises CoreError where the register is locked by another program, can't be written, or the disk is full.
        """
        engine = self.engine.execution_options(heard_writes=True)
        info = {"calendars": self.calendars}
        with (
            in_words(self.path),
            Session(engine, expire_on_commit=False, info=info) as session,
            session.begin(),
        ):
            session.connection()
            yield session

    def settle(self) -> None:
        """Bring what was written into the file itself, and empty the log beside it, as far as no reader needs it."""
        with in_words(self.path), self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file: every connection is closed."""
        self.engine.dispose()


def connect(path: Path, *, patience: float = PATIENCE) -> Sessions:
    """Sessions on an existing file; nothing is opened until the first is asked for. `patience` in seconds."""

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=rw",
            uri=True,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
        )
        for setting in ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON"):
            connection.execute(f"PRAGMA {setting}")
        return connection

    engine = create_engine("sqlite://", creator=opened, poolclass=QueuePool, pool_size=8, max_overflow=64)
    event.listen(engine, "begin", _begin)
    return Sessions(path, engine)


def make_file(path: Path) -> None:
    """Make an empty file in write-ahead mode that only its owner may read. Raises FileExistsError."""
    path.touch(mode=0o600, exist_ok=False)
    path.chmod(0o600)
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("heard_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
