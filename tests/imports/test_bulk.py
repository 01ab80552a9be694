"""Cases written many at once are what they would be one by one."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.register.casework import Recorded, new_case, record
from core.register.imports.cells import Cells
from core.register.imports.map_file import read_map
from core.register.imports.planning import Planner
from core.register.imports.sheet import Row
from core.register.open import Register, open_register
from core.register.store.canonical import facts_of
from core.register.store.cases import PARTS
from tests.imports.conftest import NOW, TODAY, Import
from tests.imports.old_system import HEADINGS, many_rows
from tests.register.made import sql

PROJECTED = ("case_file", *PARTS)
JOURNAL = (
    "SELECT id, subject, seq, name, happened_on, recorded_at, recorded_by, supersedes, words, facts FROM journal"
    " ORDER BY id"
)


def written_one_by_one(register: Register, map_file: Path, rows: Sequence[dict[str, str]]) -> None:
    """The same rows, each planned as the import plans it, through casework's own doors."""
    mapping = read_map(map_file, register.procedures)
    cells = Cells(HEADINGS, mapping.dates, TODAY, register.vocabulary.choices())
    planner = Planner(mapping, cells, register.procedures, TODAY, "amy")
    for number, row in enumerate(rows, start=2):
        plan = planner.plan(Row(number, tuple(row[heading] for heading in HEADINGS)))
        assert plan.new is not None
        case = new_case(register, plan.new, by="amy", now=NOW)
        assert isinstance(case, Recorded)
        for entry, _ in plan.entries:
            assert isinstance(record(register, case.reference, entry, by="amy", now=NOW), Recorded)


def journal_of(home: Path) -> list[Any]:
    """Every event, but for the old reference, which only an import puts there."""
    return [
        (*row, {key: value for key, value in facts_of(facts).items() if key != "old_reference"})
        for *row, facts in sql(home, JOURNAL)
    ]


def test_the_journal_and_every_projection_are_the_same(
    register: Register, home: Path, map_file: Path, bring_in: Import, tmp_path: Path
) -> None:
    rows = many_rows(60)
    shutil.copytree(home, tmp_path / "single")
    single = open_register(tmp_path / "single", today=TODAY)
    written_one_by_one(single, map_file, rows)
    single.close()
    bring_in(rows)
    assert journal_of(home) == journal_of(tmp_path / "single")
    for table in PROJECTED:
        statement = f"SELECT * FROM {table} ORDER BY 1"
        assert sql(home, statement) == sql(tmp_path / "single", statement), table


def test_numbers_go_on_from_those_that_were_given(register: Register, bring_in: Import) -> None:
    from tests.register.made import a_case

    bring_in(many_rows(5))
    years = {reference[:2] for (reference,) in sql(register.home, "SELECT reference FROM case_file")}
    year = 2000 + int(min(years))
    before = int(
        sql(register.home, "SELECT count(*) FROM case_file WHERE reference LIKE ?", f"{min(years)}-%")[0][0]
    )
    from datetime import date

    taken = a_case(register, received=date(year, 12, 20), recorded=TODAY)
    assert taken.reference == f"{min(years)}-{before + 1:04}"


def test_search_finds_what_was_imported(register: Register, bring_in: Import) -> None:
    from core.register.worklist import View, page

    bring_in(many_rows(5))
    found = page(register, View("all", None, "made-up 3"), TODAY, limit=10)
    assert [row.person for row in found.rows] == ["Made-up Parent 3"]
