"""Connections to a register's file: many threads, one writer at a time, nothing half written."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from core.errors import CoreError
from core.register.store.file.faults import in_words
from core.register.store.file.queue import Queue

__all__ = ["PATIENCE", "Session", "Sessions", "connect", "make_file"]

PATIENCE = 30.0
"""Seconds that a writer waits for another to finish."""


@dataclass(frozen=True)
class Sessions:
    """The way to a register's file, for any thread. A session belongs to the thread that opened it."""

    path: Path
    engine: Engine
    identity: tuple[int, int]
    """Device and number of the file that was opened: another can stand under its name later."""
    queue: Queue | None = None
    """Where writers wait for their turn; None where nobody else can know the file yet."""
    patience: float = PATIENCE
    calendars: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)
    """Calendars already read, by their newest version; each session carries it as `session.info["calendars"]`."""

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the register. Raises CoreError where the file can't be read."""
        with in_words(self.path), Session(self.engine, info={"calendars": self.calendars}) as session:
            yield session

    @contextmanager
    def look(self) -> Iterator[Session]:
        """A session that sees one moment of the register, and through which nothing can be written."""
        with self.read() as session:
            connection = session.connection()
            before = connection.exec_driver_sql("PRAGMA query_only").scalar()
            connection.exec_driver_sql("PRAGMA query_only = ON")
            try:
                yield session
            finally:
                connection.exec_driver_sql(f"PRAGMA query_only = {before}")

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that holds the only pen (BEGIN IMMEDIATE): committed whole at the end, or not at all.

        Whoever came first writes first. Raises CoreError where the register is locked by another program, can't be
        written, is no longer the file that was opened, or the disk is full.
        """
        info = {"calendars": self.calendars}
        with in_words(self.path), self._turn() as patience:
            engine = self.engine.execution_options(heard_patience=patience)
            with Session(engine, expire_on_commit=False, info=info) as session, session.begin():
                session.connection()
                self._must_be_the_file()
                yield session

    def _turn(self) -> AbstractContextManager[float]:
        """One's turn in the queue: the seconds that are left to wait for a program that writes without a number."""
        return self.queue.turn(self.patience) if self.queue else nullcontext(self.patience)

    def _must_be_the_file(self) -> None:
        if identity_of(self.path) != self.identity:
            raise CoreError(
                f"{self.path} is no longer the file that was opened: it was removed, or another was put in its place.",
                remedy="Nothing was written. Close Heard and open it again.",
            )

    def settle(self) -> None:
        """Bring what was written into the file itself, and empty the log beside it, as far as no reader needs it."""
        with in_words(self.path), self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file: every connection is closed."""
        self.engine.dispose()


def connect(path: Path, *, patience: float = PATIENCE, alone: bool = False) -> Sessions:
    """Sessions on an existing file; nothing is opened until the first is asked for. `patience` in seconds.

    `alone` says that nobody else can know the file yet, so that nobody has to wait for their turn.
    """

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
    queue = None if alone else Queue(path.with_name(f"{path.name}-queue"))
    return Sessions(path, engine, identity_of(path), queue, patience)


def identity_of(path: Path) -> tuple[int, int]:
    """Device and number of the file under a name; noughts where there is none."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_dev, status.st_ino)


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
    options = connection.get_execution_options()
    if "heard_patience" not in options:
        connection.exec_driver_sql("BEGIN")
        return
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(1000 * options['heard_patience'])}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
