"""Logs as councils keep them, brought in by a manager who has nobody to write a map: guessed, told in words, imported."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import Heard, Said, heard, made
from tests.register.made import sql

__all__ = ["heard", "made"]

FILES = Path(__file__).with_name("files")
Bring = Callable[..., Said]
TODAY = "2026-11-24"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "register"


@pytest.fixture
def bring(made: Heard, tmp_path: Path) -> Bring:
    """Guess a map for a file, then import the file under it; what both say."""

    def guess_and_import(name: str, *words: str) -> Said:
        file = tmp_path / name
        if not file.exists():
            shutil.copy(FILES / name, file)
        guessed = made("import", str(file), "--guess", f"{file}.toml", day=TODAY)
        assert guessed.code == 0, guessed.err
        brought = made("import", str(file), "--map", f"{file}.toml", *words, day=TODAY)
        return Said(brought.code, guessed.out + brought.out, brought.err)

    return guess_and_import


@pytest.fixture
def events(home: Path) -> Callable[[str], list[tuple[str, str]]]:
    """The events of an imported case, each with its day, in the order of days."""

    def of(old_reference: str) -> list[tuple[str, str]]:
        rows = sql(
            home,
            "SELECT j.name, j.happened_on FROM journal j JOIN case_file c ON c.reference = j.subject "
            f"WHERE c.old_reference = '{old_reference}' ORDER BY j.happened_on, j.seq",
        )
        return [(name, str(day)[:10]) for name, day in rows]

    return of


def facts_of(home: Path, old_reference: str, event: str, fact: str) -> list[Any]:
    return [
        value
        for (value,) in sql(
            home,
            f"SELECT json_extract(j.facts, '$.{fact}') FROM journal j JOIN case_file c ON c.reference = j.subject "
            f"WHERE c.old_reference = '{old_reference}' AND j.name = '{event}' ORDER BY j.seq",
        )
    ]


Events = Callable[[str], list[tuple[str, str]]]
ANSWERED = [("received", "2025-01-06"), ("finding_recorded", "2025-01-17"), ("response_sent", "2025-01-17")]


def test_a_log_of_received_closed_and_outcome_comes_in_as_answered_cases(
    bring: Bring, events: Events, home: Path
) -> None:
    brought = bring("01_closed_and_outcome_only.csv")
    assert brought.code == 0
    assert events("T01") == ANSWERED
    assert events("T03") == [("received", "2025-03-28")]
    assert facts_of(home, "T01", "finding_recorded", "finding") == ["upheld"]
    assert facts_of(home, "T02", "finding_recorded", "finding") == ["not_upheld"]
    assert facts_of(home, "T01", "response_sent", "stage") == [1]


def test_before_anything_is_written_each_column_is_told_in_words_and_three_rows_as_cases(
    made: Heard, home: Path, tmp_path: Path
) -> None:
    guessed = made(
        "import", str(FILES / "01_closed_and_outcome_only.csv"), "--guess", str(tmp_path / "map.toml")
    )
    assert "8 columns were placed" in guessed.out
    assert "Date Closed       the day of the answer, as no column says when it was sent" in guessed.out
    assert "Every column is used." in guessed.out
    for reference in ("T01", "T02", "T03"):
        assert f"  {reference} (row " in guessed.out
    assert "Fri 17 Jan 2025  Answer sent: stage Stage 1" in guessed.out
    assert sql(home, "SELECT count(*) FROM case_file") == [(0,)]


def test_a_column_that_the_map_does_not_use_is_not_counted_as_placed(made: Heard, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text(
        "Ref,Date Received,Response Sent,Date Closed,Incident Type,Complaint Text\n"
        "1,13/02/2025,27/02/2025,27/02/2025,Fall,They were late\n"
    )
    guessed = made("import", str(file), "--guess", str(tmp_path / "map.toml"), "--json").json
    assert set(guessed["not_used"]) == {"Date Closed", "Incident Type", "Complaint Text"} - {
        *guessed["became"]
    }
    assert "Date Closed" in guessed["not_used"]
    assert "Incident Type" in guessed["not_used"]
    assert set(guessed["columns"].values()) == set(guessed["became"])


@pytest.mark.parametrize(
    "name",
    [
        "05_dates_yyyy_slash.csv",
        "08_dates_month_first_words.csv",
        "15_1904_serials.xlsx",
        "18_total_row.csv",
    ],
)
def test_every_way_of_writing_a_day_comes_in(name: str, bring: Bring, events: Events) -> None:
    assert bring(name).code == 0
    assert events("T01") == ANSWERED
    assert events("T03")[-1] == ("response_sent", "2025-04-11")


def test_days_that_can_be_read_in_two_ways_are_shown_in_both_and_a_person_chooses(
    bring: Bring, made: Heard, events: Events, home: Path, tmp_path: Path
) -> None:
    brought = bring("11_dates_ambiguous.csv")
    assert "'2/3/2025' can be Sun 2 Mar 2025 or Mon 3 Feb 2025" in brought.out
    assert brought.code == 1
    assert sql(home, "SELECT count(*) FROM case_file") == [(0,)]
    file = tmp_path / "11_dates_ambiguous.csv"
    chosen = made("import", str(file), "--map", f"{file}.toml", "--dates", "dd/mm/yyyy")
    assert chosen.code == 0, chosen.err
    assert events("T02")[0] == ("received", "2025-03-02")


def test_a_total_is_left_out_and_said(bring: Bring) -> None:
    brought = bring("18_total_row.csv")
    assert "1  totals or headings repeated, left out" in brought.out
    assert "3  new" in brought.out


def test_a_row_for_each_stage_is_one_case_and_what_the_law_misses_comes_in_as_history(
    bring: Bring, events: Events, home: Path, made: Heard
) -> None:
    brought = bring("03_row_per_stage.csv")
    assert brought.code == 0
    assert "2  new" in brought.out
    assert "1  further rows of those cases" in brought.out
    assert events("T/01") == [
        ("received", "2025-01-06"),
        ("finding_recorded", "2025-01-17"),
        ("response_sent", "2025-01-17"),
        ("stage2_requested", "2025-01-24"),
        ("finding_recorded", "2025-02-28"),
        ("response_sent", "2025-02-28"),
    ]
    assert facts_of(home, "T/01", "response_sent", "history") == [None, "independent-person"]
    assert facts_of(home, "T/01", "finding_recorded", "finding") == ["not_upheld", "upheld"]
    assert made("verify").code == 0


def test_two_rows_of_headings_are_read_as_one(bring: Bring, events: Events) -> None:
    brought = bring("16_two_heading_rows.xlsx")
    assert brought.code == 0
    assert "Stage 2 Outcome" in brought.out
    assert events("T01")[-1] == ("response_sent", "2025-02-28")
    assert ("stage2_requested", "2025-01-24") in events("T01")


def test_a_sheet_for_each_year_is_one_file(bring: Bring, events: Events) -> None:
    brought = bring("13_sheet_per_year.xlsx")
    assert brought.code == 0
    assert "6  new" in brought.out
    assert "2  totals or headings repeated, left out" in brought.out
    assert events("24/03")[-1] == ("response_sent", "2024-04-11")


def test_a_second_file_adds_what_is_new_to_the_cases_that_are_there(
    bring: Bring, made: Heard, events: Events, tmp_path: Path
) -> None:
    bring("19_cutover_first.csv")
    assert events("T02") == [("received", "2025-02-13")]
    brought = bring("19_cutover_second.csv")
    assert brought.code == 0, brought.err
    assert "1  new" in brought.out
    assert "1  imported before, with something new" in brought.out
    assert "1  imported before, and the same" in brought.out
    assert events("T02") == [
        ("received", "2025-02-13"),
        ("finding_recorded", "2025-02-27"),
        ("response_sent", "2025-02-27"),
    ]
    file = tmp_path / "19_cutover_second.csv"
    again = made("import", str(file), "--map", f"{file}.toml")
    assert "3  imported before, and the same" in again.out
    assert made("verify").code == 0


def test_a_file_that_says_another_day_than_was_imported_adds_nothing(
    bring: Bring, made: Heard, events: Events, tmp_path: Path
) -> None:
    bring("19_cutover_first.csv")
    file = tmp_path / "19_cutover_first.csv"
    file.write_text(file.read_text().replace("17/01/2025", "20/01/2025"))
    brought = made("import", str(file), "--map", f"{file}.toml")
    assert brought.code == 1
    assert "1  imported before, and not the same" in brought.out
    assert events("T01") == ANSWERED


def test_references_that_differ_in_capitals_are_one(made: Heard, bring: Bring, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("Ref,Date Received,Response Sent\nab-1,13/02/2025,\n")
    bring("log.csv")
    file.write_text("Ref,Date Received,Response Sent\nAB-1,13/02/2025,27/02/2025\n")
    brought = made("import", str(file), "--map", f"{file}.toml")
    assert "1  imported before, with something new" in brought.out


def test_a_column_without_a_heading_is_named_and_its_words_come_in(bring: Bring, home: Path) -> None:
    brought = bring("i08-blank-heading.csv")
    assert "column E" in brought.out
    assert sql(home, "SELECT summary FROM case_file ORDER BY old_reference") == [
        ("They were late",),
        ("Nobody came",),
    ]


def test_a_moment_with_a_zone_is_the_day_that_it_is_in_london(bring: Bring, events: Events) -> None:
    bring("z1-utc-evening.csv")
    assert events("C1") == [("received", "2026-07-01")]


def test_merged_cells_say_the_same_in_each_row(bring: Bring, home: Path) -> None:
    assert "Cells merged over several rows" in bring("y04-merged-down.xlsx").out
    themes = sql(home, "SELECT DISTINCT theme FROM case_file")
    assert len(themes) == 1
    assert themes != [("",)]


def test_what_a_workbook_escapes_is_read_as_it_is_meant(bring: Bring, home: Path) -> None:
    bring("y03-x000D.xlsx")
    ((name, summary),) = sql(home, "SELECT person, summary FROM case_file WHERE old_reference = 'C1'")
    assert name == "Ann Oakley"
    assert summary == "They were late.\nNobody rang.\n\nAgain."


def test_a_sheet_far_longer_than_its_data_is_two_rows(bring: Bring) -> None:
    brought = bring("y05-million-rows.xlsx")
    assert ": 2 rows." in brought.out
    assert "2  new" in brought.out


def test_a_character_that_xml_can_not_hold_stops_no_letter_and_no_export(
    bring: Bring, made: Heard, tmp_path: Path, home: Path
) -> None:
    brought = bring("u3-fffe.csv", "--dates", "dd/mm/yyyy")
    assert brought.code == 0, brought.err
    out = tmp_path / "cases.xlsx"
    assert made("export", "cases", "--words", "--format", "xlsx", "--out", str(out), day=TODAY).code == 0
    assert openpyxl.load_workbook(out).active.max_row == 2
    assert "\ufffe" not in sql(home, "SELECT summary FROM case_file")[0][0]


def test_a_further_theme_of_a_case_is_a_further_point_with_its_own_finding(
    bring: Bring, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "points.csv").write_text(
        "Ref,Date Received,Category,Details,Response Sent,Outcome\n"
        "1,13/02/2025,Delay,They were late,27/02/2025,Upheld\n"
        "1,13/02/2025,Communication,Nobody rang,27/02/2025,Not upheld\n"
    )
    assert bring("points.csv").code == 0
    assert sql(home, "SELECT number, finding FROM point ORDER BY number") == [
        (1, "upheld"),
        (2, "not_upheld"),
    ]


def test_an_outcome_that_is_an_ending_is_no_finding(bring: Bring, events: Events, tmp_path: Path) -> None:
    (tmp_path / "endings.csv").write_text(
        "Ref,Date Received,Date Closed,Outcome\n"
        "1,13/02/2025,27/02/2025,Upheld\n"
        "2,13/02/2025,20/02/2025,Withdrawn\n"
        "3,13/02/2025,,Ongoing\n"
    )
    assert bring("endings.csv").code == 0
    assert events("2") == [("received", "2025-02-13"), ("withdrawn", "2025-02-20")]
    assert events("3") == [("received", "2025-02-13")]


def test_notes_of_an_old_log_come_in_as_notes(bring: Bring, events: Events, tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text(
        "Ref,Date Received,Response Sent,Notes\n1,13/02/2025,27/02/2025,She rang twice\n2,13/02/2025,,\n"
    )
    brought = bring("notes.csv")
    assert "a note on the day of receipt, as no column says of which day it is" in brought.out
    assert ("note_added", "2025-02-13") in events("1")
    assert events("2") == [("received", "2025-02-13")]


def test_a_procedure_that_the_map_leaves_out_leaves_out_its_rows(
    bring: Bring, made: Heard, tmp_path: Path
) -> None:
    file = tmp_path / "types.csv"
    file.write_text("Ref,Type,Date Received\n1,Statutory,13/02/2025\n2,FOI request,13/02/2025\n")
    assert bring("types.csv").code == 1
    toml = Path(f"{file}.toml")
    text = toml.read_text()
    assert '"FOI request" = "?"' in text
    toml.write_text(
        text.replace(
            'values = {"Statutory" = "childrens"}', 'values = {"Statutory" = "childrens", "FOI request" = ""}'
        )
    )
    brought = made("import", str(file), "--map", str(toml))
    assert "1  left out, as the map says" in brought.out
    assert "1 cases were imported" in brought.out
