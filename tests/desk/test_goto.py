"""The menu of places: every place has a letter of its own, and all of them fit on the smallest screen."""

import pytest
from textual.widgets import Input

from tests.desk.caseload import a_register, burst, opened, the_desk, typed
from tests.desk.shell import screen_text, settled
from tui import places
from tui.lists.my_day import WorklistScreen
from tui.lists.overview import OverviewScreen


def test_every_place_has_a_letter_of_its_own_and_stands_once() -> None:
    letters = [letter for letter, _, _ in places.GOTO]
    assert sorted(letters) == sorted(set(letters))
    names = [place for _, place, _ in places.GOTO]
    assert sorted(names) == sorted(set(names))
    assert set(names) - {"my_day"} <= set(places.SCREENS)


async def test_every_place_and_the_way_back_are_seen_on_80_by_24(tmp_path):
    a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "g")
        shown = screen_text(pilot.app)
    assert [title for _, _, title in places.GOTO if title not in shown] == []
    assert "Press a letter" in shown


@pytest.mark.parametrize("started", [True, False])
async def test_the_letter_of_a_place_may_follow_at_once_even_while_the_desk_starts(tmp_path, started):
    a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        if started:
            await settled(pilot)
        await burst(pilot, "go")
        names = [type(screen) for screen in pilot.app.screen_stack][1:]
        assert names == [WorklistScreen, OverviewScreen]


@pytest.mark.parametrize("place", ["overview", "figures", "people", "vocabulary", "learning_board"])
async def test_from_any_place_another_is_two_keys_away(tmp_path, place):
    a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, place)
        await burst(pilot, "gd")
        assert isinstance(pilot.app.screen, WorklistScreen)


async def test_in_a_search_it_is_a_letter(tmp_path):
    a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(pilot, "/go")
        assert pilot.app.screen.query_one("#search", Input).value == "go"
