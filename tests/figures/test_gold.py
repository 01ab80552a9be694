"""The report's quarterly table comes back, count for count, from a register of made-up cases.

The cases go through casework, so the law, the projections and the figures all have their say. The report's
percentages are not matched: no base gives all four of its quarters, and its year is the mean of them.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from core.figures.compute import Cell, cases_behind, compute
from core.figures.declared import find_figure
from core.figures.identities import check
from core.register.register import Register
from tests.figures.gold import fill
from tests.registers import new_register

QUARTERS = ("2020-21 Q1", "2020-21 Q2", "2020-21 Q3", "2020-21 Q4")
TABLE = {
    "formal": (10, 22, 12, 7, 51),
    "informal": (27, 42, 33, 29, 131),
    "compliments": (30, 14, 8, 20, 72),
    "learning": (5, 10, 7, 4, 26),
    "received": (37, 64, 45, 36, 182),
}
"""The report's counts by quarter and for the year; the last is the sum of its first two rows."""
TODAY = date(2021, 6, 1)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    home = tmp_path_factory.mktemp("gold") / "home"
    made = new_register(home, today=TODAY, by="m.manager", demonstration=True)
    fill(made, TODAY)
    yield made
    made.close()


@pytest.fixture(scope="module")
def cells(register: Register) -> dict[tuple[str, str, tuple[str, ...]], Cell]:
    found = compute(register, "2020-21")
    return {(cell.figure, cell.period, tuple(value for _, value in cell.dimensions)): cell for cell in found}


Cells = dict[tuple[str, str, tuple[str, ...]], Cell]


@pytest.mark.parametrize("key", TABLE)
def test_each_count_of_the_table_comes_back(cells: Cells, key: str):
    assert tuple(cells[key, period, ()].numerator for period in (*QUARTERS, "2020-21")) == TABLE[key]


def test_the_ombudsman_s_fractions_come_back(cells: Cells):
    found = [cells["ombudsman_upheld", period, ()] for period in (*QUARTERS, "2020-21")]
    assert [(cell.numerator, cell.denominator) for cell in found] == [(0, 0), (0, 0), (0, 2), (0, 2), (0, 4)]
    assert found[-1].text == "0 of 4"


@pytest.mark.parametrize(
    ("stage", "count"), [("informal", 131), ("stage1", 51), ("stage2", 1), ("stage3", 0)]
)
def test_the_stages_of_the_year_come_back(cells: Cells, stage: str, count: int):
    assert cells["cases_by_stage", "2020-21", (stage,)].numerator == count


def test_children_in_care_and_referrals_come_back(cells: Cells):
    assert cells["children_in_care", "2020-21", ()].numerator == 15
    assert [cells["advocacy_referrals", period, ()].numerator for period in QUARTERS] == [161, 176, 197, 166]


@pytest.mark.parametrize(
    "key", ["over_20_working_days", "answered_within_20", "within_statutory", "fully_justified"]
)
def test_each_percentage_has_both_its_parts_and_the_year_is_of_its_cases(cells: Cells, key: str):
    quarters = [cells[key, period, ()] for period in QUARTERS]
    year = cells[key, "2020-21", ()]
    assert year.denominator == sum(cell.denominator or 0 for cell in quarters)
    assert year.numerator == sum(cell.numerator for cell in quarters)
    assert year.text.startswith(f"{year.numerator} of {year.denominator} (")


def test_the_year_s_lateness_is_not_the_mean_of_its_quarters(cells: Cells):
    quarters = [cells["over_20_working_days", period, ()] for period in QUARTERS]
    mean = sum(100 * cell.numerator / (cell.denominator or 1) for cell in quarters) / 4
    year = cells["over_20_working_days", "2020-21", ()]
    assert abs(mean - 100 * year.numerator / (year.denominator or 1)) > 0.5


def test_the_two_measures_of_lateness_are_two_numbers(cells: Cells):
    assert cells["answered_within_20", "2020-21", ()].text != cells["within_statutory", "2020-21", ()].text


def test_a_case_of_the_last_day_of_a_quarter_is_answered_in_the_next(register: Register, cells: Cells):
    received = cases_behind(register, find_figure("informal"), "2020-21", 1)
    answered = cases_behind(register, find_figure("answered_within_20"), "2020-21", 1)
    assert len(set(received) - set(answered)) == 1
    assert cells["answered", "2020-21 Q1", ()].numerator == 36
    assert cells["answered", "2020-21 Q2", ()].numerator == 65


def test_everything_adds_up_and_every_number_has_its_cases(register: Register):
    assert check(register, "2020-21").differences == ()
    assert len(cases_behind(register, find_figure("formal"), "2020-21")) == 51
    assert len(cases_behind(register, find_figure("informal"), "2020-21", 3)) == 33


def test_a_year_with_no_case_is_all_noughts(register: Register):
    empty = compute(register, "2018-19")
    assert {cell.numerator for cell in empty} == {0}
