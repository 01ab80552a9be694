"""A case whose events hold something else than Heard writes is refused in words that name it, never by a fault."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Heard

DAMAGE = {
    "facts cut short": """UPDATE journal SET facts = '{"x' """,
    "facts that are a list": "UPDATE journal SET facts = '[1]'",
    "no fact at all": "UPDATE journal SET facts = '{}'",
    "another event": "UPDATE journal SET name = 'nothing_of_ours'",
    "no day": "UPDATE journal SET happened_on = 'Tuesday'",
    "no moment": "UPDATE journal SET recorded_at = 'then'",
    "words cut short": """UPDATE journal SET words = '{"name'""",
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_case_is_named_and_verify_is_proposed(made: Heard, home: Path, what: str) -> None:
    made("case", "new", "--procedure", "corporate", "--summary", "The bins.")
    with sqlite3.connect(home / "register.db") as connection:
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        assert (
            connection.execute(f"{DAMAGE[what]} WHERE subject = '26-0001' AND name = 'received'").rowcount
            == 1
        )
    answer = made("case", "show", "26-0001")
    assert answer.code == 1
    assert "damaged" in answer.err
    assert "heard verify" in answer.err
