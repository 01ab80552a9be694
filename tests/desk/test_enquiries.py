"""A member's enquiry is logged, answered and found again in the desk."""

import pytest

from core.register.lists.enquiries import enquiries
from tests.desk.caseload import a_register, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text, settled
from tui.widgets.form import Form


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


async def put(pilot, **values: str) -> None:
    pilot.app.screen.query_one(Form).fill(values)
    await settled(pilot)


async def test_it_is_logged_and_answered_and_my_day_says_who_asked(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(119, 40)) as pilot:
        await opened(pilot, "new_case")
        await put(pilot, procedure="enquiries")
        await settled(pilot)
        await put(pilot, by="mp", ward="North", summary="When will the crossing be built?")
        await typed(pilot, "CTRL+S")
        [one] = enquiries(register, TODAY)
        assert (one.by, one.answered_on) == ("mp", None)
        await typed(pilot, "ESCAPE")
        assert "Member of Parl" in screen_text(pilot.app)
        await opened(pilot, "record", one.reference, "answered")
        await put(pilot, text="In May.")
        await typed(pilot, "CTRL+S")
    [one] = enquiries(register, TODAY)
    assert (one.answered_on, one.days, one.within) == (TODAY, 0, True)
