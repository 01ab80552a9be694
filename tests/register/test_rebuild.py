"""What is derived can be derived again, and what was tampered with can't be made to look whole."""

import sqlite3
from pathlib import Path

import pytest

from core.errors import CoreError
from core.register.open import FILE, Register
from core.register.rebuild import rebuild
from core.register.verify import verify
from tests.register.made import DAY, a_case, happened


def change(home: Path, statement: str) -> None:
    connection = sqlite3.connect(home / FILE)
    with connection:
        connection.execute(statement)
    connection.close()


def test_a_projection_that_went_stale_is_derived_again(register: Register, home: Path) -> None:
    done = a_case(register)
    happened(register, done.reference, "acknowledged", DAY)
    change(home, "UPDATE case_file SET stage = 'elsewhere', next_due = NULL")
    change(home, "DELETE FROM clock")
    assert verify(register, today=DAY).differences
    assert rebuild(register).cases == 1
    assert verify(register, today=DAY).differences == ()


def test_it_counts_the_cases_as_it_goes(register: Register) -> None:
    for _ in range(3):
        a_case(register)
    seen: list[tuple[int, int]] = []
    rebuild(register, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_broken_chain_is_never_made_to_look_whole(register: Register, home: Path) -> None:
    a_case(register)
    change(home, "UPDATE journal SET facts = replace(facts, 'email', 'phone') WHERE name = 'received'")
    change(home, "UPDATE case_file SET stage = 'elsewhere'")
    before = verify(register, today=DAY).differences
    with pytest.raises(CoreError, match="not what was recorded"):
        rebuild(register)
    assert verify(register, today=DAY).differences == before
