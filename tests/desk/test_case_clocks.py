"""The clocks of a case, with the days counted beside them: each said once, and each on lines that fit."""

from datetime import date

import pytest

from core.register.register import Register
from tests.desk.caseload import a_case, a_register, happened, now_is
from tests.desk.shell import TODAY
from tui.cases.rows import clock_rows
from tui.cases.words import terms_of


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


def shown(register: Register, reference: str, width: int) -> list[str]:
    """Every line of the rows of the clocks."""
    case = now_is(register, reference)
    rows = clock_rows(case, terms_of(register, case, TODAY), width)
    return [line for row in rows for line in row.text.plain.split("\n")]


def at_stage_2(register: Register) -> str:
    reference = a_case(register, date(2026, 1, 5))
    happened(register, reference, "response_sent", date(2026, 1, 19), stage=1)
    happened(register, reference, "stage2_requested", date(2026, 1, 26))
    return reference


def test_days_counted_stand_beside_the_heading_where_they_fit(register):
    first = shown(register, a_case(register), 55)[0]
    assert first.startswith("Clocks  ")
    assert first.endswith("  since it was received: 8 working days")


def test_an_alarm_is_told_once_beside_what_it_counts(register):
    lines = shown(register, at_stage_2(register), 55)
    assert lines[-2:] == ["  Since Stage 2 was asked for: 33 working days, day 25", "  reached"]
    assert sum("Stage 2 was asked for" in line for line in lines) == 1


@pytest.mark.parametrize("width", [55, 75])
def test_days_counted_that_do_not_fit_beside_the_heading_stand_below_the_clocks(register, width):
    lines = shown(register, at_stage_2(register), width)
    assert lines[0] == "Clocks"
    assert max(len(line) for line in lines) <= width
