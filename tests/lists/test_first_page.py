"""The first page, read without the database's libraries: exactly what the register's own door gives, or nothing at all."""

import sqlite3
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from core.law.procedures import own
from core.register.cases.entries import Entry
from core.register.cases.receipt import NewCase
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.lists.first_page import First, first_page
from core.register.lists.tasks import task_counts
from core.register.lists.worklist import View, counts, page
from core.register.register import Register
from core.register.store.file import file
from core.register.store.journal.stamp import Stamp
from core.register.store.lists import compiled
from tests.lists.conftest import TODAY
from tests.registers import new_register

ME = "pretend.officer"
FACTS = {"channel": "phone", "oral": True, "by": "child", "category": "CA26-a", "handling": "formal"}


WITHDRAWN = {"their_words": "It is sorted out.", "present": "A key worker", "no_offer": "They rang off."}


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Nine cases received over a month, two of them withdrawn."""
    made = new_register(tmp_path / "home", today=TODAY, by=ME)
    for days in range(9):
        take(made, TODAY - timedelta(days=4 * days))
    for number in ("26-0001", "26-0005"):
        now = datetime.combine(TODAY, datetime.min.time(), UTC)
        done = record(
            made, number, Entry("withdrawn", TODAY, {"by": "themselves"}, WITHDRAWN), stamp=Stamp(ME, now)
        )
        assert isinstance(done, Recorded), done
    return made


def take(register: Register, received: date) -> None:
    words = {"summary": "They moved me", "name": "Sample Child"}
    now = datetime.combine(received, datetime.min.time(), UTC)
    done = take_down(register, NewCase("childrens", received, FACTS, words, owner=ME), stamp=Stamp(ME, now))
    assert isinstance(done, Recorded), done


def first(register: Register, *, user: str = ME, limit: int = 120) -> First | None:
    return first_page(register.home, user, TODAY, limit)


@pytest.mark.parametrize("limit", [120, 7, 3])
def test_its_rows_are_those_of_the_open_list(register: Register, limit: int) -> None:
    read = first(register, limit=limit)
    assert read is not None
    assert read.page.rows
    assert read.page == page(register, View("open"), TODAY, limit=limit)


def test_cases_without_a_date_follow_those_with_one(register: Register) -> None:
    with register.sessions.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE case_file SET next_due = NULL, no_due = 1 WHERE reference > '26-0006'"
        )
    read = first(register)
    assert read is not None
    assert [row.due is None for row in read.page.rows] == [False] * 4 + [True] * 3
    assert read.page == page(register, View("open"), TODAY, limit=120)


def test_its_counts_are_those_of_the_lists_and_of_the_tasks(register: Register) -> None:
    read = first(register)
    assert read is not None
    tasks = task_counts(register, None, TODAY).all
    assert tasks
    assert read.counts == {**asdict(counts(register, None, TODAY)), "tasks": tasks}


def test_it_says_whether_the_cases_are_made_up(tmp_path: Path) -> None:
    for made_up in (True, False):
        made = new_register(tmp_path / str(made_up), today=TODAY, by=ME, demonstration=made_up)
        read = first(made)
        assert read is not None
        assert read.demonstration is made_up


def test_a_new_condition_of_the_door_can_not_be_left_out_of_its_text() -> None:
    with pytest.raises(ValueError, match="teach it"):
        compiled._meaning("pretend.officer")


# Whatever is not as usual is left to those who can say so ---------------------------------------------------------


def test_nobody_unknown_is_shown_anything(register: Register) -> None:
    assert first(register, user="stranger") is None


def test_nobody_who_has_left_is_shown_anything(register: Register) -> None:
    with register.sessions.write() as session:
        session.connection().exec_driver_sql("UPDATE user_account SET active = 0")
    assert first(register) is None


def test_there_is_nothing_where_there_is_no_register(tmp_path: Path) -> None:
    assert first_page(tmp_path, ME, TODAY, 120) is None
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_format_is_left_alone(register: Register) -> None:
    with register.sessions.write() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    assert first(register) is None


def test_a_damaged_file_is_left_alone(register: Register) -> None:
    register.close()
    (register.home / file.FILE).write_bytes(b"no register at all" * 500)
    assert first(register) is None


def test_a_locked_file_is_left_alone(register: Register) -> None:
    register.close()
    holder = sqlite3.connect(register.home / file.FILE)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert first(register) is None
    finally:
        holder.close()


def test_a_case_of_a_procedure_that_has_no_titles_is_left_alone(register: Register) -> None:
    with register.sessions.write() as session:
        session.connection().exec_driver_sql("UPDATE case_file SET procedure_version = 'of another year'")
    assert first(register) is None


def test_a_council_with_procedures_of_its_own_waits_for_their_titles(register: Register) -> None:
    folder = register.home / own.FOLDER
    folder.mkdir(exist_ok=True)
    assert first(register) is not None
    (folder / "parking.toml").write_text("", "utf-8")
    assert first(register) is None
