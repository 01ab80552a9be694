"""Working days: counted once, the same whichever way one asks, and right around every holiday."""

import json
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadInput, CoreError
from core.law.days.calendar import FIRST_DAY, Calendar
from core.law.days.holidays import DATA, bundled, read
from tests.law.cases import day

CALENDAR = bundled()
DAYS = st.dates(FIRST_DAY, date(2028, 6, 30))
LIMITS = st.integers(1, 70)

BEFORE_THE_FEED = """
2006-01-02 2006-04-14 2006-04-17 2006-05-01 2006-05-29 2006-08-28 2006-12-25 2006-12-26
2007-01-01 2007-04-06 2007-04-09 2007-05-07 2007-05-28 2007-08-27 2007-12-25 2007-12-26
2008-01-01 2008-03-21 2008-03-24 2008-05-05 2008-05-26 2008-08-25 2008-12-25 2008-12-26
2009-01-01 2009-04-10 2009-04-13 2009-05-04 2009-05-25 2009-08-31 2009-12-25 2009-12-28
2010-01-01 2010-04-02 2010-04-05 2010-05-03 2010-05-31 2010-08-30 2010-12-27 2010-12-28
2011-01-03 2011-04-22 2011-04-25 2011-04-29 2011-05-02 2011-05-30 2011-08-29 2011-12-26 2011-12-27
""".split()


def official() -> set[date]:
    """The official list from 2012, as the package carries it: only its data, nothing of it is imported."""
    data = json.loads(files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text("utf-8"))
    return {date.fromisoformat(event["date"]) for event in data["england-and-wales"]["events"]}


def loop(start: date, n: int, holidays: set[date]) -> date:
    """The n-th working day after a start, by a day loop that shares nothing with the calendar."""
    at = start
    while n:
        at = at + timedelta(days=1)
        if at.isoweekday() < 6 and at not in holidays:
            n -= 1
    return at


def test_kept_holidays_equal_the_official_list_from_2012() -> None:
    kept = {day for day in CALENDAR.holidays if day.year >= 2012}
    last = max(official()).year
    assert {day for day in kept if day.year <= last} == official()


def test_kept_holidays_before_the_official_list_are_those_of_the_acts_and_proclamations() -> None:
    assert {str(day) for day in CALENDAR.holidays if day.year < 2012} == set(BEFORE_THE_FEED)


def test_next_years_holidays_are_known() -> None:
    """Fails when a year is about to be unknown: add it to england-and-wales.toml from gov.uk/bank-holidays.json."""
    next_year = date.today().year + 1  # noqa: DTZ011, TID251
    assert CALENDAR.known_to >= date(next_year, 12, 31), (
        f"The holidays of {next_year} are missing. Add them to core/law/england-and-wales.toml from "
        "https://www.gov.uk/bank-holidays.json (England and Wales), then move known_to and read_on there."
    )


@pytest.mark.parametrize("year", range(2015, 2029))
def test_due_dates_around_every_holiday_agree_with_an_independent_count(year: int) -> None:
    holidays = official()
    for holiday in sorted(each for each in holidays if each.year == year):
        for before in range(-3, 100, 4):
            start = holiday - timedelta(days=before)
            for n in (2, 5, 10, 15, 20, 25, 30, 65):
                wanted = loop(start, n, holidays)
                if wanted <= CALENDAR.known_to:
                    assert CALENDAR.due(start, n) == wanted, (start, n)


@given(DAYS, LIMITS)
def test_due_date_is_a_working_day(start: date, n: int) -> None:
    assert CALENDAR.is_working_day(CALENDAR.due(start, n))


@given(DAYS, DAYS, LIMITS)
def test_a_later_start_is_never_due_earlier(one: date, other: date, n: int) -> None:
    assert CALENDAR.due(min(one, other), n) <= CALENDAR.due(max(one, other), n)


@given(DAYS)
def test_ten_days_and_ten_more_are_twenty(start: date) -> None:
    assert CALENDAR.due(CALENDAR.due(start, 10), 10) == CALENDAR.due(start, 20)


@given(DAYS)
def test_day_65_is_forty_working_days_after_day_25(start: date) -> None:
    assert CALENDAR.working_days_between(CALENDAR.due(start, 25), CALENDAR.due(start, 65)) == 40


@given(DAYS, LIMITS)
def test_a_weekend_receipt_is_due_as_one_on_the_working_day_before(start: date, n: int) -> None:
    sunday = start + timedelta(days=7 - start.isoweekday())
    before = CALENDAR.back(sunday, 1)
    assert CALENDAR.due(sunday, n) == CALENDAR.due(sunday - timedelta(days=1), n) == CALENDAR.due(before, n)


