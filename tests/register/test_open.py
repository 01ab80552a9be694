"""Making and opening a register, and every way in which that can fail."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from core.errors import CoreError
from core.register.open import FILE, Register, create, open_register
from core.register.store.file.migrate import bring_up_to_date, newest_format
from core.register.store.file.session import connect, make_file
from core.register.users import users
from tests.register.before import home_of_before
from tests.register.made import DAY, a_case, events_in, happened, sql


def test_a_new_register_is_nobody_else_s_to_read(home: Path) -> None:
    assert stat.S_IMODE((home / FILE).stat().st_mode) == 0o600


def test_its_folder_is_nobody_else_s_to_enter(tmp_path: Path) -> None:
    create(tmp_path / "new", today=DAY, by="amy").close()
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_whoever_makes_it_is_its_manager(register: Register) -> None:
    assert [(user.name, user.role) for user in users(register)] == [("amy", "manager")]


def test_it_gets_the_content_without_the_releases_that_are_another_council_s(register: Register) -> None:
    assert (register.content / "council.toml").exists() and (register.content / "vocabulary.toml").exists()
    assert list((register.content / "releases").iterdir()) == []


def test_a_register_that_is_there_is_not_overwritten(register: Register) -> None:
    reference = a_case(register).reference
    with pytest.raises(CoreError, match="already"):
        create(register.home, today=DAY, by="eve")
    assert sql(register.home, "SELECT reference FROM case_file") == [(reference,)]


def test_content_that_was_edited_is_kept(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "council.toml").write_text('name = "Ours"\n')
    create(tmp_path, today=DAY, by="amy").close()
    assert (tmp_path / "content" / "council.toml").read_text() == 'name = "Ours"\n'


def test_a_register_half_made_is_no_register(tmp_path: Path) -> None:
    (tmp_path / f"{FILE}.unfinished").write_bytes(b"half")
    create(tmp_path, today=DAY, by="amy").close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "procedures", FILE]


def test_where_there_is_none_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CoreError, match="no register") as error:
        open_register(tmp_path, reader="amy", today=DAY)
    assert "heard init" in error.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_opening_changes_nothing(home: Path) -> None:
    before = (home / FILE).read_bytes()
    open_register(home, reader="amy", today=DAY).close()
    assert (home / FILE).read_bytes() == before


def test_every_write_is_on_the_disk_when_it_is_answered(register: Register) -> None:
    with register.sessions.read() as session:
        settings = [session.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in (
            "journal_mode", "synchronous", "foreign_keys", "secure_delete",
        )]  # fmt: skip
    assert settings == ["wal", 2, 1, 1]


# What can go wrong with the file


def test_a_file_that_is_no_database_is_said_to_be_damaged(home: Path) -> None:
    (home / FILE).write_bytes(b"This is a letter, and no register at all. " * 200)
    with pytest.raises(CoreError, match="damaged") as error:
        open_register(home, reader="amy", today=DAY)
    assert "backup" in error.value.remedy


def test_a_database_of_something_else_is_no_register(home: Path) -> None:
    (home / FILE).unlink()
    with sqlite3.connect(home / FILE) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(CoreError, match="not a register"):
        open_register(home, reader="amy", today=DAY)
    assert sql(home, "SELECT name FROM sqlite_master") == [("recipes",)]


@pytest.mark.parametrize("made", [Path.touch, make_file], ids=["no byte", "no table"])
def test_a_file_that_lost_all_it_held_is_not_taken_for_a_new_one(
    tmp_path: Path, made: Callable[[Path], None]
) -> None:
    made(tmp_path / FILE)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(CoreError, match="empty") as raised:
        open_register(tmp_path, reader="amy", today=DAY)
    assert "backup" in raised.value.remedy
    assert (tmp_path / FILE).read_bytes() == before


def test_content_half_copied_is_no_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_source: str, target: str) -> None:
        Path(target).touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("shutil.copyfile", no_room)
        with pytest.raises(CoreError, match="not all of its content could be copied") as raised:
            create(tmp_path / "new", today=DAY, by="amy")
    assert len(raised.value.reason) < 200
    assert list((tmp_path / "new").iterdir()) == []
    register = create(tmp_path / "new", today=DAY, by="amy")
    assert a_case(register).reference == "26-0001"
    register.close()


def test_a_damaged_page_is_said_to_be_damage(register: Register, home: Path) -> None:
    for _ in range(30):
        a_case(register)
    register.close()
    whole = bytearray((home / FILE).read_bytes())
    whole[4096 * 2 :] = b"\xff" * (len(whole) - 4096 * 2)
    (home / FILE).write_bytes(whole)
    with pytest.raises(CoreError, match="damaged"):
        a_case(open_register(home, reader="amy", today=DAY))


def test_a_register_that_another_program_holds_is_said_to_be_locked(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    before = events_in(home)
    holder = sqlite3.connect(home / FILE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(CoreError, match="locked") as error:
            happened(register, reference, "acknowledged", DAY)
    finally:
        holder.close()
    assert "Nothing was written" in error.value.remedy
    assert events_in(home) == before
    happened(register, reference, "acknowledged", DAY)


def test_reading_goes_on_while_another_program_writes(register: Register, home: Path) -> None:
    from core.register.cases.read import case

    reference = a_case(register).reference
    holder = sqlite3.connect(home / FILE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert case(register, reference, today=DAY).version == 1
    finally:
        holder.close()


def test_a_full_disk_is_said_to_be_full_and_nothing_is_half_written(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    before = events_in(home)
    with register.sessions.read() as session:
        connection = session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CoreError, match="full") as error:
        happened(register, reference, "note_added", DAY, words={"note": "long " * 15_000})
    assert "room" in error.value.remedy
    assert events_in(home) == before


def test_a_file_that_can_not_be_written_is_said_to_be_read_only(register: Register, home: Path) -> None:
    reference = a_case(register).reference
    before = events_in(home)
    with register.sessions.read() as session:
        session.connection().exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(CoreError, match="read-only"):
        happened(register, reference, "acknowledged", DAY)
    assert events_in(home) == before


@pytest.mark.parametrize("what", [FILE, "."])
def test_a_read_only_file_or_folder_is_read_and_refuses_what_is_written(
    home: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked of the operating system as a person without the right would be: root may write anywhere."""
    open_register(home, reader="amy", today=DAY).close()
    locked = home / what
    monkeypatch.setattr(
        os, "access", lambda path, mode: Path(path) != locked.resolve() and Path(path) != locked
    )
    register = open_register(home, reader="amy", today=DAY)
    assert register.admitted().name == "amy"
    with pytest.raises(CoreError, match="read-only"):
        a_case(register)
    register.close()


