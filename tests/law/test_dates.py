"""Days as people type them, and as they read them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadInput
from core.law.days.dates import Reach, near_day, parse_day, show_day
from tests.law.cases import day

TODAY = day("2026-03-12")


@pytest.mark.parametrize(
    ("text", "past", "ahead"),
    [
        ("today", "2026-03-12", "2026-03-12"),
        ("Yesterday", "2026-03-11", "2026-03-11"),
        ("fri", "2026-03-06", "2026-03-13"),
        ("Thursday", "2026-03-12", "2026-03-12"),
        ("3/2", "2026-02-03", "2027-02-03"),
        ("03.02.2026", "2026-02-03", "2026-02-03"),
        ("3/2/26", "2026-02-03", "2026-02-03"),
        ("3 feb", "2026-02-03", "2027-02-03"),
        ("3rd February 2026", "2026-02-03", "2026-02-03"),
        ("2026-02-03", "2026-02-03", "2026-02-03"),
        ("-2", "2026-03-10", "2026-03-10"),
        ("-9", "2026-02-27", "2026-02-27"),
        ("29/2", "2024-02-29", "2028-02-29"),
        ("Tue 3 Feb 2026", "2026-02-03", "2026-02-03"),
    ],
)
def test_a_day_is_read(text: str, past: str, ahead: str) -> None:
    assert parse_day(text, TODAY, field="on") == day(past)
    assert parse_day(text, TODAY, field="on", reach="ahead") == day(ahead)


def test_working_days_ago_leave_out_weekends_and_holidays() -> None:
    assert parse_day("-3", day("2026-04-08"), field="on") == day("2026-04-01")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31/2", "31/2 is not a day: February has 29 days"),
        ("31 apr 2026", "31 apr 2026 is not a day: April has 30 days"),
        ("2026-02-30", "2026-02-30 is not a day: February has 28 days"),
        ("3/13", "there are twelve months, and the day comes first"),
        ("0000-01-01", "there is no such year"),
        ("soon", "'soon' is not a day"),
        ("", "'' is not a day"),
        ("٣/٢", "is not a day"),
        ("9" * 5000, "is not a day"),
        ("\x1b[31mtoday", "is not a day"),
        ("Mon 3 Feb 2026", "3 Feb 2026 is a Tuesday"),
    ],
)
def test_what_is_no_day_is_answered_in_words(text: str, says: str) -> None:
    with pytest.raises(BadInput) as error:
        parse_day(text, TODAY, field="on")
    assert says.lower() in error.value.reason.lower()
    assert error.value.field == "on"
    assert "\x1b" not in error.value.reason


@pytest.mark.parametrize(
    ("text", "reach", "says"),
    [
        ("2026-03-13", "past", "in the future"),
        ("tomorrow", "past", "in the future"),
        ("2006-08-31", "past", "before 1 September 2006"),
        ("2006-08-31", "ahead", "before 1 September 2006"),
        ("2047-01-01", "ahead", "more than 20 years ahead"),
        ("9999-12-31", "ahead", "more than 20 years ahead"),
        ("1905-01-01", "life", "more than 120 years ago"),
        ("2026-03-13", "life", "in the future"),
    ],
)
def test_a_day_outside_what_the_field_can_hold_is_refused(text: str, reach: Reach, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        parse_day(text, TODAY, field="on", reach=reach)


def test_a_day_ahead_may_lie_in_the_twentieth_year_from_now_and_not_after_it() -> None:
    assert parse_day("2046-12-31", TODAY, field="on", reach="ahead") == date(2046, 12, 31)
    assert parse_day("2046-03-12", TODAY, field="on", reach="ahead") == TODAY.replace(year=2046)


def test_a_birthday_reaches_back_a_life() -> None:
    assert parse_day("1/4/1940", TODAY, field="born", reach="life") == date(1940, 4, 1)
    assert parse_day("1/4/85", TODAY, field="born", reach="life") == date(1985, 4, 1)


def test_days_are_shown_short_and_near() -> None:
    assert show_day(day("2026-03-03")) == "Tue 3 Mar 2026"
    assert near_day(day("2026-03-13"), TODAY) == "tomorrow"
    assert near_day(day("2026-03-16"), TODAY) == "Mon 16 Mar"
    assert near_day(day("2027-01-04"), TODAY) == "Mon 4 Jan 2027"


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_bad_input(text: str) -> None:
    try:
        found = parse_day(text, TODAY, field="on", reach="ahead")
    except BadInput:
        return
    assert isinstance(found, date)


@given(st.dates(date(2006, 9, 1), TODAY))
def test_a_day_shown_is_read_again(shown: date) -> None:
    assert parse_day(show_day(shown), TODAY, field="on") == shown


@pytest.mark.parametrize(
    ("text", "reach", "day"),
    [
        ("2 weeks", "ahead", "2026-03-26"),
        ("in 10 days", "ahead", "2026-03-22"),
        ("3 weeks ago", "past", "2026-02-19"),
        ("next fri", "ahead", "2026-03-20"),
        ("last fri", "past", "2026-03-06"),
        ("last thu", "past", "2026-03-05"),
    ],
)
def test_days_are_counted_as_people_count_them(text: str, reach: Reach, day: str) -> None:
    assert parse_day(text, date(2026, 3, 12), field="on", reach=reach).isoformat() == day


@pytest.mark.parametrize(("reach", "year"), [("past", 2026), ("start", 2026), ("ahead", 2027)])
def test_a_day_without_a_year_is_read_by_what_the_field_is_about(reach: Reach, year: int) -> None:
    """In September the calculator read 13/9 as next year's, and the new case as this one's."""
    assert parse_day("13/9", date(2026, 9, 20), field="start", reach=reach) == date(year, 9, 13)


def test_a_clock_may_start_on_a_day_to_come() -> None:
    assert parse_day("13/9/2027", date(2026, 9, 20), field="start", reach="start") == date(2027, 9, 13)
