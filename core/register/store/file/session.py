"""Connections to a register's file: many threads, one writer at a time, nothing half written."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from core.errors import CoreError
from core.register.store.file.direct import direct
from core.register.store.file.faults import in_plain, in_words
from core.register.store.file.file import may_be_used
from core.register.store.file.queue import QUEUE, Queue
from core.register.store.file.reading import as_it_stands, opened
from core.register.store.file.waiting import SILENT, Waiting

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
    why_not: int = 0
    """SQLite's code for why it can't be written, as it was when it was opened: it is read as it stands then."""
    calendars: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)
    """Calendars already read, by their newest version; each session carries it as `session.info["calendars"]`."""
    demonstration: bool = False
    """Whether the register's cases are made up; each session carries it as `session.info["demonstration"]`."""

    @property
    def _info(self) -> dict[str, Any]:
        return {"calendars": self.calendars, "demonstration": self.demonstration}

    @property
    def writable(self) -> bool:
        """Whether it could be written when it was opened."""
        return not self.why_not

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the register. Raises CoreError where the file can't be read."""
        with (
            in_words(self.path),
            nullcontext() if self.writable else as_it_stands(self.path),
            Session(self.engine, info=self._info) as session,
        ):
            yield session

    @contextmanager
    def look(self) -> Iterator[Session]:
        """A session that sees one moment of the register, and through which nothing can be written."""
        with self.read() as session:
            driver = direct(session)
            (before,) = driver.execute("PRAGMA query_only").fetchone()
            driver.execute("PRAGMA query_only = ON")
            try:
                yield session
            finally:
                driver.execute(f"PRAGMA query_only = {before}")

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that holds the only pen (BEGIN IMMEDIATE): committed whole at the end, or not at all.

        Whoever came first writes first. Raises CoreError where the register is locked by another program, can't be
        written, is no longer the file that was opened, or the disk is full.
        """
        if self.why_not:
            raise in_plain(self.why_not, self.path)
        with in_words(self.path), self._turn() as patience:
            engine = self.engine.execution_options(heard_patience=patience, heard_path=self.path)
            with Session(engine, expire_on_commit=False, info=self._info) as session, session.begin():
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


def connect(path: Path, *, patience: float = PATIENCE, alone: bool = False, full: bool = False) -> Sessions:
    """Sessions on an existing file; nothing is opened until the first is asked for. `patience` in seconds.

    `alone` says that nobody else can know the file yet, so that nobody has to wait for their turn. `full` says that the
    disk is, so that it is only read.
    """
    why_not = sqlite3.SQLITE_FULL if full else 0
    if not (alone or full or may_be_used(path)):
        why_not = sqlite3.SQLITE_READONLY
    creator = partial(opened, path, patience=patience, writable=not why_not)
    pool: dict[str, Any] = (
        {"poolclass": NullPool} if why_not else {"poolclass": QueuePool, "pool_size": 8, "max_overflow": 64}
    )
    engine = create_engine("sqlite://", creator=creator, **pool)
    event.listen(engine, "begin", _begin)
    queue = None if alone else Queue(path.with_name(f"{path.name}{QUEUE}"))
    return Sessions(path, engine, identity_of(path), queue, patience, why_not)


def in_memory() -> Sessions:
    """Sessions on a file that is in memory alone, empty, and gone when they are closed."""
    engine = create_engine(
        "sqlite://",
        poolclass=StaticPool,
        connect_args={"isolation_level": None, "check_same_thread": False},
    )
    event.listen(engine, "begin", _begin)
    nowhere = Path(":memory:")
    return Sessions(nowhere, engine, identity_of(nowhere))


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
    driver: Any = connection.connection.driver_connection
    if "heard_patience" not in options:
        driver.execute("BEGIN")
        return
    _take_pen(driver, options["heard_patience"], options["heard_path"])


def _take_pen(driver: Any, patience: float, path: Path) -> None:
    """Begin to write as soon as nobody else does; whoever waits longer than a moment is told for whom."""
    waiting = Waiting(path)
    driver.execute(f"PRAGMA busy_timeout = {int(1000 * min(patience, SILENT))}")
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or patience <= SILENT:
            raise
        waiting.look()
        driver.execute(f"PRAGMA busy_timeout = {int(1000 * (patience - SILENT))}")
        driver.execute("BEGIN IMMEDIATE")
