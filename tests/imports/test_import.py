"""What becomes of each row of an old system's file."""

import csv
from datetime import date
from pathlib import Path

import pytest

from core.errors import CoreError
from core.register.cases.read import case
from core.register.imports.planning.plan import Planner
from core.register.imports.writing import workers
from core.register.lists.worklist import counts
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.imports.conftest import NOW, TODAY, Import
from tests.imports.old_system import DIRT, a_row, csv_file, many_rows
from tests.register.made import events_in, sql


def report_in(folder: Path) -> list[dict[str, str]]:
    with (folder / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def dirty_rows(first: int) -> list[dict[str, str]]:
    """One row of each kind of dirt, numbered from `first`."""
    return [{**a_row(number), **spoilt} for number, (spoilt, _, _) in enumerate(DIRT.values(), start=first)]


def test_a_row_becomes_a_case_with_its_events_on_their_days(register: Register, bring_in: Import) -> None:
    bring_in([a_row(1, Lessons_Learned="Ring back.")])
    there = case(register, "19-0001", today=TODAY)
    assert [(line.event, line.on) for line in there.history] == [
        ("received", date(2019, 3, 4)),
        ("acknowledged", date(2019, 3, 5)),
        ("finding_recorded", date(2019, 3, 15)),
        ("response_sent", date(2019, 3, 15)),
        ("learning_recorded", date(2019, 3, 15)),
    ]
    assert (there.channel, there.by, there.theme, there.team) == (
        "email",
        "parent",
        "communication",
        "front_door",
    )
    assert (there.person, there.summary) == ("Made-up Parent 1", "Nobody rang back about the visit.")
    assert (there.state.outcome, there.learning[0].text) == ("partly_upheld", "Ring back.")
    assert there.history[0].facts["old_reference"] == "CMP/2019/0001"


def test_what_is_imported_was_written_down_now_by_whoever_imports(
    register: Register, bring_in: Import
) -> None:
    bring_in([a_row(1)])
    lines = case(register, "19-0001", today=TODAY).history
    assert {(line.recorded_at, line.by) for line in lines} == {(NOW, "amy")}


def test_a_case_is_under_the_version_of_its_receipt_and_in_the_place_of_its_team_then(
    register: Register, bring_in: Import
) -> None:
    corporate = {"Type": "Corporate", "Complainant Type": "Resident"}
    bring_in([
        {**a_row(1), **corporate},
        {
            **a_row(2), **corporate, "Date Received": "05/03/2025", "Date Acknowledged": "06/03/2025",
            "Response Sent": "10/03/2025", "Team": "Children in care team",
        },
        {**a_row(3), "Team": "Children in care team"},
    ])  # fmt: skip
    found = [case(register, reference, today=TODAY) for reference in ("19-0001", "25-0001", "19-0002")]
    assert [one.procedure_version for one in found[:2]] == ["before-code", found[1].procedure_version]
    assert found[1].procedure_version != "before-code"
    assert [one.service for one in found[1:]] == ["corporate_parenting", "childrens_social_care"]


@pytest.mark.parametrize("kind", DIRT)
def test_each_kind_of_dirt_is_told_with_its_row_its_column_and_its_reason(
    kind: str, bring_in: Import, tmp_path: Path
) -> None:
    spoilt, column, reason = DIRT[kind]
    summary = bring_in([a_row(1), {**a_row(2), **spoilt}, a_row(3)], dry_run=True)
    assert (summary.counts["new"], summary.counts["invalid"]) == (2, 1)
    (line,) = report_in(tmp_path)[:1]
    assert (line["row"], line["what"], line["column"]) == ("3", "invalid", column)
    assert reason in line["reason"]


def test_a_reference_that_stands_twice_is_told_for_the_second_row(bring_in: Import, tmp_path: Path) -> None:
    summary = bring_in([a_row(1), a_row(2), a_row(1)], dry_run=True)
    assert (summary.counts["new"], summary.counts["duplicate"]) == (2, 1)
    assert "row 2 already" in report_in(tmp_path)[0]["reason"]


def test_a_row_with_more_cells_than_headings_is_told_and_an_empty_one_is_counted(
    bring_in: Import, tmp_path: Path
) -> None:
    path = csv_file(tmp_path / "old.csv", [a_row(1), a_row(2)])
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([lines[0], lines[1] + ",one,two", "," * 20, "", lines[2]]) + "\n", "utf-8")
    summary = bring_in(path, dry_run=True)
    assert (summary.rows, summary.counts["invalid"], summary.counts["empty"], summary.counts["new"]) == (
        4,
        1,
        2,
        1,
    )


