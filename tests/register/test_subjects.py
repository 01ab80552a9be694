"""Whatever is derived from the journal is registered by its subject, so that verify and rebuild forget nothing."""

from pathlib import Path

from sqlmodel import SQLModel

import core.register.store.tables.all  # noqa: F401 - every table
from core.register.open import open_register
from core.register.rebuild import rebuild
from core.register.store.projections.cases import CASES, PARTS
from core.register.subjects import NAMES, SUBJECTS
from core.register.verify import verify
from tests.register.before import TODAY, home_of_before
from tests.register.made import sql

OF_THE_JOURNAL = {"journal", "journal_head", "meta"}
CHANGES = "change_fact"
"""What the gate marked: nothing was, before there was one."""
COMPARED_BY_DIGEST = {"calendar_day", "calendar_version"}
"""Their rows stand nowhere else: the journal has the digest of each version."""
CAME_SINCE = {"register"}
"""Subjects that no register of before was written about."""
NO_RECORD = {"draft", "saved_list", "reminder"}
"""What is somebody's own, or of a day, and in no event."""


def derived_tables() -> set[str]:
    of_subjects = {derived.table.name for subject in SUBJECTS for derived in subject.derived}
    return of_subjects | {CASES.name, *PARTS}


def test_every_table_is_of_the_journal_or_registered_by_what_it_is_derived_from_or_no_record() -> None:
    tables = set(SQLModel.metadata.tables)
    assert tables == derived_tables() | OF_THE_JOURNAL | COMPARED_BY_DIGEST | NO_RECORD


def test_every_subject_that_is_written_about_is_a_case_or_registered(tmp_path: Path) -> None:
    home = home_of_before(tmp_path / "before")
    open_register(home, reader="amy", today=TODAY).close()
    subjects = {subject for (subject,) in sql(home, "SELECT DISTINCT subject FROM journal")}
    cases = {reference for (reference,) in sql(home, "SELECT reference FROM case_file")}
    assert subjects - cases == NAMES - CAME_SINCE


def test_every_derived_table_is_written_again_from_nothing_but_the_journal(tmp_path: Path) -> None:
    home = home_of_before(tmp_path / "before")
    register = open_register(home, reader="amy", today=TODAY)
    for table in derived_tables() - {CASES.name, CHANGES}:
        assert sql(home, f"SELECT count(*) FROM {table}") != [(0,)], table
        sql(home, f"DELETE FROM {table}")
    assert verify(register, today=TODAY).differences
    rebuild(register)
    assert verify(register, today=TODAY).differences == ()
    register.close()
