from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.register.open import Register
from tests.registers import new_register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register of a council that has filled in how it can be reached."""
    made = a_register(tmp_path / "register")
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """The same for tests that change nothing in it."""
    made = a_register(tmp_path_factory.mktemp("letters") / "register")
    yield made
    made.close()


def a_register(home: Path) -> Register:
    made = new_register(home, today=date(2026, 1, 5), by="amy")
    council = made.content / "council.toml"
    text = council.read_text("utf-8")
    council.write_text(text.replace('phone = "TO BE FILLED IN"', 'phone = "01632 960001"', 1), "utf-8")
    return made
