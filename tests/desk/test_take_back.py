"""`z` takes back what one recorded last: it is struck out, stays readable, and needs what the register asks for."""

from datetime import UTC, datetime, timedelta

import pytest

from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.desk.caseload import OFFICER, a_case, a_register, happened, now_is, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text, settled
from tui.cases.case import CaseScreen
from tui.record.record import RecordScreen
from tui.widgets.form import Form

NOTE = ("r", "note", "ENTER")


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


async def noted(pilot, words):
    await typed(pilot, *NOTE)
    pilot.app.screen.query_one(Form).fill({"note": words})
    await typed(pilot, "CTRL+S")


async def test_what_was_just_recorded_is_struck_out_and_stays_readable(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await noted(pilot, "Rang the wrong school")
        await typed(pilot, "z")
        assert "Rang the wrong school" in screen_text(pilot.app)
        await typed(pilot, "y")
        assert "Taken back" in screen_text(pilot.app)
    note = next(line for line in now_is(register, reference).history if line.event == "note_added")
    assert (note.superseded, note.words) == (True, {"note": "Rang the wrong school"})


async def test_nothing_happens_without_a_yes(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await noted(pilot, "Right as it is")
        before = now_is(register, reference).version
        await typed(pilot, "z", "n")
        assert isinstance(pilot.app.screen, CaseScreen)
    assert now_is(register, reference).version == before


async def test_each_press_takes_back_one_more_up_to_the_receipt(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await noted(pilot, "First")
        await noted(pilot, "Second")
        await typed(pilot, "z", "y", "z", "y")
        notes = [line for line in now_is(register, reference).history if line.event == "note_added"]
        assert [line.superseded for line in notes] == [True, True]
        await typed(pilot, "z")
        assert "can't be taken back here" in screen_text(pilot.app)


async def test_what_somebody_else_recorded_is_not_ones_own_to_take_back(register, tmp_path):
    add_user(register, "amy", stamp=Stamp(OFFICER, datetime(2026, 1, 6, 9, tzinfo=UTC)))
    reference = a_case(register)
    desk = the_desk(tmp_path)
    desk.desk.user = "amy"
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await typed(pilot, "z")
        assert "You recorded nothing in this case" in screen_text(pilot.app)


async def test_what_needs_more_opens_its_form_and_says_what(register, tmp_path):
    """That somebody asked for Stage 2 is not gone by one key two days later: the register asks for a reason."""
    reference = a_case(register, TODAY - timedelta(days=9))
    happened(
        register, reference, "response_sent", TODAY - timedelta(days=5), stage=1, words={"text": "Sorry."}
    )
    happened(
        register, reference, "stage2_requested", TODAY - timedelta(days=2), words={"reason": "Not put right."}
    )
    before = now_is(register, reference).version
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await typed(pilot, "z", "y")
        assert "Not now" in screen_text(pilot.app)
        await typed(pilot, "ENTER")
        assert isinstance(pilot.app.screen, RecordScreen)
        assert pilot.app.screen.query_one(Form).values()["correction"] == "back"
    assert now_is(register, reference).version == before


async def test_on_my_day_it_is_what_was_recorded_last_at_this_desk(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "z")
        assert "Nothing was recorded at this desk yet." in screen_text(pilot.app)
        await typed(pilot, "ENTER")
        await noted(pilot, "Oh no")
        await typed(pilot, "z", "y")
        assert "Taken back" in screen_text(pilot.app)
    assert now_is(register, reference).history[-1].event == "superseded"


async def test_a_link_stays_and_that_is_said_in_words(register, tmp_path):
    """The register's own sentence named its events: it "can't be replaced by superseded"."""
    reference, other = a_case(register), a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await typed(pilot, "k", other, "CTRL+S", "z")
        shown = " ".join(screen_text(pilot.app).split())
        assert "This stays as it is" in shown and "superseded" not in shown
    assert now_is(register, reference).linked == (other,)


@pytest.mark.parametrize(
    ("names", "typed_name", "linked"),
    [
        (("Łukasz Inventowski",), "Lukasz", True),
        (("Łukasz Inventowski", "Lukas Madeup"), "Lukas", False),
        ((), "Lukasz", False),
    ],
)
async def test_the_other_case_may_be_named_by_whom_it_is_about(register, tmp_path, names, typed_name, linked):
    reference = a_case(register)
    others = [a_case(register, words={"name": name}) for name in names]
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await typed(pilot, "k", typed_name, "CTRL+S")
        shown = " ".join(screen_text(pilot.app).split())
    assert now_is(register, reference).linked == (tuple(others) if linked else ())
    if not linked:
        assert "Write the number of the one you mean." in shown
        assert all(other in shown for other in others)
