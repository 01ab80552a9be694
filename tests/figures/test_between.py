"""A figure between two days: over the days of a year it is the year's figure, and each day belongs to one of two halves."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.figures.between import limits_between
from core.figures.compute import cases_behind, compute
from core.figures.declared import find_figure
from core.quarters import year_days
from core.register.register import Register
from tests.figures.gold import BY, Story, fill
from tests.registers import new_register

TODAY = date(2021, 6, 1)
YEAR = "2020-21"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = new_register(tmp_path / "home", today=TODAY, by=BY)
    yield made
    made.close()


def test_over_the_days_of_a_year_it_is_the_years_figure_and_its_cases(register: Register):
    fill(register, TODAY)
    first, last = year_days(YEAR)
    limits = limits_between(register, first, last)
    figure = find_figure("within_statutory")
    cell = next(cell for cell in compute(register, YEAR, figures=(figure,)) if cell.period == YEAR)
    assert (len(limits.kept), limits.total) == (cell.numerator, cell.denominator)
    assert set(limits.kept) == set(cases_behind(register, figure, YEAR))
    assert limits.missed


def test_two_halves_of_a_year_share_no_case_and_leave_none_out(register: Register):
    fill(register, TODAY)
    first, last = year_days(YEAR)
    middle = date(2020, 11, 9)
    halves = (
        limits_between(register, first, middle),
        limits_between(register, middle + timedelta(days=1), last),
    )
    whole = limits_between(register, first, last)
    assert sorted(halves[0].kept + halves[1].kept) == sorted(whole.kept)
    assert sorted(halves[0].missed + halves[1].missed) == sorted(whole.missed)


def test_what_was_missed_without_an_answer_belongs_to_the_day_on_which_its_stage_ended(register: Register):
    ended = date(2020, 7, 3)
    with register.transaction() as tx:
        tells = Story(register, tx, TODAY)
        reference = tells.opened(date(2020, 5, 13))
        tells.then(reference, "stage2_requested", ended)
    assert limits_between(register, date(2020, 4, 1), ended - timedelta(days=1)).total == 0
    assert limits_between(register, ended, ended).missed == (reference,)
