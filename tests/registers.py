"""Registers that tests begin with: each kind is made once in a process, and copied for each test."""

import atexit
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

from core.register.open import FILE, Register, create, open_register

FILLED: dict[str, Path] = {}


def new_register(home: Path, *, today: date, by: str, demonstration: bool = False) -> Register:
    """A register in a folder, as `create` makes it."""
    copy_of_new(home, today=today, by=by, demonstration=demonstration)
    return open_register(home, reader=by, today=today)


def copy_of_new(home: Path, *, today: date, by: str, demonstration: bool = False) -> Path:
    """The same, left closed."""
    return Path(shutil.copytree(_made(today, by, demonstration), home, dirs_exist_ok=True))


def filled_once(home: Path, what: str, fill: Callable[[], object]) -> None:
    """Let `fill` make and fill the register of this folder: once in a process, the same again is a copy."""
    if what in FILLED:
        shutil.copytree(FILLED[what], home, dirs_exist_ok=True)
        return
    fill()
    with closing(sqlite3.connect(home / FILE)) as register:
        register.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    FILLED[what] = Path(shutil.copytree(home, _folder() / "register", ignore=shutil.ignore_patterns("*-shm")))


def _folder() -> Path:
    """A folder that goes with the process."""
    folder = Path(tempfile.mkdtemp(prefix="heard-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _made(today: date, by: str, demonstration: bool) -> Path:
    home = _folder() / "register"
    create(home, today=today, by=by, demonstration=demonstration).close()
    return home