def test_rows_that_the_map_leaves_out_are_counted(bring_in: Import) -> None:
    summary = bring_in([a_row(1), a_row(2, Type="Enquiry")])
    assert (summary.counts["new"], summary.counts["skipped"], summary.written) == (1, 1, True)


def test_the_counts_of_a_dirty_file_add_up_to_its_rows(bring_in: Import) -> None:
    rows = [*many_rows(120), *dirty_rows(800), a_row(5)]
    summary = bring_in(rows, dry_run=True)
    assert sum(summary.counts.values()) == summary.rows == len(rows)
    assert summary.counts["new"] == 120
    assert summary.dirty == len(rows) - 120


def test_a_dry_run_writes_nothing(home: Path, bring_in: Import) -> None:
    before = (home / "register.db").read_bytes()
    assert bring_in([a_row(1)], dry_run=True).counts["new"] == 1
    assert (home / "register.db").read_bytes() == before


def test_one_dirty_row_and_nothing_is_imported(home: Path, bring_in: Import) -> None:
    before = events_in(home)
    summary = bring_in([*many_rows(30), a_row(900, Category="Parking")])
    assert not summary.written
    assert events_in(home) == before


def test_the_clean_rows_alone_are_imported_where_that_is_asked_for(
    register: Register, bring_in: Import, tmp_path: Path
) -> None:
    summary = bring_in([*many_rows(60), *dirty_rows(800)], valid_only=True)
    assert (summary.written, summary.counts["new"]) == (True, 60)
    assert counts(register, None, TODAY).all == 60
    assert {line["row"] for line in report_in(tmp_path)} == {str(row) for row in range(62, 62 + len(DIRT))}


def test_an_import_leaves_a_register_that_verifies(register: Register, bring_in: Import) -> None:
    bring_in(many_rows(150))
    assert verify(register, today=TODAY).differences == ()


def test_an_import_that_fails_half_way_leaves_nothing(home: Path, bring_in: Import) -> None:
    before = events_in(home)

    def fail(what: str, done: int, expected: int) -> None:
        if what == "written":
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        bring_in(many_rows(40), progress=fail)
    assert events_in(home) == before


def test_the_same_file_twice_is_once(home: Path, bring_in: Import) -> None:
    rows = many_rows(80)
    bring_in(rows)
    before = events_in(home)
    summary = bring_in(rows)
    assert (summary.counts["existing"], summary.counts["new"], summary.written) == (80, 0, False)
    assert events_in(home) == before


def test_a_file_that_grew_brings_in_what_is_new(bring_in: Import) -> None:
    bring_in(many_rows(20))
    summary = bring_in(many_rows(25))
    assert (summary.counts["existing"], summary.counts["new"]) == (20, 5)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"Details": "Somebody did ring back."}, "received of 2019-03-04"),
        ({"Response Sent": "16/03/2019"}, "finding_recorded of 2019-03-16"),
        ({"Outcome": ""}, "the row no longer says it"),
    ],
)
def test_a_row_that_says_something_else_than_was_imported_is_told_and_changes_nothing(
    changed: dict[str, str], reason: str, home: Path, bring_in: Import, tmp_path: Path
) -> None:
    bring_in([a_row(1)])
    before = events_in(home)
    summary = bring_in([{**a_row(1), **changed}], valid_only=True)
    assert summary.counts["changed"] == 1
    assert reason in report_in(tmp_path)[0]["reason"]
    assert events_in(home) == before


