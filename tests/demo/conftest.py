"""One filled demonstration for the tests of this folder: filling takes seconds, reading it does not change it."""

from datetime import date

import pytest

from core.register.made_up.demonstration import fill
from core.register.open import create
from core.register.register import Register

TODAY = date(2026, 11, 24)
"""A Tuesday, in the financial year 2026-27."""
ME = "pretend.newcomer"


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A demonstration register that `ME` made and filled on `TODAY`."""
    register = create(tmp_path_factory.mktemp("demo") / "home", today=TODAY, by=ME, demonstration=True)
    fill(register, TODAY)
    return register
