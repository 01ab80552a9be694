"""Logs as councils keep them that no two of them keep alike: ticks, halves of names and of days, lines below the table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Heard, Said, heard, made
from tests.imports.test_old_logs import ANSWERED, Events, bring, events, facts_of, home
from tests.register.made import sql

__all__ = ["bring", "events", "heard", "home", "made"]

Bring = Callable[..., Said]

TICKED = """Log no,Date Received,Email,Phone,Letter,Parent,Child,Upheld,Partially upheld,Not upheld,Date Closed,Details
L1,06/01/2025,x,,,x,,x,,,17/01/2025,The visit was late and nobody rang
L2,13/02/2025,,X,,,1,,,\u2713,27/02/2025,They moved me without telling me first
L3,28/03/2025,,,y,x,,,\u2714,,11/04/2025,The report was wrong about my son
"""
IN_PARTS = """Case No,Title,First Name,Surname,Day,Month,Year,Outcome,Response Date
1001,Mrs,Pat,Sample,6,Jan,2025,Upheld,17/01/2025
1002,,Al,Tester,13,Feb,2025,Not Upheld,27/02/2025
1003,Ms,Jo,Pretend,28,March,2025,Upheld,11/04/2025
"""
TWO_HEADINGS = """Complaints log 2024-25,,,,,,,,
,,,,,,,,
,Complainant,,Received,,,Outcome,,
Ref,First name,Surname,Day,Month,Year,Upheld,Not upheld,Date
A/1,Pat,Sample,06,01,2025,x,,17/01/2025
Q4,,,,,,,,
A/2,Al,Tester,13,02,2025,,x,27/02/2025
Total,,,,,,1,1,
"""
SERIALS = """Ref,Date Received,How Received,Response Sent,Outcome
T01,45663,Email,45674,Upheld
T02,45701,Email,45715,Not Upheld
Grand Total,,,,2
Report run on 31/03/2025,,,,
Page 1 of 1,,,,
"""
OWN_WORDS = """No.,Came in,Came by,What happened next,Result,Replied,Story
1,06/01/2025,Email,Passed on,Upheld,17/01/2025,They did not come to the visit at all
2,13/02/2025,Phone,Passed on,Not upheld,27/02/2025,My worker never rings me back ever
"""
J_OR_N = """Ref,Date received,LAC,Upheld (J/N),Withdrawn,Date closed
A1,06/01/2025,J,J,N,17/01/2025
A2,13/02/2025,N,N,N,27/02/2025
A3,28/03/2025,J,,J,11/04/2025
"""


@pytest.fixture
def log(bring: Bring, tmp_path: Path) -> Callable[..., Said]:
    """Bring in a log by its text."""

    def write_and_bring(text: str, *words: str) -> Said:
        (tmp_path / "log.csv").write_text(text, "utf-8")
        return bring("log.csv", *words)

    return write_and_bring


def test_the_column_that_is_ticked_says_how_it_came_who_complained_and_what_was_found(
    log: Callable[..., Said], events: Events, home: Path
) -> None:
    brought = log(TICKED)
    assert brought.code == 0, brought.err
    assert "12 columns were placed" in brought.out
    assert "Partially upheld  the finding, where it is ticked: partly_upheld" in brought.out
    assert events("L1") == ANSWERED
    findings = [facts_of(home, each, "finding_recorded", "finding") for each in ("L1", "L2", "L3")]
    assert findings == [["upheld"], ["not_upheld"], ["partly_upheld"]]
    assert facts_of(home, "L2", "received", "by") == ["child"]
    assert facts_of(home, "L3", "received", "channel") == ["letter"]


def test_a_row_in_which_both_are_ticked_is_told_and_never_chosen_for(
    log: Callable[..., Said], home: Path
) -> None:
    brought = log(TICKED.replace("L1,06/01/2025,x,,,x,,x,,,", "L1,06/01/2025,x,,,x,,x,,x,"))
    assert brought.code == 1
    assert "both are ticked" in brought.out
    assert sql(home, "SELECT count(*) FROM case_file") == [(0,)]


def test_a_column_of_addresses_is_no_column_of_ticks(log: Callable[..., Said], home: Path) -> None:
    text = TICKED.replace(",x,,,x,,x", ",a@example.org,,,x,,x")
    brought = log(text)
    assert brought.code == 0, brought.err
    assert "Email (1 rows say something)" in brought.out
    assert facts_of(home, "L2", "received", "channel") == ["phone"]


def test_halves_of_a_name_and_parts_of_a_day_are_one(
    log: Callable[..., Said], events: Events, home: Path
) -> None:
    brought = log(IN_PARTS)
    assert brought.code == 0, brought.err
    assert "Surname        the name of who complains, together with Title, First Name" in brought.out
    assert "Every column is used." in brought.out
    assert events("1001") == ANSWERED
    assert sql(home, "SELECT person FROM case_file ORDER BY old_reference") == [
        ("Mrs Pat Sample",),
        ("Al Tester",),
        ("Ms Jo Pretend",),
    ]


def test_a_day_of_which_a_part_is_missing_is_told_with_its_columns(log: Callable[..., Said]) -> None:
    brought = log(IN_PARTS.replace("13,Feb,2025", "13,,2025"))
    assert brought.code == 1
    assert "Day, Month, Year: '13-2025' is not a day" in brought.out


def test_two_lines_of_headings_below_a_title_are_joined_whatever_they_hold(
    log: Callable[..., Said], events: Events
) -> None:
    brought = log(TWO_HEADINGS)
    assert brought.code == 0, brought.err
    assert "Outcome Not upheld      the finding, where it is ticked: not_upheld" in brought.out
    assert events("A/1") == ANSWERED
    assert "Lines that are no case were left out: Q4 (row 6)" in brought.out


def test_days_that_a_spreadsheet_wrote_as_numbers_come_in_and_lines_below_the_table_are_named(
    log: Callable[..., Said], events: Events
) -> None:
    brought = log(SERIALS)
    assert brought.code == 0, brought.err
    assert events("T01") == ANSWERED
    assert "Report run on 31/03/2025 (row 5); Page 1 of 1 (row 6)" in brought.out
    assert "3  totals or headings repeated, left out" in brought.out


def test_headings_that_nobody_knows_are_told_apart_by_what_stands_below_them(
    log: Callable[..., Said], events: Events, home: Path
) -> None:
    brought = log(OWN_WORDS)
    assert brought.code == 0, brought.err
    assert "the day of receipt: Came in is taken for it, by what stands in it" in brought.out
    assert "1 are not used: What happened next (2 rows say something)." in brought.out
    assert events("1") == ANSWERED
    assert facts_of(home, "2", "received", "channel") == ["phone"]


def test_yes_and_no_in_another_language_are_yes_and_no(
    log: Callable[..., Said], events: Events, home: Path
) -> None:
    brought = log(J_OR_N)
    assert brought.code == 0, brought.err
    assert facts_of(home, "A1", "finding_recorded", "finding") == ["upheld"]
    assert facts_of(home, "A2", "finding_recorded", "finding") == ["not_upheld"]
    assert facts_of(home, "A3", "received", "in_care") == [1]
    assert events("A3")[-1] == ("withdrawn", "2025-04-11")


def test_a_log_without_the_day_that_matters_says_which_it_misses(made: Heard, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("Ref,Team,Outcome\n1,Front door,Upheld\n", "utf-8")
    guessed = made("import", str(tmp_path / "log.csv"), "--guess", str(tmp_path / "map.toml"))
    assert guessed.code == 0
    assert "No column looks like the day of receipt" in guessed.out


def test_days_of_birth_are_read_in_the_way_in_which_they_are_written(
    log: Callable[..., Said], events: Events, home: Path
) -> None:
    brought = log(
        "Ref;Date recd;Date of birth;Complaint upheld? (Y/N/Partly);Date closed\n"
        "C1;6.1.25;1.2.2010;Partly;17.1.25\nC2;13.2.25;14.5.2011;N;27.2.25\n"
    )
    assert brought.code == 0, brought.err
    assert events("C1") == ANSWERED
    assert facts_of(home, "C1", "finding_recorded", "finding") == ["partly_upheld"]


def test_ticks_below_headings_that_say_what_they_answer_are_no_codes(
    log: Callable[..., Said], home: Path
) -> None:
    brought = log(
        "Ref,Date Received,Type of complaint: Delay,Type of complaint: Communication,Response Sent\n"
        "1,06/01/2025,\u2713,,17/01/2025\n2,13/02/2025,,\u2713,27/02/2025\n"
    )
    assert brought.code == 0, brought.err
    assert facts_of(home, "2", "received", "theme") == ["communication"]
