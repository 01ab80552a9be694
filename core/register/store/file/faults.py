"""What SQLite says when a file fails, in words that a person can act on."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc
from sqlalchemy.exc import DBAPIError

from core.errors import NO_ROOM, CoreError
from core.register.store.file.queue import NoTurnError

_CODES: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: (
        "The register is locked: another program has been writing to it for too long.",
        "Nothing was written. Try again; if it lasts, find the program that holds {path}.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "The register is locked: another part of this program is writing to it.",
        "Nothing was written. Try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The register can't be written: the file or its folder is read-only.",
        "Nothing was written. Ask whoever looks after {path} for permission to write there.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The register can't be opened: the file or its folder can't be reached.",
        "Check that {path} exists and that you may read and write it and its folder.",
    ),
    sqlite3.SQLITE_PERM: (
        "You may not open the register.",
        "Ask whoever looks after {path} for permission.",
    ),
    sqlite3.SQLITE_FULL: (
        "The disk is full: the register could not be written.",
        "Nothing was written. Make room on the disk that holds {path}, then try again.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk failed while the register was being read or written.",
        "Nothing was written. Check the disk that holds {path}.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "The file of the register is damaged, or is not a register.",
        "Put back the latest backup of {path}.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The file of the register is damaged.",
        "Put back the latest backup of {path}; `heard verify` says what is wrong with this one.",
    ),
}


_NO_TABLE = "no such table: "
_MAY_BE_FULL = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
_PROBE = bytes(64 * 1024)
"""As much as SQLite may want beside the file to write one entry."""


class FullDisk(CoreError):
    """There is no room to write, which may be what reading fails on too."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file into a CoreError; anything else is a fault of the program and goes on."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        plain = fault(error, path)
        if plain is None:
            raise
        raise plain from error
    except NoTurnError as error:
        raise in_plain(sqlite3.SQLITE_BUSY, path) from error
    except exc.TimeoutError as error:
        raise CoreError(
            "Too many parts of this program want the register at once.", remedy="Try again in a moment."
        ) from error


def fault(error: DBAPIError | sqlite3.Error, path: Path) -> CoreError | None:
    """The error in words, or None where SQLite complains about a statement rather than about the file."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if str(cause).startswith(_NO_TABLE):
        table = str(cause).removeprefix(_NO_TABLE)
        return CoreError(
            f"The file of the register is damaged: it has no table {table}.",
            remedy=f"Put back the latest backup of {path}.",
        )
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None or code & 0xFF not in _CODES:
        return None
    if code & 0xFF in _MAY_BE_FULL and _is_full(path.parent):
        return in_plain(sqlite3.SQLITE_FULL, path)
    return in_plain(code & 0xFF, path)


def in_plain(code: int, path: Path) -> CoreError:
    """What one of SQLite's codes means. Raises KeyError for one that says nothing about the file."""
    reason, remedy = _CODES[code]
    kind = FullDisk if code == sqlite3.SQLITE_FULL else CoreError
    return kind(reason, remedy=remedy.format(path=path))


def _is_full(folder: Path) -> bool:
    """Whether a disk, or somebody's share of it, has no room: a full one is often called a failed one."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(_PROBE)
            file.flush()
    except OSError as error:
        return error.errno in NO_ROOM
    return False
