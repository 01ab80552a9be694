"""A register as a program wrote it that knew format 1 of the journal, with what it said then. Everybody in it is made up.

It was filled on made-up days up to Thu 12 March 2026, and holds whatever a register holds: corrections, a receipt put
right, words erased, letters, people, learning, forms, words merged, days added.
"""

import json
import lzma
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from core.register.open import FILE

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 3, 12)


@cache
def file_of_before() -> bytes:
    """The register's file."""
    return lzma.decompress((DATA / "format-1.db.xz").read_bytes())


def sayings_of_before() -> dict[str, Any]:
    """What its commands printed as JSON: `cases` by reference, `figures` by year, and the `list` of all cases."""
    answers: dict[str, Any] = json.loads(lzma.decompress((DATA / "format-1.json.xz").read_bytes()))
    return answers


def home_of_before(home: Path) -> Path:
    """A folder with that register in it."""
    home.mkdir()
    (home / FILE).write_bytes(file_of_before())
    (home / FILE).chmod(0o600)
    return home
