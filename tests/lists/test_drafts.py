"""Drafts: what somebody was typing survives, belongs to them alone, and is no part of the record."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.errors import CoreError
from core.register.drafts import draft, drafts_of, drop_draft, save_draft
from core.register.open import open_register
from core.register.register import Register
from core.register.store.journal import journal
from tests.lists.conftest import TODAY
from tests.registers import new_register

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return new_register(tmp_path / "home", today=TODAY, by="pretend.officer")


def test_what_was_typed_comes_back_exactly(register: Register) -> None:
    body = {"summary": "They said \x1b[31m «no» \ud800 🙂\n\ttwice", "received": "yest", "by": ""}
    save_draft(register, "pretend.officer", "new_case", "", body, NOW)
    kept = draft(register, "pretend.officer", "new_case", "")
    assert kept is not None
    assert (dict(kept.body), kept.saved_at) == (body, NOW)


def test_the_latest_draft_takes_the_place_of_the_one_before(register: Register) -> None:
    for typed in ("T", "Th", "The"):
        save_draft(register, "pretend.officer", "record", "26-0001", {"reason": typed}, NOW)
    (kept,) = drafts_of(register, "pretend.officer")
    assert kept.body == {"reason": "The"}


def test_a_draft_belongs_to_one_person_one_form_and_one_case(register: Register) -> None:
    save_draft(register, "pretend.officer", "record", "26-0001", {"reason": "mine"}, NOW)
    with pytest.raises(CoreError, match="somebody else's"):
        draft(register, "another.officer", "record", "26-0001")
    assert draft(register, "pretend.officer", "learning", "26-0001") is None
    assert draft(register, "pretend.officer", "record", "26-0002") is None


def test_a_persons_drafts_are_listed_latest_first(register: Register) -> None:
    for number in (1, 2, 3):
        when = NOW + timedelta(minutes=number)
        save_draft(register, "pretend.officer", "record", f"26-000{number}", {}, when)
    assert [kept.subject for kept in drafts_of(register, "pretend.officer")] == [
        "26-0003",
        "26-0002",
        "26-0001",
    ]


def test_a_dropped_draft_is_gone_and_dropping_none_is_no_error(register: Register) -> None:
    save_draft(register, "pretend.officer", "record", "26-0001", {"reason": "x"}, NOW)
    drop_draft(register, "pretend.officer", "record", "26-0001")
    drop_draft(register, "pretend.officer", "record", "26-0001")
    assert drafts_of(register, "pretend.officer") == ()


def test_drafts_are_never_journalled(register: Register) -> None:
    def lines() -> int:
        with register.sessions.read() as session:
            return len(list(journal.everything(session)))

    before = lines()
    save_draft(register, "pretend.officer", "record", "26-0001", {"reason": "x"}, NOW)
    drop_draft(register, "pretend.officer", "record", "26-0001")
    assert lines() == before


SAVE_THEN_WAIT = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from core.register.drafts import save_draft
from core.register.open import open_register
register = open_register(Path(sys.argv[1]), reader="pretend.officer", today=date(2026, 3, 12))
save_draft(register, "pretend.officer", "new_case", "", {"summary": "half a sent"}, datetime(2026, 3, 12, tzinfo=UTC))
sys.stdout.write("saved\\n")
sys.stdout.flush()
sys.stdin.read()
"""


def test_a_draft_survives_a_kill(register: Register) -> None:
    register.close()
    command = [sys.executable, "-c", SAVE_THEN_WAIT, str(register.home)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline() == "saved\n"
        os.kill(typing.pid, signal.SIGKILL)
    kept = draft(
        open_register(register.home, reader="pretend.officer", today=TODAY), "pretend.officer", "new_case", ""
    )
    assert kept is not None
    assert kept.body == {"summary": "half a sent"}


def test_a_register_that_cant_be_written_says_so(register: Register) -> None:
    with register.sessions.read() as session:
        session.connection().exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(CoreError, match="can't be written") as raised:
        save_draft(register, "pretend.officer", "record", "26-0001", {"reason": "x"}, NOW)
    assert raised.value.remedy
