from collections.abc import Iterator
from pathlib import Path

import pytest

from core.register.open import Register, open_register
from tests.register.made import DAY
from tests.registers import copy_of_new


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A register as `heard init --demonstration` makes it: on made-up days things are recorded in any order."""
    return copy_of_new(tmp_path / "register", today=DAY, by="amy", demonstration=True)


@pytest.fixture
def register(home: Path) -> Iterator[Register]:
    opened = open_register(home, reader="amy", today=DAY, patience=0.2)
    yield opened
    opened.close()
