"""What an entry would do is shown before it is saved; what waits for another person is looked at and decided here."""

from datetime import date

import pytest

from core.register.cases.entries import Entry
from core.register.cases.record import record
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.desk.caseload import OFFICER, a_case, a_register, at, happened, now_is, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text, settled
from tui.widgets.form import Form
from tui.widgets.notice import Notice

RECEIVED, LATE, IN_TIME = date(2026, 2, 2), date(2026, 3, 2), date(2026, 2, 13)


@pytest.fixture
def register(tmp_path):
    register = a_register(tmp_path)
    add_user(register, "ben", stamp=Stamp(OFFICER, at(TODAY)))
    return register


@pytest.fixture
def missed(register):
    """A case whose Stage 1 answer, entry 4, went two weeks after it was due."""
    reference = a_case(register, RECEIVED)
    happened(register, reference, "advocate_offered", RECEIVED)
    happened(register, reference, "advocate_answered", RECEIVED, answer="declined")
    happened(register, reference, "response_sent", LATE, stage=1)
    return reference


def stage1(register, reference):
    clock = now_is(register, reference).state.clock("CA-S1")
    assert clock is not None
    return clock.state


async def test_putting_a_missed_answer_right_asks_shows_its_dates_and_waits(register, missed, tmp_path):
    async with the_desk(tmp_path).run_test(size=(100, 40)) as pilot:
        await opened(pilot, "record", missed, supersedes=4)
        form = pilot.app.screen.query_one(Form)
        form.fill({"on": IN_TIME.isoformat()})
        await typed(pilot, "CTRL+S")
        assert "It needs a reason" in " ".join(screen_text(pilot.app).replace("▌", " ").split())
        form.fill({"reason": "Typed for the wrong day."})
        await typed(pilot, "CTRL+S")
        form.fill({"evidence": "The copy in the file."})
        await typed(pilot, "CTRL+S")
        said = str(pilot.app.screen.query_one(Notice).render())
        assert "Stage 1 answer: missed, was due Mon 16 Feb 2026. With this it counts as met." in said
        assert "It waits for another person" in said
        assert len(now_is(register, missed).history) == 4
        await typed(pilot, "CTRL+S")
    line = now_is(register, missed).history[-1]
    assert (line.event, line.stands, stage1(register, missed)) == ("response_sent", "waits", "missed")


def waits(register, reference, by=OFFICER):
    """Entry 5: entry 4 put right to a day on which it would have been in time."""
    said = {"reason": "Typed for the wrong day.", "evidence": "The copy in the file."}
    entry = Entry("response_sent", IN_TIME, {"stage": 1}, said, 4)
    record(register, reference, entry, stamp=Stamp(by, at(TODAY)))


async def test_the_task_opens_what_waits_with_both_entries_and_whoever_wrote_it_is_told(
    register, missed, tmp_path
):
    waits(register, missed)
    async with the_desk(tmp_path).run_test(size=(100, 40)) as pilot:
        await opened(pilot, "confirm", missed, 5)
        said = str(pilot.app.screen.query_one(Notice).render())
        assert "Mon 02 Mar 2026" in said and "Fri 13 Feb 2026" in said
        assert "The copy in the file." in said
        pilot.app.screen.query_one(Form).fill({"decision": "confirm"})
        await typed(pilot, "CTRL+S")
        assert "wrote one of the two entries" in screen_text(pilot.app)
        pilot.app.screen.query_one(Form).fill({"decision": "withdraw"})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
    assert now_is(register, missed).history[-1].event == "change_withdrawn"


async def test_another_person_confirms_what_they_saw(register, missed, tmp_path):
    waits(register, missed, by="ben")
    happened(register, missed, "assigned", TODAY, owner="ben")
    record(register, missed, Entry("note_added", TODAY), stamp=Stamp("ben", at(TODAY)))
    add_user(register, "cat", stamp=Stamp(OFFICER, at(TODAY)))
    desk = the_desk(tmp_path)
    desk.desk.user = "cat"
    async with desk.run_test(size=(100, 40)) as pilot:
        await opened(pilot, "confirm", missed, 5)
        pilot.app.screen.query_one(Form).fill({"decision": "confirm"})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
    assert stage1(register, missed) == "met"
