"""The overview: what came, what is late and whose it is, how old the open cases are; every number opens its cases."""

from datetime import date, timedelta

import pytest

from tests.desk.caseload import (
    OFFICER,
    a_case,
    a_register,
    happened,
    opened,
    the_desk,
    typed,
    withdrawn,
)
from tests.desk.shell import TODAY, screen_lines, screen_text, settled
from tui.cases.case import CaseScreen
from tui.lists.overview import CountedCasesScreen
from tui.lists.overview_counts import AGES, NO_TEAM, ONLY_A_TASK, Compared, overview, year_before


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


def rows_of(register, title, today=TODAY):
    """The rows of a group, by what they are called."""
    group = next(group for group in overview(register, today) if group.title == title)
    return {row.title: row for row in group.rows}


def references(number):
    return [row.reference for row in number.cases]


LAST_YEAR = year_before(TODAY)


def answered(register, reference, on):
    happened(register, reference, "response_sent", on, words={"text": "We are sorry."}, stage=1)


def a_parents(register, on, **facts):
    return a_case(register, on, by="parent", category="CA26-b", is_child=False, **facts)


def test_what_came_stands_beside_the_same_days_a_year_before(register):
    recent, older = a_case(register, TODAY - timedelta(days=3)), a_case(register, LAST_YEAR)
    a_case(register, LAST_YEAR + timedelta(days=1))
    rows = rows_of(register, "What came").values()
    assert [(references(row.now), references(row.before)) for row in rows] == 2 * [([recent], [older])]


def test_what_is_late_is_counted_by_team_each_late_case_once(register):
    late = a_case(register, TODAY - timedelta(days=60))
    a_case(register, TODAY)
    for title, part in (("Late now, by team", NO_TEAM), ("Late now, by officer", "j.officer")):
        counted = rows_of(register, title)
        assert {name: references(row.now) for name, row in counted.items()} == {part: [late]}


def test_what_was_late_on_this_day_last_year_stands_beside_it_whatever_became_of_it(register):
    then = a_parents(register, LAST_YEAR - timedelta(days=60))
    answered(register, then, LAST_YEAR + timedelta(days=1))
    in_time = a_parents(register, LAST_YEAR - timedelta(days=10))
    answered(register, in_time, LAST_YEAR - timedelta(days=2))
    row = rows_of(register, "Late now, by team")[NO_TEAM]
    assert (references(row.now), references(row.before)) == ([], [then])


def test_a_case_of_which_only_a_task_is_late_is_apart_and_says_why_last_year_is_blank(register):
    reference = a_parents(register, TODAY - timedelta(days=40))
    answered(register, reference, TODAY - timedelta(days=35))
    happened(register, reference, "remedy_promised", TODAY - timedelta(days=35), kind="distress",
             amount=15050, owner=OFFICER, due=TODAY - timedelta(days=5))  # fmt: skip
    rows = rows_of(register, "Late now, by team")
    assert references(rows[ONLY_A_TASK].now) == [reference]
    assert rows[ONLY_A_TASK].before is None and "not kept" in rows[ONLY_A_TASK].why_not


def test_every_open_case_is_of_one_age_however_many_windows_they_are_read_in(register, monkeypatch):
    monkeypatch.setattr("tui.lists.overview_counts.WINDOW", 3)
    for days in (0, 14, 15, 35, 36, 91, 92, 182, 183, 400):
        a_case(register, TODAY - timedelta(days=days))
    gone = a_case(register, TODAY - timedelta(days=5))
    withdrawn(register, gone, TODAY)
    ages = rows_of(register, "How old the open cases are")
    assert [ages[title].now.text for title, _, _ in AGES] == ["2", "2", "2", "2", "2"]


def test_ages_of_last_year_are_those_of_that_day_of_cases_open_then(register):
    open_then = a_case(register, LAST_YEAR - timedelta(days=20))
    withdrawn(register, open_then, LAST_YEAR + timedelta(days=30))
    gone_by_then = a_case(register, LAST_YEAR - timedelta(days=20))
    withdrawn(register, gone_by_then, LAST_YEAR)
    ages = rows_of(register, "How old the open cases are")
    assert {title: references(row.before) for title, row in ages.items() if row.before.cases} == {
        "over 2, up to 5 weeks": [open_then]
    }


def test_in_time_is_compared_up_to_the_same_day_and_not_with_the_whole_last_year(register):
    now = a_parents(register, TODAY - timedelta(days=20))
    answered(register, now, TODAY - timedelta(days=10))
    before = a_parents(register, LAST_YEAR - timedelta(days=20))
    answered(register, before, LAST_YEAR - timedelta(days=10))
    later_last_year = a_parents(register, LAST_YEAR - timedelta(days=5))
    answered(register, later_last_year, LAST_YEAR + timedelta(days=5))
    rows = rows_of(register, "Answered within the statutory limit")
    assert (rows["In time"].now.text, rows["In time"].before.text) == ("1 of 1 (100%)", "1 of 1 (100%)")
    assert (references(rows["In time"].now), references(rows["In time"].before)) == ([now], [before])
    assert references(rows["Too late"].now) == []


def test_a_leap_day_is_set_beside_the_day_before_it():
    assert year_before(date(2028, 2, 29)) == date(2027, 2, 28)


async def test_enter_lists_the_cases_of_today_y_those_of_a_year_ago_and_each_opens(register, tmp_path):
    reference = a_case(register, TODAY - timedelta(days=60))
    then = a_parents(register, LAST_YEAR - timedelta(days=60))
    answered(register, then, LAST_YEAR + timedelta(days=1))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "g", "o")
        assert "What came" in screen_text(pilot.app)
        assert all(len(line) <= 80 for line in screen_lines(pilot.app))
        screen = pilot.app.screen
        while not (isinstance(screen.here, Compared) and screen.here.title == NO_TEAM):
            await pilot.press("down")
        await typed(pilot, "y")
        assert then in screen_text(pilot.app) and reference not in screen_text(pilot.app)
        await typed(pilot, "ESCAPE", "ENTER")
        assert isinstance(pilot.app.screen, CountedCasesScreen)
        assert reference in screen_text(pilot.app) and then not in screen_text(pilot.app)
        await typed(pilot, "ENTER")
        assert isinstance(pilot.app.screen, CaseScreen)


@pytest.mark.parametrize("key", ["ENTER", "y"])
async def test_a_nought_says_that_it_counts_no_cases(register, tmp_path, key):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "overview")
        await typed(pilot, key)
        assert "That number counts no cases." in screen_text(pilot.app)
