"""The board of learning: by service and by owner, lists that go round, numbers that are the lengths of the lists."""

from datetime import date

import pytest

from tests.desk.caseload import OFFICER, a_case, a_register, happened, opened, settled, the_desk
from tests.desk.shell import screen_text
from tui.learning.case import LearningScreen
from tui.widgets.sheet import Sheet

MARCH = date(2026, 3, 3)


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


@pytest.fixture
def learned(register):
    for text, due in (("Call first.", date(2026, 3, 5)), ("Write it down.", date(2026, 5, 1))):
        reference = a_case(register)
        happened(register, reference, "learning_recorded", MARCH, words={"text": text})
        happened(register, reference, "learning_action", MARCH, learning=1, owner=OFFICER, due=due)
    return register


async def test_what_is_overdue_stands_on_its_list_and_is_counted(learned, tmp_path):
    async with the_desk(tmp_path).run_test(size=(100, 30)) as pilot:
        await opened(pilot, "learning_board")
        text = screen_text(pilot.app)
        assert "To do 2" in text and "Overdue 1" in text and "overdue" in text
        await pilot.press("v")
        await settled(pilot)
        text = screen_text(pilot.app)
        assert "Call first." in text and "Write it down." not in text


async def test_it_is_parted_by_owner_with_a_key_and_enter_opens_the_case_s_learning(learned, tmp_path):
    async with the_desk(tmp_path).run_test(size=(100, 30)) as pilot:
        await opened(pilot, "learning_board")
        await pilot.press("b")
        await settled(pilot)
        assert OFFICER in screen_text(pilot.app)
        assert pilot.app.screen.query_one("#sheet", Sheet).here.owner == OFFICER
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LearningScreen)


async def test_a_register_without_learning_says_so(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "learning_board")
        assert "nothing here" in screen_text(pilot.app)
