"""Cases written many at once are what they would be one by one."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.imports.maps.file import read_map
from core.register.imports.planning.cells import Cells
from core.register.imports.planning.plan import Planner
from core.register.imports.reading.days import FIRST_OF_1900
from core.register.imports.reading.sheet import Row
from core.register.lists.worklist import View, page
from core.register.open import Register, open_register
from core.register.store.journal.canonical import facts_of, link_of_raw
from core.register.store.journal.stamp import Stamp
from core.register.store.projections.bulk import JournalLine, link_of_line
from core.register.store.projections.cases import PARTS
from core.register.store.transaction import FromFile, Transaction
from core.register.verify import verify
from tests.imports.conftest import NOW, TODAY, Import
from tests.imports.old_system import HEADINGS, many_rows
from tests.register.made import sql

PROJECTED = ("case_file", *PARTS)
JOURNAL = (
    "SELECT id, subject, seq, name, happened_on, recorded_at, recorded_by, supersedes, words, facts FROM journal"
    " ORDER BY id"
)


ONLY_AS_HISTORY = ("IP Appointed", "Stage 2 Sent", "Ombudsman Contact")
"""What the old system says without naming anybody or finding on a point: no door of casework takes it."""


class OfAnImport(Transaction):
    """A write of cases that are new by a file: history, which the gate asks nothing of."""

    @property
    def file(self) -> FromFile:
        return FromFile("log", new_cases=True)


def written_one_by_one(register: Register, map_file: Path, rows: Sequence[dict[str, str]]) -> None:
    """The same rows, each planned as the import plans it, through casework's own doors."""
    mapping = read_map(map_file, register.procedures)
    cells = Cells(mapping, HEADINGS, TODAY, FIRST_OF_1900, register.vocabulary.choices())
    planner = Planner(mapping, cells, register.procedures, "amy")
    stamp = Stamp("amy", NOW)
    with register.sessions.write() as session:
        tx = OfAnImport(session, register.procedures)
        for number, row in enumerate(rows, start=2):
            plan = planner.plan([Row(number, tuple(row[heading] for heading in HEADINGS))])
            assert plan.new is not None
            case = take_down(register, plan.new, stamp=stamp, tx=tx)
            assert isinstance(case, Recorded)
            for planned in plan.entries:
                assert isinstance(
                    record(register, case.reference, planned.entry, stamp=stamp, tx=tx), Recorded
                )
        tx.project()


def journal_of(home: Path) -> list[Any]:
    """Every event, but for the old reference, which only an import puts there."""
    return [
        (*row, {key: value for key, value in facts_of(facts).items() if key != "old_reference"})
        for *row, facts in sql(home, JOURNAL)
    ]


def test_the_journal_and_every_projection_are_the_same(
    register: Register, home: Path, map_file: Path, bring_in: Import, tmp_path: Path
) -> None:
    rows = [row | dict.fromkeys(ONLY_AS_HISTORY, "") for row in many_rows(500)]
    shutil.copytree(home, tmp_path / "single")
    single = open_register(tmp_path / "single", reader="amy", today=TODAY)
    written_one_by_one(single, map_file, rows)
    single.close()
    bring_in(rows)
    assert journal_of(home) == journal_of(tmp_path / "single")
    sql(home, "UPDATE case_file SET old_reference = ''")  # it is derived from that fact
    for each in (home, tmp_path / "single"):  # history owes no remedy for a delay of then, as that fact says
        sql(each, "DELETE FROM task WHERE code = 'remedy-for-delay'")
    for table in PROJECTED:
        columns = ", ".join(
            row[1] for row in sql(home, f"PRAGMA table_info({table})") if row[1] != "id" or table != "task"
        )
        statement = f"SELECT {columns} FROM {table} ORDER BY {'id' if table != 'task' else 'case_id, key'}"
        assert sql(home, statement) == sql(tmp_path / "single", statement), table


def test_numbers_go_on_from_those_that_were_given(register: Register, bring_in: Import) -> None:
    from tests.register.made import a_case

    bring_in(many_rows(5))
    years = {reference[:2] for (reference,) in sql(register.home, "SELECT reference FROM case_file")}
    year = 2000 + int(min(years))
    before = int(
        sql(register.home, "SELECT count(*) FROM case_file WHERE reference LIKE ?", f"{min(years)}-%")[0][0]
    )
    taken = a_case(register, received=date(year, 12, 20), recorded=TODAY)
    assert taken.reference == f"{min(years)}-{before + 1:04}"


def test_search_finds_what_was_imported(register: Register, bring_in: Import) -> None:
    bring_in(many_rows(5))
    found = page(register, View("all", None, "made-up 3"), TODAY, limit=10)
    assert [row.person for row in found.rows] == ["Made-up Parent 3"]


EVENT = st.builds(
    JournalLine,
    seq=st.integers(1, 99),
    name=st.sampled_from(("received", "note_added")),
    happened_on=st.dates().map(date.isoformat),
    recorded_at=st.datetimes().map(lambda when: when.strftime("%Y-%m-%d %H:%M:%S.%f")),
    recorded_by=st.text(),
    supersedes=st.none() | st.integers(1, 99),
    facts=st.text(),
    facts_salt=st.just(""),
    facts_digest=st.just("1" * 64),
    words=st.just("{}"),
    salt=st.just(""),
    words_digest=st.just("0" * 64),
)


@given(EVENT, st.text())
def test_a_link_that_is_written_fast_is_the_link_that_is_checked(line: JournalLine, subject: str) -> None:
    assert link_of_line("0" * 64, subject, line) == link_of_raw(
        "0" * 64, {**line._asdict(), "subject": subject}
    )


def test_what_was_put_aside_while_writing_is_as_it_was(home: Path, bring_in: Import) -> None:
    before = sql(home, "SELECT type, name, sql FROM sqlite_master ORDER BY name")
    bring_in(many_rows(20))
    assert sql(home, "SELECT type, name, sql FROM sqlite_master ORDER BY name") == before


def test_a_few_cases_added_to_many_are_found_too(register: Register, bring_in: Import) -> None:
    bring_in(many_rows(20))
    bring_in(many_rows(22))
    found = page(register, View("all", None, "made-up 22"), TODAY, limit=10)
    assert "Made-up Parent 22" in {row.person for row in found.rows}
    assert verify(register, today=TODAY).differences == ()
