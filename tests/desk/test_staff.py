"""The desk of somebody of another team: what they handed on, and no case."""

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from core.register.cases.handover import set_active
from core.register.referred_in import hand_in
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.desk.caseload import OFFICER, a_case, a_register, the_desk, typed
from tests.desk.shell import TODAY, screen_text, settled
from tui.app import HeardDesk
from tui.lists.handed_on import HandedOnScreen
from tui.widgets.panel import Panel

NOW = datetime.combine(TODAY, time(9), UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A register with a case, something that each of two people handed on, and somebody who has left."""
    register = a_register(tmp_path)
    officer = Stamp(OFFICER, NOW)
    a_case(register)
    add_user(register, "sam", role="staff", stamp=officer)
    add_user(register, "gone", stamp=officer)
    set_active(register, "gone", active=False, stamp=officer)
    hand_in(register, said="Told to the team", first_on=TODAY, stamp=officer)
    hand_in(register, said="Told to Sam", first_on=TODAY, stamp=Stamp("sam", NOW))
    register.close()
    return tmp_path


def desk_of(home: Path, user: str) -> HeardDesk:
    app = the_desk(home)
    app.desk.user = user
    return app


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_staff_see_what_they_handed_on_and_nothing_else(home: Path, size: tuple[int, int]) -> None:
    async with desk_of(home, "sam").run_test(size=size) as pilot:
        await settled(pilot)
        await settled(pilot)
        assert isinstance(pilot.app.screen, HandedOnScreen)
        text = screen_text(pilot.app)
        assert "Told to Sam" in text and "waits" in text and "1 handed on by you" in text
        assert "Told to the team" not in text and "26-0001" not in text and "Madeup" not in text


async def test_a_place_of_the_team_is_refused_in_words_that_can_be_closed(home: Path) -> None:
    async with desk_of(home, "sam").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await settled(pilot)
        pilot.app.go("learning_board")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Panel)
        assert "here to hand on" in screen_text(pilot.app)
        await typed(pilot, "ESCAPE", "ESCAPE")
        assert isinstance(pilot.app.screen, HandedOnScreen)


async def test_q_leaves_the_desk_of_staff(home: Path) -> None:
    async with desk_of(home, "sam").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await settled(pilot)
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running


@pytest.mark.parametrize(
    ("user", "why"), [("gone", "has left"), ("mallory", "is not a person in this register")]
)
async def test_a_leaver_and_a_stranger_are_told_who_can_let_them_in(home: Path, user: str, why: str) -> None:
    async with desk_of(home, user).run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        text = screen_text(pilot.app)
        assert why in text and OFFICER in text
        assert "26-0001" not in text