def test_whoever_reads_a_file_as_it_stands_is_told_where_another_writes_it_meanwhile(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_register(home, reader="amy", today=DAY).close()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    register = open_register(home, reader="amy", today=DAY)
    monkeypatch.undo()
    again = open_register(home, reader="amy", today=DAY)
    with pytest.raises(CoreError, match="Somebody has written"), register.read():
        a_case(again)
    again.close()
    register.close()


def test_a_folder_that_can_not_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CoreError, match="can't be made"):
        create(tmp_path / "file" / "register", today=DAY, by="amy")


# Older and newer files


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")
def test_a_new_file_and_the_tables_of_the_program_are_the_same(register: Register) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    with register.sessions.read() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        differences = compare_metadata(context, SQLModel.metadata)
    kept_for_search = ("case_search", "ix_case_")
    assert [
        one for one in differences if not str(getattr(one[1], "name", "")).startswith(kept_for_search)
    ] == []


@pytest.fixture
def old_home(home: Path, tmp_path: Path) -> Path:
    """A register in the first format of all, with the cases of a later one in it."""
    later = home_of_before(tmp_path / "later") / FILE
    (home / FILE).unlink()
    make_file(home / FILE)
    bring_up_to_date(connect(home / FILE), to="0001")
    with sqlite3.connect(home / FILE) as connection:
        connection.execute("ATTACH ? AS later", (str(later),))
        names = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in names:
            columns = ", ".join(
                f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})")
            )
            if table != "alembic_version":
                connection.execute(
                    f"INSERT OR IGNORE INTO main.{table} ({columns}) SELECT {columns} FROM later.{table}"
                )
    return home


def test_an_old_file_is_brought_up_to_date_with_all_that_is_in_it(old_home: Path) -> None:
    from core.register.verify import verify

    opened = open_register(old_home, reader="amy", today=DAY)
    assert sql(old_home, "SELECT version_num FROM alembic_version") == [(newest_format(),)]
    assert verify(opened, today=DAY).differences == ()
    assert len(sql(old_home, "SELECT rowid FROM case_search WHERE case_search MATCH 'robin'")) == 1
    a_case(opened)


def test_an_old_file_has_its_cases_derived_again(old_home: Path) -> None:
    from core.register.verify import verify

    sql(old_home, "UPDATE case_file SET stage = 'elsewhere'")
    sql(old_home, "DELETE FROM clock")
    opened = open_register(old_home, reader="amy", today=DAY)
    assert verify(opened, today=DAY).differences == ()


def test_the_first_format_can_still_be_made(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.touch()
    bring_up_to_date(connect(path), to="0001")
    assert sql(tmp_path, "SELECT version_num FROM alembic_version") == [("0001",)]
    bring_up_to_date(connect(path))
    assert sql(tmp_path, "SELECT version_num FROM alembic_version") == [(newest_format(),)]


def test_a_newer_file_is_refused_in_words_and_left_alone(home: Path) -> None:
    sql(home, "UPDATE alembic_version SET version_num = '9999'")
    before = (home / FILE).read_bytes()
    with pytest.raises(CoreError, match="newer version of Heard") as error:
        open_register(home, reader="amy", today=DAY)
    assert "Upgrade" in error.value.remedy
    assert (home / FILE).read_bytes() == before


def test_opening_does_not_load_what_only_migrations_need() -> None:
    loaded = "import sys, core.register.open; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0


def test_the_code_s_adoption_date_is_the_council_s_own(register: Register) -> None:
    path = register.content / "council.toml"
    path.write_text("corporate_code_adopted = 2025-01-01\n")
    procedures = open_register(register.home, reader="amy", today=DAY).procedures
    assert (
        procedures.on("corporate", date(2024, 12, 31)).version
        != procedures.on("corporate", date(2025, 1, 1)).version
    )
    path.write_text('corporate_code_adopted = "soon"\n')
    with pytest.raises(CoreError, match="not a date"):
        _ = open_register(register.home, reader="amy", today=DAY).procedures
