"""How a register's file is opened, and how it is read where nothing may be written: a mount, a disk, a file for reading.

SQLite needs to write beside the file even to read it, so that readers and a writer know of each other. Where nothing
lies beside it, nobody is writing, and the file is read as it stands; whoever begins to write meanwhile is noticed.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from core.errors import CoreError

_WHOLE_INDEX = 32 * 1024
"""Bytes of the index that readers and a writer share; a shorter one was begun on a full disk."""

Look = tuple[int, ...]
"""What shows that a file is as it was: its number, its length, when it was written, and what waits beside it."""


def opened(path: Path, *, patience: float, writable: bool) -> sqlite3.Connection:
    """A connection to an existing file; `patience` in seconds. Raises CoreError where its newest entries can't be read."""
    mode = "mode=rw" if writable else _mode_to_read(path)
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{mode}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    for setting in ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {setting}")
    if not writable:
        connection.execute("PRAGMA temp_store=MEMORY")
    return connection


@contextmanager
def as_it_stands(path: Path) -> Iterator[None]:
    """Read a file that may not be written, to the end. Raises CoreError where somebody else wrote it meanwhile."""
    before = _look(path)
    yield
    if _look(path) != before:
        raise CoreError(
            "Somebody has written to the register while it was being read.",
            remedy="Nothing was changed by you. Do the same again.",
        )


def _mode_to_read(path: Path) -> str:
    index = _length(path.with_name(f"{path.name}-shm")) >= _WHOLE_INDEX
    if _waiting(path) and not index:
        raise CoreError(
            f"The newest entries of the register are in {path.name}-wal beside it, and can't be read where nothing"
            " may be written.",
            remedy=f"Copy the whole folder {path.parent} to a place where you may write, and open it there.",
        )
    return "mode=ro" if index else "mode=ro&immutable=1"


def _waiting(path: Path) -> int:
    """Bytes of entries that are not in the file itself yet."""
    return _length(path.with_name(f"{path.name}-wal"))


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _look(path: Path) -> Look:
    try:
        status = path.stat()
    except OSError:
        return ()
    return (status.st_ino, status.st_size, status.st_mtime_ns, _waiting(path))
