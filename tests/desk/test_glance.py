"""Beside the list of My day stands the case under the cursor, from 120 columns on; what has the keys is marked without a colour."""

import pytest

from tests.desk.caseload import a_case, a_register, happened, the_desk, typed
from tests.desk.shell import TODAY, screen_lines, screen_text, settled
from tests.desk.steady import thought
from tui.cases.case import CaseScreen
from tui.lists.glance import Glance


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


def two_cases(register):
    first = a_case(register, words={"name": "Madeup First", "summary": "First words"})
    second = a_case(register, TODAY, words={"name": "Madeup Second", "summary": "Second words"})
    happened(register, second, "acknowledged", TODAY)
    return first, second


def pane(app):
    place = app.screen.query_one(Glance).region
    return "\n".join(line[place.x : place.right] for line in screen_lines(app)[place.y : place.bottom])


async def test_the_case_under_the_cursor_stands_beside_the_list_and_follows_it(register, tmp_path):
    two_cases(register)
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await thought(pilot)
        assert "First words" in pane(pilot.app)
        assert "Stage 1 answer" in pane(pilot.app)
        await pilot.press("down")
        await thought(pilot)
        assert "Second words" in pane(pilot.app)
        assert "First words" not in pane(pilot.app)


async def test_what_is_recorded_is_in_the_pane_when_one_comes_back(register, tmp_path):
    two_cases(register)
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await thought(pilot)
        assert "late by" in pane(pilot.app)
        await typed(pilot, "r", "acknowledge", "ENTER", "CTRL+S")
        await thought(pilot)
        assert "late by" not in pane(pilot.app)
        assert "Acknowledged" in pane(pilot.app)


async def test_at_eighty_columns_there_is_the_list_alone(register, tmp_path):
    two_cases(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await thought(pilot)
        await typed(pilot, "TAB")
        assert not pilot.app.screen.query_one(Glance).display
        assert "From 120 columns on" in screen_text(pilot.app)


async def test_tab_goes_to_the_pane_and_back_and_the_marks_say_so_without_a_colour(
    register, tmp_path, monkeypatch
):
    monkeypatch.setenv("NO_COLOR", "1")
    two_cases(register)
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await thought(pilot)
        row = next(line for line in screen_lines(pilot.app) if "Madeup First" in line)
        assert (row[1], "›" in pane(pilot.app)) == ("›", False)
        await typed(pilot, "TAB")
        row = next(line for line in screen_lines(pilot.app) if "Madeup First" in line)
        assert (row[1], "›" in pane(pilot.app)) == ("·", True)
        await typed(pilot, "TAB")
        row = next(line for line in screen_lines(pilot.app) if "Madeup First" in line)
        assert (row[1], "›" in pane(pilot.app)) == ("›", False)


async def test_enter_or_a_click_in_the_pane_opens_the_case(register, tmp_path):
    first, _ = two_cases(register)
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await thought(pilot)
        await typed(pilot, "TAB", "ENTER")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert pilot.app.screen.reference == first
        await typed(pilot, "ESCAPE")
        await pilot.click(Glance, offset=(5, 0))
        await settled(pilot)
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_a_narrower_terminal_takes_the_pane_away_and_gives_the_keys_back(register, tmp_path):
    two_cases(register)
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await thought(pilot)
        await typed(pilot, "TAB")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert pilot.app.screen.focused is pilot.app.screen.list
        assert all(len(line) <= 80 for line in screen_lines(pilot.app))
