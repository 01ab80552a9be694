"""Logs that differ a little from each other: what a column is, is seen by its values as well as by its heading."""

from datetime import date
from pathlib import Path

import pytest

from core.register.imports.maps.file import read_map
from core.register.imports.maps.guess import write_guess
from core.register.imports.reading.days import day_of
from core.register.imports.reading.totals import is_no_case
from core.register.open import Register

NAMED = """Ref,Name of complainant,Relationship,Date received,Nature of complaint,Summary,Date response sent,Finding
CC/1,TESTER Sam,Mother,06/01/2025,Communication,They never rang,17/01/2025,U
CC/2,"SAMPLE, Ali",Young person,13/02/2025,Delay,Late,27/02/2025,NU
CC/3,Kim Pretend,Foster Carer,28/03/2025,Delay,Waiting,11/04/2025,PU
"""


def placed(register: Register, folder: Path, text: str) -> dict[str, str]:
    (folder / "log.csv").write_text(text, "utf-8")
    return dict(write_guess(register, folder / "log.csv", folder / "map.toml").columns)


def test_a_name_is_a_name_and_never_what_somebody_is_in_law(register: Register, tmp_path: Path) -> None:
    columns = placed(register, tmp_path, NAMED)
    assert columns["received.name"] == "Name of complainant"
    assert "received.category" not in columns


def test_the_nature_of_a_complaint_is_its_theme_where_it_holds_themes_and_words_where_it_holds_words(
    register: Register, tmp_path: Path
) -> None:
    assert placed(register, tmp_path, NAMED)["received.theme"] == "Nature of complaint"
    (tmp_path / "map.toml").unlink()
    told = NAMED.replace("Communication", "Nobody rang her back").replace("Delay", "It took all year")
    told = (
        told.replace("Summary", "Handler")
        .replace("They never rang", "jo")
        .replace("Late", "al")
        .replace("Waiting", "jo")
    )
    assert placed(register, tmp_path, told)["received.summary"] == "Nature of complaint"


def test_findings_are_known_by_their_first_letters(register: Register, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(NAMED, "utf-8")
    guess = write_guess(register, tmp_path / "log.csv", tmp_path / "map.toml")
    assert guess.values["finding.finding"] == {"U": "upheld", "NU": "not_upheld", "PU": "partly_upheld"}
    read_map(tmp_path / "map.toml", register.procedures)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("6 Ionawr 2025", date(2025, 1, 6)),
        ("13 Chwefror 2025", date(2025, 2, 13)),
        ("28 Mawrth 2025", date(2025, 3, 28)),
        ("1 Mai 2025", date(2025, 5, 1)),
        ("3 Gorffennaf 2025", date(2025, 7, 3)),
        ("9 Awst 2025", date(2025, 8, 9)),
        ("2 Rhagfyr 2025", date(2025, 12, 2)),
        ("2 Mar 2025", date(2025, 3, 2)),
        ("2 May 2025", date(2025, 5, 2)),
    ],
)
def test_months_have_their_names_in_welsh_too(typed: str, day: date) -> None:
    assert day_of(typed, ("dd mon yyyy",)) == day


@pytest.mark.parametrize(
    ("cells", "left_out"),
    [
        (("Total complaints: 3", "", "", ""), True),
        (("Total", "3", "", ""), True),
        (("Total Place Ltd", "06/01/2025", "Email", "Delay"), False),
        (("T01", "06/01/2025", "Email", "Delay"), False),
    ],
)
def test_a_total_is_no_case_however_it_is_worded(cells: tuple[str, ...], left_out: bool) -> None:
    assert is_no_case(cells, ("Ref", "Received", "How", "Theme")) == left_out


HEADINGS = ("Ref", "Date Received", "How", "Category", "Outcome")


@pytest.mark.parametrize(
    ("line", "left_out"),
    [
        ("As at 31/03/2025,,,,", True),
        ("Data correct as at 31 March 2025,,,,", True),
        ("Report run:,31/03/2025,,,", True),
        ("Printed by Jo on 3 April,,,,", True),
        ("* denotes statutory,,,,", True),
        ("January 2025,,,,", True),
        ("Mawrth 2025,,,,", True),
        ("Q1 2024/25,,,,", True),
        ("Stage 1 complaints,,,,", True),
        ("Total received,3,Total upheld,1,", True),
        ("No. of complaints: 3,,,,", True),
        ("Cyfanswm,3,,,", True),
        (",,,3,2", True),
        ("CMP 12,,,,", False),
        ("2025/14,06/01/2025,,,", False),
        (",06.01.2025,Email,,", False),
        ("Total Place Ltd,06/01/2025,Email,Delay,", False),
        ("May/2025/3,06/05/2025,Email,,", False),
        (",,,and nobody rang me back,", False),
    ],
)
def test_what_stands_below_or_between_the_cases_is_none(line: str, left_out: bool) -> None:
    assert is_no_case(tuple(line.split(",")), HEADINGS) == left_out
