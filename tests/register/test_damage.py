"""Whatever is deleted or spoilt in the file, verify and rebuild say so in words, with its place: neither crashes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from core.errors import CoreError
from core.register.open import FILE, Register, open_register
from core.register.rebuild import rebuild
from core.register.verify import verify
from tests.register.before import TODAY, home_of_before
from tests.register.made import sql

SUBJECTS = (
    "user",
    "calendar",
    "person",
    "vocabulary",
    "compliment",
    "referral",
    "learning",
    "equality",
    "chain",
)
SPOILT = ("x", "", "[]", '{"erased": []}', "9999-99-99", 3.5, b"\xff\xfe")


@pytest.fixture(scope="module")
def _opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = home_of_before(tmp_path_factory.mktemp("damage") / "before")
    open_register(home, reader="amy", today=TODAY).close()
    return home


@pytest.fixture
def home(_opened: Path, tmp_path: Path) -> Path:
    (tmp_path / FILE).write_bytes((_opened / FILE).read_bytes())
    return tmp_path


@contextmanager
def opened(home: Path) -> Iterator[Register]:
    register = open_register(home, reader="amy", today=TODAY)
    try:
        yield register
    finally:
        register.close()


def differences(home: Path) -> str:
    with opened(home) as register:
        return "\n".join(verify(register, today=TODAY).differences)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_row_of_an_event_deleted_is_named_by_its_subject(home: Path, subject: str) -> None:
    sql(home, "DELETE FROM journal WHERE subject = ? AND seq = 1", subject)
    found = differences(home)
    assert f"{subject}: event 1 is missing" in found
    with opened(home) as register, pytest.raises(CoreError, match="not what was recorded"):
        rebuild(register)


@pytest.mark.parametrize("column", ["facts", "words", "happened_on", "recorded_at", "name", "facts_salt"])
def test_a_value_that_is_none_of_its_kind_is_named_with_its_event(home: Path, column: str) -> None:
    rng = Random(column)
    rows = sql(home, "SELECT id, subject, seq FROM journal")
    for value in SPOILT:
        (number, subject, seq) = rng.choice(rows)
        [(before,)] = sql(home, f"SELECT {column} FROM journal WHERE id = ?", number)
        sql(home, f"UPDATE journal SET {column} = ? WHERE id = ?", value, number)
        assert f"{subject}: event {seq}" in differences(home), (value, subject, seq)
        sql(home, f"UPDATE journal SET {column} = ? WHERE id = ?", before, number)
    assert differences(home) == ""


@pytest.mark.parametrize(
    "table", ["user_account", "case_file", "clock", "pool_person", "journal_head", "meta"]
)
def test_a_table_that_is_gone_is_named(home: Path, table: str) -> None:
    with sqlite3.connect(home / FILE) as connection:
        connection.execute(f"ALTER TABLE {table} RENAME TO elsewhere")
    try:
        found = differences(home)
    except CoreError as error:
        found = error.reason
    assert table in found or "damaged" in found


@pytest.mark.parametrize("seed", range(12))
def test_bytes_flipped_anywhere_crash_nothing(home: Path, seed: int) -> None:
    rng = Random(seed)
    spoilt = bytearray((home / FILE).read_bytes())
    for _ in range(rng.choice((1, 8, 200))):
        spoilt[rng.randrange(100, len(spoilt))] ^= 1 << rng.randrange(8)
    (home / FILE).write_bytes(spoilt)
    answers: list[Any] = []
    for work in (lambda register: verify(register, today=TODAY), rebuild):
        try:
            with opened(home) as register:
                answers.append(work(register))
        except CoreError as error:
            answers.append(error.remedy)
    assert len(answers) == 2
