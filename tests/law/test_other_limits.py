"""What limits of other laws need: a last day that rolls, months counted after a day, the working days of all nations."""

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from core.law.clocks.period import latest_from, limit
from core.law.days.holidays import bundled
from core.law.days.nations import PROCLAIMED, other_nations
from core.law.procedures.load import HERE, problems
from core.law.rules.model import ClockRule
from tests.law.cases import CHILDRENS, day

CALENDAR = bundled()
RULE = CHILDRENS.clock("CA-S1")
assert RULE is not None
DAYS = replace(RULE, extension=None)


def months(counted: str, unit: str = "month") -> ClockRule:
    return replace(DAYS, unit=unit, months=counted)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "start", "n", "last"),
    [
        (months("commencing"), "2026-03-01", 6, "2026-08-31"),
        (months("after"), "2026-03-01", 6, "2026-09-01"),
        (months("after"), "2026-08-31", 6, "2027-02-28"),
        (months(""), "2026-03-01", 6, "2026-08-31"),
        (months("commencing", "year"), "2026-03-02", 1, "2027-03-01"),
        (months("after", "year"), "2026-03-02", 1, "2027-03-02"),
        (months("", "year"), "2026-03-02", 1, "2027-03-02"),
    ],
)
def test_months_and_years_are_counted_both_ways(rule: ClockRule, start: str, n: int, last: str) -> None:
    assert limit(rule, day(start), n, CALENDAR) == day(last)


def test_a_last_day_that_rolls_is_due_on_the_next_working_day() -> None:
    stays = replace(DAYS, unit="calendar_day", rolls="a law")
    moves = replace(stays, roll="due")
    saturday = day("2026-04-04")  # Easter Saturday
    assert limit(stays, day("2026-03-05"), 30, CALENDAR) == saturday
    assert latest_from(stays, day("2026-03-05"), saturday, CALENDAR) == day("2026-04-07")
    assert limit(moves, day("2026-03-05"), 30, CALENDAR) == day("2026-04-07")
    assert limit(moves, day("2026-03-04"), 28, CALENDAR) == day("2026-04-01")


@pytest.mark.parametrize(
    ("start", "england", "uk"),
    [
        ("2026-03-16", "2026-03-30", "2026-03-31"),  # 17 March
        ("2026-07-10", "2026-07-24", "2026-07-27"),  # 12 July is a Sunday: the Monday
        ("2026-07-31", "2026-08-14", "2026-08-17"),  # the first Monday of August
        ("2026-11-27", "2026-12-11", "2026-12-14"),  # 30 November
        ("2025-12-31", "2026-01-15", "2026-01-16"),  # 2 January
        ("2026-06-12", "2026-06-26", "2026-06-29"),  # 15 June 2026, proclaimed for Scotland alone
    ],
)
def test_the_uk_leaves_out_the_bank_holidays_of_all_nations(start: str, england: str, uk: str) -> None:
    assert limit(DAYS, day(start), 10, CALENDAR) == day(england)
    assert limit(replace(DAYS, calendar="uk"), day(start), 10, CALENDAR) == day(uk)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2021, {date(2021, 1, 1), date(2021, 1, 4), date(2021, 3, 17), date(2021, 7, 12), date(2021, 8, 2), date(2021, 11, 30)}),
        (2022, {date(2022, 1, 3), date(2022, 1, 4), date(2022, 3, 17), date(2022, 7, 12), date(2022, 8, 1), date(2022, 11, 30)}),
        (2023, {date(2023, 1, 2), date(2023, 1, 3), date(2023, 3, 17), date(2023, 7, 12), date(2023, 8, 7), date(2023, 11, 30)}),
        (2024, {date(2024, 1, 1), date(2024, 1, 2), date(2024, 3, 18), date(2024, 7, 12), date(2024, 8, 5), date(2024, 12, 2)}),
    ],
)  # fmt: skip
def test_they_are_those_that_the_government_printed(year: int, days: set[date]) -> None:
    assert set(other_nations([year])) == days


def official() -> dict[str, set[date]]:
    """The official list of each nation from 2012, as the package carries it."""
    data = json.loads(files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text("utf-8"))
    return {
        nation: {date.fromisoformat(event["date"]) for event in listed["events"]}
        for nation, listed in data.items()
    }


@pytest.mark.parametrize("year", range(2012, 2029))
def test_the_uk_has_each_nation_s_days_and_no_other_and_england_none_of_theirs(year: int) -> None:
    nations = official()
    listed = {each for days in nations.values() for each in days if each.year == year}
    since = {each for each in PROCLAIMED if each.year == year}
    ours = {each for each in CALENDAR.of_the_uk.holidays if each.year == year}
    assert ours == listed | since
    only_theirs = (nations["scotland"] | nations["northern-ireland"] | since) - nations["england-and-wales"]
    assert not only_theirs & set(CALENDAR.holidays)
    for other in (each for each in only_theirs if each.year == year and each.weekday() < 5):
        assert CALENDAR.is_working_day(other)
        assert not CALENDAR.of_the_uk.is_working_day(other)


@pytest.mark.parametrize("case", ["T02", "T03"])
def test_a_day_of_scotland_alone_counts_for_a_child_as_the_reference_has_it(case: str) -> None:
    given = {"T02": "2025-12-19", "T03": "2025-12-20"}[case]
    assert limit(DAYS, day(given), 10, CALENDAR) == day("2026-01-07")
    assert limit(replace(DAYS, calendar="uk"), day(given), 10, CALENDAR) == day("2026-01-08")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('roll = "due"', "'roll' needs 'rolls'"),
        ('months = "after"', "how months are counted"),
        ('calendar = "mars"', "calendar"),
    ],
)
def test_a_file_that_says_them_wrongly_is_refused(more: str, says: str, tmp_path: Path) -> None:
    own = (HERE / "enquiries.toml").read_text("utf-8").replace('key = "enquiries"', 'key = "allotments"', 1)
    path = tmp_path / "own.toml"
    path.write_text(own.replace('unit = "working_day"\n', f'unit = "working_day"\n{more}\n', 1), "utf-8")
    assert says in next(iter(problems(path))).reason


def test_the_clocks_that_are_there_stay_as_they_are() -> None:
    for rule in CHILDRENS.clocks:
        assert (rule.roll, rule.months, rule.calendar) == ("latest", "", "england-and-wales")
