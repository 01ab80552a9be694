import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.register.open import Register, create, open_register
from tests.register.made import DAY


@pytest.fixture(scope="session")
def _fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register as `heard init` makes it, made once and copied for each test."""
    home = tmp_path_factory.mktemp("fresh") / "register"
    create(home, today=DAY, by="amy").close()
    return home


@pytest.fixture
def home(_fresh: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "register"
    shutil.copytree(_fresh, copied)
    return copied


@pytest.fixture
def register(home: Path) -> Iterator[Register]:
    opened = open_register(home, today=DAY, patience=0.2)
    yield opened
    opened.close()
