"""Whether a register's cases are made up, asked with nothing but sqlite3, before any library is loaded."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from core.errors import CoreError
from core.register.store.file.file import FILE, may_be_used
from core.register.store.file.reading import opened

PATIENCE = 0.2
"""Seconds to wait for a file that is locked, before it is left to those who can say so."""
FACT = "demonstration"
"""Of the first event of a register, yes or no: what a register was made as is part of its chain."""


def made_up(home: Path) -> bool | None:
    """Whether the register in a folder is a demonstration; None where there is none that can be read."""
    path = home / FILE
    if not path.is_file():
        return None
    try:
        with closing(_opened(path)) as connection:
            return is_demonstration(connection)
    except (sqlite3.Error, CoreError):
        return None


def _opened(path: Path) -> sqlite3.Connection:
    if may_be_used(path):
        return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, timeout=PATIENCE)
    return opened(path, patience=PATIENCE, writable=False)


def is_demonstration(connection: sqlite3.Connection) -> bool:
    """Whether the register says that it is one, and was made as one. A register of before says only the first."""
    said = connection.execute("SELECT value FROM meta WHERE key = 'demonstration'").fetchone()
    first = connection.execute("SELECT facts FROM journal WHERE subject = 'user' AND seq = 1").fetchone()
    return said == ("yes",) and _made_as(first[0] if first else "{}") is not False


def _made_as(facts: str) -> bool | None:
    try:
        read = json.loads(facts)
    except (ValueError, TypeError, RecursionError):
        return None
    made_as = read.get(FACT) if isinstance(read, dict) else None
    return made_as if isinstance(made_as, bool) else None
