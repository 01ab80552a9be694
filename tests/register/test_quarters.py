"""Financial years and quarters have one number, one name and one way in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadInput
from core.quarters import (
    financial_year,
    parse_quarter,
    parse_year,
    quarter_days,
    quarter_name,
    quarter_number,
    year_days,
    year_quarters,
)

DAYS = st.dates(date(2006, 9, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "number", "name"),
    [
        (date(2024, 4, 1), 20241, "2024-25 Q1"),
        (date(2024, 9, 30), 20242, "2024-25 Q2"),
        (date(2024, 12, 31), 20243, "2024-25 Q3"),
        (date(2025, 3, 31), 20244, "2024-25 Q4"),
        (date(1999, 12, 1), 19993, "1999-00 Q3"),
    ],
)
def test_a_day_belongs_to_a_quarter_of_its_financial_year(day: date, number: int, name: str) -> None:
    assert (quarter_number(day), quarter_name(number)) == (number, name)


@given(DAYS)
def test_a_day_lies_in_its_own_quarter_and_year(day: date) -> None:
    first, last = quarter_days(quarter_number(day))
    assert first <= day <= last and quarter_number(last + timedelta(days=1)) != quarter_number(day)
    start, end = year_days(financial_year(day))
    assert start <= day <= end and quarter_number(day) in year_quarters(financial_year(day))


@pytest.mark.parametrize("typed", ["2024-25", "2024/25", " 2024-2025 "])
def test_a_year_is_understood_as_people_write_it(typed: str) -> None:
    assert parse_year(typed) == "2024-25"


@pytest.mark.parametrize("typed", ["2024", "2024-26", "24-25", "", "2024-25-26", "1066-67"])
def test_what_is_no_financial_year_is_bad_input(typed: str) -> None:
    with pytest.raises(BadInput, match="not a financial year"):
        parse_year(typed)


def test_a_quarter_is_understood_with_and_without_its_letter() -> None:
    assert [parse_quarter(typed) for typed in ("Q1", "q4", " 2 ")] == [1, 4, 2]
    with pytest.raises(BadInput):
        parse_quarter("Q5")