def test_what_officers_recorded_since_does_not_make_a_row_changed(
    register: Register, bring_in: Import
) -> None:
    from tests.register.made import happened

    bring_in([a_row(1)])
    happened(register, "19-0001", "response_received", date(2019, 3, 18), recorded=TODAY)
    assert bring_in([a_row(1)]).counts["existing"] == 1


def test_a_case_whose_words_were_erased_is_still_the_same_row(home: Path, bring_in: Import) -> None:
    bring_in([a_row(1)])
    sql(home, "UPDATE journal SET words = NULL, salt = '' WHERE subject = '19-0001'")
    assert bring_in([a_row(1)]).counts["existing"] == 1


def test_the_report_holds_nothing_that_a_spreadsheet_would_run(bring_in: Import, tmp_path: Path) -> None:
    bring_in([a_row(1, Case_Ref="=cmd|' /C calc'!A0")], dry_run=True)
    cells = [cell for line in report_in(tmp_path) for cell in line.values()]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "|", "%")) for cell in cells)
    assert (tmp_path / "report.csv").stat().st_mode & 0o077 == 0


def test_a_file_that_is_no_report_is_not_overwritten_by_one(bring_in: Import, tmp_path: Path) -> None:
    (tmp_path / "report.csv").write_text("my own list", "utf-8")
    with pytest.raises(CoreError, match="no list of rows from an import"):
        bring_in([a_row(1)])
    assert (tmp_path / "report.csv").read_text("utf-8") == "my own list"


def test_nobody_unknown_imports(bring_in: Import) -> None:
    with pytest.raises(CoreError, match="not a person in this register"):
        bring_in([a_row(1)], stamp=Stamp("stranger", NOW))


def test_a_long_file_is_shared_among_processes_and_comes_out_the_same(
    register: Register, bring_in: Import, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(workers, "FEW", 20)
    monkeypatch.setattr("core.register.imports.checking.BATCH", 20)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    rows = many_rows(100)
    rows[70] = {**rows[70], "Category": "Parking"}
    summary = bring_in(rows, valid_only=True)
    assert (summary.counts["new"], summary.counts["invalid"]) == (99, 1)
    assert report_in(tmp_path)[0]["row"] == "72"
    assert verify(register, today=TODAY).differences == ()


def test_a_long_file_comes_in_where_no_processes_can_share_it(
    register: Register, bring_in: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a /dev/shm to write to, as in a locked-down container, there are no locks for processes to share."""
    monkeypatch.setattr(workers, "FEW", 20)
    monkeypatch.setattr("core.register.imports.checking.BATCH", 20)
    monkeypatch.setattr("os.cpu_count", lambda: 2)

    def no_lock(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr("_multiprocessing.SemLock", no_lock)
    assert bring_in(many_rows(100)).counts["new"] == 100
    assert verify(register, today=TODAY).differences == ()


def test_another_import_meanwhile_stops_this_one(
    register: Register, bring_in: Import, monkeypatch: pytest.MonkeyPatch, home: Path, tmp_path: Path
) -> None:
    plan = Planner.plan
    other = csv_file(tmp_path / "other.csv", [a_row(50)])

    def plan_while_another_imports(self: Planner, row: object) -> object:
        monkeypatch.setattr(Planner, "plan", plan)
        bring_in(other)
        return plan(self, row)  # type: ignore[arg-type]

    monkeypatch.setattr(Planner, "plan", plan_while_another_imports)
    with pytest.raises(CoreError, match="changed while the file was being checked"):
        bring_in([a_row(1)])
    assert counts(register, None, TODAY).all == 1


def test_reasons_of_one_kind_are_counted_together(bring_in: Import) -> None:
    rows = [
        a_row(1, Category="Parking"),
        a_row(2, Category="Bins"),
        a_row(3, Outcome="So"),
        a_row(4, Outcome="So"),
    ]
    summary = bring_in(rows, dry_run=True)
    assert summary.reasons == (
        ("Category", "Theme (theme) can't be 'Parking'. (and the like)", 2),
        ("Outcome", "Finding (finding) can't be 'So'.", 2),
    )
