"""`heard figures`, as people and programs meet it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.main import run
from tests.figures.facts import MAY, filling
from tests.registers import new_register

JULY = date(2024, 7, 2)


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Heard = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    register = new_register(folder, today=date(2025, 6, 2), by="m.manager", demonstration=True)
    with filling(register.sessions) as add:
        add.case(
            MAY, person="A canary", stage={"answered": JULY, "days_taken": 30, "within_statutory": False}
        )
        add.case(MAY, person="A canary", team="", stage={"answered": JULY})
        add.case(JULY, counts_as_informal=True)
    register.close()
    return folder


@pytest.fixture
def heard(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Heard:
    monkeypatch.setenv("HEARD_HOME", str(home))
    monkeypatch.setenv("HEARD_TODAY", "2025-06-02")
    monkeypatch.setenv("HEARD_USER", "m.manager")

    def ask(*words: str) -> Said:
        monkeypatch.setattr("sys.argv", ["heard", *words])
        with pytest.raises(SystemExit) as left:
            run()
        said = capsys.readouterr()
        return Said(int(left.value.code or 0), said.out, said.err)

    return ask


def test_the_table_has_a_row_for_each_figure_and_a_column_for_each_quarter_and_the_year(heard: Heard):
    said = heard("figures", "2024-25")
    lines = said.out.splitlines()
    assert said.code == 0
    assert lines[0] == "Figures for 2024-25"
    assert "Provisional: live figures" in lines[1]
    assert "made up" in lines[2]
    heading = next(line for line in lines if line.startswith("Quarter by quarter"))
    assert heading.split()[3:] == ["Q1", "Q2", "Q3", "Q4", "2024-25"]
    formal = next(line for line in lines if line.strip().startswith("Formal complaints"))
    assert formal.split()[2:] == ["2", "0", "0", "0", "2"]


def test_the_two_measures_of_lateness_stand_on_lines_of_their_own(heard: Heard):
    lines = heard("figures", "2024-25").out.splitlines()
    over, statutory = (
        next(line for line in lines if line.strip().startswith(title))
        for title in ("Answered after more than 20 working days", "Answered within the statutory limit")
    )
    assert over.endswith("1 of 2 (50%)")
    assert statutory.endswith("1 of 2 (50%)")
    assert not [line for line in lines if "20 working days" in line and "statutory" in line]


def test_json_is_a_list_of_cells(heard: Heard):
    cells = json.loads(heard("figures", "2024-25", "--json").out)
    assert {tuple(cell) for cell in cells} == {
        ("figure", "period", "dimensions", "numerator", "denominator", "text")
    }
    assert {
        "figure": "over_20_working_days",
        "period": "2024-25 Q2",
        "dimensions": {},
        "numerator": 1,
        "denominator": 2,
        "text": "1 of 2 (50%)",
    } in cells


def test_one_quarter_alone(heard: Heard):
    cells = json.loads(heard("figures", "2024-25", "--quarter", "q2", "--json").out)
    assert {cell["period"] for cell in cells} == {"2024-25 Q2"}


def test_by_team_names_the_teams(heard: Heard):
    said = heard("figures", "2024-25", "--by", "team")
    assert said.code == 0
    assert "Not recorded" in said.out


def test_cases_lists_references_and_nothing_of_a_person(heard: Heard):
    said = heard("figures", "2024-25", "--cases", "over_20_working_days")
    assert said.out.split() == ["24-0001"]
    assert "1 counted" in said.err
    listed = json.loads(heard("figures", "2024-25", "--cases", "formal", "--quarter", "Q1", "--json").out)
    assert listed["cases"] == ["24-0001", "24-0002"]
    part = heard("figures", "2024-25", "--cases", "cases_by_stage", "--where", "stage=informal")
    assert part.out.split() == ["24-0003"]


def test_figures_without_cases_say_so(heard: Heard):
    said = heard("figures", "2024-25", "--cases", "compliments")
    assert (said.code, said.out) == (0, "")
    assert "no cases behind them" in said.err


def test_check_counts_its_differences(heard: Heard):
    said = heard("figures", "2024-25", "--check")
    assert said.code == 0
    assert said.out.splitlines()[-1] == "0 differences."


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("figures", "2024-26"), "2024-26"),
        (("figures", "2024-25", "--quarter", "Q5"), "Q5"),
        (("figures", "2024-25", "--cases", "lateness"), "over_20_working_days"),
        (("figures", "2024-25", "--by", "colour"), "directorate, service or team"),
        (("figures", "2024-25", "--cases", "formal", "--where", "team"), "--where stage=stage2"),
    ],
)
def test_what_can_not_be_asked_is_a_bad_argument(heard: Heard, words: tuple[str, ...], says: str):
    said = heard(*words)
    assert (said.code, said.out) == (2, "")
    assert says in said.err


def test_no_register_is_an_error_in_words(heard: Heard, tmp_path: Path):
    said = heard("figures", "2024-25", "--home", str(tmp_path / "absent"))
    assert said.code == 1
    assert "heard init" in said.err