@given(DAYS, LIMITS, st.integers(0, 100))
def test_elapsed_and_remaining_make_the_allowance(start: date, n: int, ahead: int) -> None:
    due = CALENDAR.due(start, n)
    today = min(start + timedelta(days=ahead), due)
    elapsed, remaining = (
        CALENDAR.working_days_between(start, today),
        CALENDAR.working_days_between(today, due),
    )
    assert elapsed + remaining == n
    assert CALENDAR.working_days_between(due, due) == 0


@given(DAYS, LIMITS)
def test_counted_and_skipped_days_fill_the_span(start: date, n: int) -> None:
    counted = CALENDAR.count(start, n)
    assert len(counted.skipped) + n == (counted.due - start).days
    assert all(CALENDAR.why_not_counted(skipped.date) == skipped.why for skipped in counted.skipped)


@given(DAYS, LIMITS, st.integers(0, 90), st.sampled_from(["law", "guidance", "local"]))
def test_a_new_holiday_never_makes_a_date_earlier(start: date, n: int, ahead: int, layer: str) -> None:
    added = start + timedelta(days=ahead)
    fuller = replace(CALENDAR, holidays={**CALENDAR.holidays, added: "Proclaimed"})
    assert fuller.due(start, n, layer) >= CALENDAR.due(start, n, layer)  # type: ignore[arg-type]


def test_a_closure_moves_local_clocks_and_no_other() -> None:
    closed = replace(CALENDAR, closures={day("2025-12-29"): "Offices shut"})
    start = day("2025-12-19")
    assert closed.due(start, 10, "local") == day("2026-01-08")
    assert closed.due(start, 10, "law") == closed.due(start, 10, "guidance") == day("2026-01-07")
    assert closed.why_not_counted(day("2025-12-29"), "local") == "Council closure: Offices shut"
    assert closed.working_days_between(start, day("2026-01-08"), "local") == 10


def test_every_skipped_day_says_why() -> None:
    counted = CALENDAR.count(day("2025-12-19"), 10)
    assert counted.due == day("2026-01-07")
    assert [skipped.why for skipped in counted.skipped if skipped.why not in ("Saturday", "Sunday")] == [
        "Christmas Day",
        "Boxing Day",
        "New Year's Day",
    ]


def test_a_date_past_the_last_known_holiday_is_the_earliest_it_can_be() -> None:
    counted = CALENDAR.count(day("2028-12-21"), 10)
    assert counted.uncertain == "not before Mon 8 Jan 2029: that year's holidays are not published yet"
    assert CALENDAR.count(day("2028-12-01"), 10).uncertain is None


def test_counting_goes_on_past_the_last_known_holiday() -> None:
    holidays = {
        *CALENDAR.holidays,
        day("2029-03-30"),
        day("2029-12-25"),
        day("2029-12-26"),
        day("2031-04-11"),
    }
    for start in (day("2028-12-20"), day("2028-12-31"), day("2031-03-08")):
        assert CALENDAR.due(start, 65) == loop(start, 65, holidays)


def test_nothing_is_counted_from_before_the_regulations() -> None:
    with pytest.raises(BadInput, match="before 1 September 2006"):
        CALENDAR.count(day("2006-08-31"), 10)
    with pytest.raises(BadInput, match="too far ahead"):
        CALENDAR.count(date.max, 10)


def test_a_holiday_file_that_lost_a_year_is_refused(tmp_path: object) -> None:
    text = DATA.read_text("utf-8")
    touched = DATA.__class__(str(tmp_path)) / "england-and-wales.toml"
    touched.write_text("\n".join(line for line in text.splitlines() if not line.startswith("2013-")), "utf-8")
    with pytest.raises(CoreError, match="0 holidays for 2013"):
        read(touched)


def test_a_missing_holiday_file_is_an_error_and_never_a_year_without_holidays(tmp_path: object) -> None:
    with pytest.raises(CoreError, match="can't be read"):
        read(DATA.__class__(str(tmp_path)) / "england-and-wales.toml")


def test_a_calendar_knows_which_day_it_has_more_than_another() -> None:
    before = Calendar({}, {}, CALENDAR.known_to)
    assert CALENDAR.first_day_added(before) == day("2006-01-02")
    assert CALENDAR.first_day_added(CALENDAR) is None
