"""A register's file: its name, its formats, whether this person may use it. Imports no database library."""

import os
from pathlib import Path

FILE = "register.db"
MIGRATIONS = Path(__file__).parent.parent / "migrations"


def formats() -> list[str]:
    """Every format that this program knows, oldest first: the numbers of its migrations."""
    return sorted(file.name[:4] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def newest_format() -> str:
    """The format that this program writes: the number of its last migration."""
    return formats()[-1]


def may_be_used(path: Path) -> bool:
    """Whether this file, and the folder that it lies in, can be written as well as read."""
    return os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)
