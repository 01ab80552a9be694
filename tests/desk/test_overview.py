"""The overview: what came, what is late and whose it is, how old the open cases are; every number opens its cases."""

from datetime import timedelta

import pytest

from tests.desk.caseload import a_case, a_register, opened, the_desk, typed, withdrawn
from tests.desk.shell import TODAY, screen_lines, screen_text, settled
from tui.cases.case import CaseScreen
from tui.lists.overview import AGES, CountedCasesScreen, Number, overview


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


def numbers_of(register, title):
    group = next(group for group in overview(register, TODAY) if group.title == title)
    return {number.title.strip(): number for number in group.numbers}


def test_what_came_stands_against_the_same_days_a_year_before(register):
    recent = a_case(register, TODAY - timedelta(days=3))
    older = a_case(register, TODAY.replace(year=TODAY.year - 1))
    came = overview(register, TODAY)[0].numbers
    assert [[row.reference for row in number.cases] for number in came] == [
        [recent],
        [older],
        [recent],
        [older],
    ]


def test_what_is_late_is_counted_by_team_and_by_officer_and_each_late_case_once(register):
    late = a_case(register, TODAY - timedelta(days=60))
    a_case(register, TODAY)
    for title, part in (("Late now, by team", "No team yet"), ("Late now, by officer", "j.officer")):
        counted = numbers_of(register, title)
        assert {name: [row.reference for row in number.cases] for name, number in counted.items()} == {
            part: [late]
        }


def test_every_open_case_is_of_one_age_however_many_windows_they_are_read_in(register, monkeypatch):
    monkeypatch.setattr("tui.lists.overview.WINDOW", 3)
    for days in (0, 14, 15, 35, 36, 91, 92, 182, 183, 400):
        a_case(register, TODAY - timedelta(days=days))
    gone = a_case(register, TODAY - timedelta(days=5))
    withdrawn(register, gone, TODAY)
    ages = numbers_of(register, "How old the open cases are")
    assert [ages[title].text for title, _, _ in AGES] == ["2", "2", "2", "2", "2"]


async def test_enter_on_a_number_lists_its_cases_and_enter_there_opens_one(register, tmp_path):
    reference = a_case(register, TODAY - timedelta(days=60))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "g", "o")
        assert "What came" in screen_text(pilot.app)
        assert all(len(line) <= 80 for line in screen_lines(pilot.app))
        screen = pilot.app.screen
        while not (isinstance(screen.here, Number) and screen.here.title == "No team yet"):
            await pilot.press("down")
        await typed(pilot, "ENTER")
        assert isinstance(pilot.app.screen, CountedCasesScreen)
        assert reference in screen_text(pilot.app)
        await typed(pilot, "ENTER")
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_a_nought_says_that_it_counts_no_cases(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "overview")
        await typed(pilot, "ENTER")
        assert "That number counts no cases." in screen_text(pilot.app)
