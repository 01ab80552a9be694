"""What other teams handed on, in the desk: taken down with both days of receipt, or set aside with a reason."""

from datetime import UTC, datetime, time, timedelta

import pytest

from core.register.referred_in import hand_in, handed_in, set_aside
from core.register.store.journal.stamp import Stamp
from tests.desk.caseload import OFFICER, a_register, now_is, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text, settled
from tui.cases.case import CaseScreen

NOW = datetime.combine(TODAY, time(9), UTC)
HEARD = TODAY - timedelta(days=6)


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


def handed(register):
    return hand_in(
        register, said="They moved me.", first_on=HEARD, name="Madeup Example", stamp=Stamp(OFFICER, NOW)
    )


async def test_enter_opens_the_form_with_what_is_known_and_saving_keeps_both_days(register, tmp_path):
    handed(register)
    async with the_desk(tmp_path).run_test(size=(100, 30)) as pilot:
        await opened(pilot, "handed_in")
        assert "1 waiting" in screen_text(pilot.app) and "They moved me." in screen_text(pilot.app)
        await pilot.press("enter")
        await settled(pilot)
        pilot.app.screen.form.fill({"function": "looked_after"})
        await typed(pilot, "CTRL+S")
        assert isinstance(pilot.app.screen, CaseScreen)
    case = now_is(register, "26-0001")
    assert (case.person, case.summary) == ("Madeup Example", "They moved me.")
    assert (case.received_on, case.team_received_on) == (HEARD, TODAY)
    assert handed_in(register) == ()


async def test_x_asks_why_and_sets_it_aside(register, tmp_path):
    handed(register)
    async with the_desk(tmp_path).run_test(size=(100, 30)) as pilot:
        await opened(pilot, "handed_in")
        await typed(pilot, "x")
        await settled(pilot)
        await typed(pilot, "Only thanks", "CTRL+S")
        await settled(pilot)
        assert "Nothing waits here." in screen_text(pilot.app)
    assert handed_in(register, waiting=False)[0].why == "Only thanks"


async def test_where_nothing_waits_it_says_how_things_come_here(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "handed_in")
        assert "heard forward add" in screen_text(pilot.app)
        await pilot.press("enter", "x")
        await settled(pilot)
        assert "0 waiting" in screen_text(pilot.app)


async def test_two_officers_take_it_down_once(register, tmp_path):
    there = handed(register)
    async with the_desk(tmp_path).run_test(size=(100, 30)) as pilot:
        await opened(pilot, "handed_in")
        await pilot.press("enter")
        await settled(pilot)
        pilot.app.screen.form.fill({"function": "looked_after"})
        set_aside(register, there.number, why="Here already.", stamp=Stamp(OFFICER, NOW))
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "was set aside already" in screen_text(pilot.app)
        assert pilot.app.screen.form.values()["summary"] == "They moved me."


async def test_my_day_says_how_much_waits_and_by_which_keys_it_is_reached(register, tmp_path):
    handed(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "everyone's cases; 1 handed on (g h)" in screen_text(pilot.app)
        await pilot.press("g", "h")
        await settled(pilot)
        assert "1 waiting" in screen_text(pilot.app)
