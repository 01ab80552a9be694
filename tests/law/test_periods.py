"""Periods as the law counts them: months that commence on a day, a last day at a weekend, years not published yet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.law.clocks.explain import due_date
from core.law.days.calendar import Calendar, easter
from core.law.days.dates import end_of_months, months_after
from core.law.days.holidays import bundled
from tests.law.cases import CALENDARS, PROCEDURES, child, clock, day, ev, state

DATA_PROTECTION = PROCEDURES.latest("data_protection")
PUBLISHED = sorted(on for on, name in bundled().holidays.items() if name == "Good Friday")


# Months (SI 2012/3094, reg 29(3): "commencing on")


@pytest.mark.parametrize("procedure", ["adults", "public_health"])
def test_six_months_that_commence_on_the_first_of_march_end_with_august(procedure: str) -> None:
    rule = {"adults": "AS-PERIOD", "public_health": "PH-PERIOD"}[procedure]
    received = ev("received", "2026-03-01")
    assert clock(rule, received, procedure=PROCEDURES.latest(procedure)).due == day("2026-08-31")


@given(st.dates(day("2006-09-01"), day("2090-12-31")), st.integers(1, 24))
def test_the_day_after_a_period_is_never_before_the_corresponding_day(first: date, n: int) -> None:
    last = end_of_months(first, n)
    assert last + timedelta(days=1) in (months_after(first, n), months_after(first, n) + timedelta(days=1))
    assert last < months_after(first, n) or last.day < first.day


def test_members_hear_of_a_public_report_within_three_months_the_first_day_counted() -> None:
    decided = (
        child("03-02"),
        ev("ombudsman_contacted", "04-01"),
        ev("ombudsman_decided", "2026-12-01", decision="upheld", public_report=True),
    )
    task = next(need for need in state(*decided).tasks if need.code == "public-report")
    assert task.due == day("2027-02-28")


# A last day that is no working day


def test_thirty_days_may_end_on_the_next_working_day_and_are_never_late_on_the_day_itself() -> None:
    received = ev("received", "2027-03-11")
    ack = clock("DP-ACK", received, procedure=DATA_PROTECTION, today="2027-04-01")
    assert (ack.due, ack.latest) == (day("2027-04-10"), day("2027-04-12"))
    assert any("lets it be Monday 12 April 2027 at the latest" in sentence for sentence in ack.why)
    calculated = due_date(DATA_PROTECTION, "DP-ACK", day("2027-03-11"), CALENDARS[1])
    assert (calculated.due, calculated.latest) == (ack.due, ack.latest)
    assert any("Monday 12 April 2027" in sentence for sentence in calculated.sentences)


def test_a_last_day_that_is_a_working_day_moves_nowhere() -> None:
    weekday = clock("DP-ACK", ev("received", "2027-03-15"), procedure=DATA_PROTECTION, today="2027-04-01")
    assert weekday.due == weekday.latest == day("2027-04-14")
    assert not any("at the latest" in sentence for sentence in weekday.why)


# Years whose holidays are not published (reg 2 names three days itself)


def test_the_days_that_the_law_names_count_in_no_year() -> None:
    unpublished = bundled()
    for named in ("2029-03-30", "2029-12-25", "2029-12-26", "2031-04-11"):
        assert not unpublished.is_working_day(day(named)), named
    assert unpublished.why_not_counted(day("2029-03-30")) == "Good Friday"
    assert unpublished.is_working_day(day("2029-04-02")), "Easter Monday can be moved by proclamation"
    assert unpublished.due(day("2029-12-24"), 1) == day("2029-12-27")
    assert unpublished.working_days_between(day("2029-12-21"), day("2029-12-31")) == 4
    assert unpublished.working_days_between(day("2029-12-25"), day("2029-12-25")) == 0


def test_good_friday_is_where_every_published_year_has_it() -> None:
    assert len(PUBLISHED) > 20
    assert [easter(friday.year) - timedelta(days=2) for friday in PUBLISHED] == PUBLISHED


@given(st.dates(day("2028-06-01"), day("2040-12-31")), st.integers(1, 90))
def test_counting_and_measuring_agree_across_the_last_published_day(start: date, n: int) -> None:
    calendar: Calendar = bundled()
    assert calendar.working_days_between(start, calendar.due(start, n)) == n
