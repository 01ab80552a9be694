"""Registers that tests begin with: each kind is made once in a process, and copied for each test."""

import atexit
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from core.register.open import Register, create, open_register


def new_register(home: Path, *, today: date, by: str, demonstration: bool = False) -> Register:
    """A register in a folder, as `create` makes it."""
    copy_of_new(home, today=today, by=by, demonstration=demonstration)
    return open_register(home, reader=by, today=today)


def copy_of_new(home: Path, *, today: date, by: str, demonstration: bool = False) -> Path:
    """The same, left closed."""
    return Path(shutil.copytree(_made(today, by, demonstration), home, dirs_exist_ok=True))


@cache
def _made(today: date, by: str, demonstration: bool) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="heard-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    create(folder / "register", today=today, by=by, demonstration=demonstration).close()
    return folder / "register"
