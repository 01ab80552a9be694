"""Over a slow line keys arrive in bursts on My day too: what is typed behind a key goes where that key leads."""

from datetime import date

import pytest
from textual.widgets import Input

from core.register.compliments import list_compliments
from tests.desk.caseload import a_case, a_register, burst, events_of, the_desk
from tests.desk.shell import settled
from tui.cases.case import CaseScreen
from tui.intake.new_case import NewCaseScreen
from tui.lists.my_day import WorklistScreen
from tui.record.record import RecordScreen
from tui.widgets.form import Form


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


@pytest.mark.parametrize("typed", ["they all know a cat named ox", "2/3 n", "/"])
async def test_a_search_may_be_typed_in_one_go(register, tmp_path, typed):
    a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(pilot, f"/{typed}")
        assert isinstance(pilot.app.screen, WorklistScreen)
        assert pilot.app.screen.query_one("#search", Input).value == typed


async def test_enter_behind_a_search_opens_what_it_finds_and_not_what_stood_there_before(register, tmp_path):
    a_case(register, date(2026, 2, 2))
    wanted = a_case(register, words={"name": "Zed Invented"})
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(pilot, "/zed\r")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert pilot.app.screen.reference == wanted


async def test_enter_behind_a_list_opens_a_row_of_that_list(register, tmp_path):
    a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(pilot, "8\r")
        assert isinstance(pilot.app.screen, RecordScreen)
        assert pilot.app.screen.event == "acknowledged"


async def test_a_new_case_may_be_typed_in_one_go(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(pilot, "na cat was moved to a farm")
        assert isinstance(pilot.app.screen, NewCaseScreen)
        assert pilot.app.screen.query_one(Form).values()["by"] == "a cat was moved to a farm"


async def test_a_key_pressed_twice_opens_one_form(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(pilot, "nn")
        names = [type(screen) for screen in pilot.app.screen_stack][1:]
        assert names == [WorklistScreen, NewCaseScreen]


async def test_what_happened_in_the_case_under_the_cursor_is_typed_in_one_go(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(pilot, "racknow\r\x13")
    assert [name for name, *_ in events_of(register, reference)] == ["received", "acknowledged"]


async def test_a_compliment_is_typed_and_saved_in_one_go(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(pilot, "cthank you\ra parent\x13")
        assert isinstance(pilot.app.screen, WorklistScreen)
    assert [(one.text, one.by) for one in list_compliments(register)] == [("thank you", "a parent")]
