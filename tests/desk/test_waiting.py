"""What waits for another person, by keys: at the head of My day, in a list of its own, decided on a screen of its own."""

from datetime import date

import pytest

from core.register.cases.door import BY_REGISTER
from core.register.cases.entries import Entry
from core.register.cases.handover import assign
from core.register.cases.record import record
from core.register.changes.waiting import in_view
from core.register.store.journal.stamp import Stamp
from core.register.typed_holidays import propose_day, waiting_days
from core.register.users import add_user, give_right, users
from tests.desk.caseload import OFFICER, a_case, a_register, at, happened, now_is, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text, settled
from tui.widgets.form import Form

RECEIVED, LATE, IN_TIME = date(2026, 2, 2), date(2026, 3, 2), date(2026, 2, 13)
SAID = {"reason": "Typed for the wrong day.", "evidence": "The copy in the file."}


@pytest.fixture
def register(tmp_path):
    register = a_register(tmp_path)
    for name in ("ben", "cat"):
        add_user(register, name, stamp=Stamp(OFFICER, at(TODAY)))
    return register


@pytest.fixture
def proposed(register):
    """A case of Ben's whose missed answer, entry 4, Ben would put right: entry 6 waits for anybody else."""
    reference = a_case(register, RECEIVED)
    happened(register, reference, "advocate_offered", RECEIVED)
    happened(register, reference, "advocate_answered", RECEIVED, answer="declined")
    ben = Stamp("ben", at(TODAY))
    record(register, reference, Entry("response_sent", LATE, {"stage": 1}), stamp=Stamp("ben", at(LATE)))
    assign(register, reference, "ben", stamp=ben)
    done = record(register, reference, Entry("response_sent", IN_TIME, {"stage": 1}, SAID, 4), stamp=ben)
    assert (done.seq, done.stands) == (6, "waits")
    return reference


def said(pilot):
    """The screen as words: where its lines end, and the bar beside them, say nothing."""
    return " ".join(screen_text(pilot.app).replace("▌", " ").split())


def as_user(tmp_path, name):
    desk = the_desk(tmp_path)
    desk.desk.user = name
    return desk


async def test_my_day_says_at_its_head_that_something_waits_and_leads_there(register, proposed, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "1 change waits for you to confirm or refuse" in screen_text(pilot.app)
        await typed(pilot, "g", "w")
        text = screen_text(pilot.app)
        assert "For you to confirm or refuse" in text
        assert proposed in text
        await typed(pilot, "ENTER")
        assert "With this it counts as met" in screen_text(pilot.app)
        await typed(pilot, "confirm", "CTRL+S")
        await settled(pilot)
        assert "Nothing waits for another person" in screen_text(pilot.app)
    assert now_is(register, proposed).state.clock("CA-S1").state == "met"


async def test_whoever_proposed_it_finds_it_there_and_withdraws_it(register, proposed, tmp_path):
    async with as_user(tmp_path, "ben").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "waits for you" not in screen_text(pilot.app)
        await typed(pilot, "g", "w")
        assert "Proposed by you" in screen_text(pilot.app)
        await typed(pilot, "ENTER", "withdraw", "CTRL+S")
        await settled(pilot)
    assert now_is(register, proposed).history[-1].event == "change_withdrawn"


async def test_the_task_stands_first_in_the_list_of_whoever_may_decide(register, proposed, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "8")
        assert "for you" in next(line for line in screen_text(pilot.app).splitlines() if proposed in line)
        await typed(pilot, "ENTER")
        assert f"{proposed} Confirm entry 6" in said(pilot)


async def test_two_screens_at_once_decide_once_and_the_second_is_told(register, proposed, tmp_path):
    async with the_desk(tmp_path).run_test(size=(100, 40)) as first:
        await opened(first, "confirm", proposed, 6)
        async with as_user(tmp_path, "cat").run_test(size=(100, 40)) as second:
            await opened(second, "confirm", proposed, 6)
            await typed(first, "confirm", "CTRL+S")
            await settled(first)
            await typed(second, "refuse", "TAB", "nothing shows it", "CTRL+S")
            await settled(second)
            assert "waits no longer" in said(second)
    assert [line.event for line in now_is(register, proposed).history[6:]] == ["change_confirmed"]


async def test_what_went_on_meanwhile_is_shown_before_it_is_decided(register, proposed, tmp_path):
    async with the_desk(tmp_path).run_test(size=(100, 40)) as pilot:
        await opened(pilot, "confirm", proposed, 6)
        receipt = now_is(register, proposed).history[0]
        facts = {key: fact for key, fact in receipt.facts.items() if key not in BY_REGISTER}
        earlier = Entry("received", date(2026, 1, 30), facts, receipt.words, 1)
        done = record(register, proposed, earlier, stamp=Stamp("cat", at(TODAY)))
        assert done.stands == "at once"
        await typed(pilot, "confirm", "CTRL+S")
        await settled(pilot)
        told = said(pilot)
        assert "the case has gone on since you looked" in told
        assert "was due Fri 13 Feb 2026" in told
        assert now_is(register, proposed).history[-1].event != "change_confirmed"
        await typed(pilot, "CTRL+S")
        await settled(pilot)
    assert now_is(register, proposed).history[-1].event == "change_confirmed"


async def test_a_deputy_of_another_team_decides_without_reading_cases(register, proposed, tmp_path):
    add_user(register, "deputy", role="staff", stamp=Stamp(OFFICER, at(TODAY)))
    give_right(register, "deputy", confirms=True, stamp=Stamp(OFFICER, at(TODAY)))
    async with as_user(tmp_path, "deputy").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "1 for you to confirm or refuse: w" in screen_text(pilot.app)
        await typed(pilot, "w", "ENTER", "confirm", "CTRL+S")
        await settled(pilot)
    assert now_is(register, proposed).history[-1].event == "change_confirmed"


async def test_a_holiday_is_typed_and_confirmed_by_another_person(register, tmp_path):
    a_case(register, date(2026, 3, 9))
    async with the_desk(tmp_path).run_test(size=(100, 40)) as pilot:
        await opened(pilot, "type_holiday")
        pilot.app.screen.query_one(Form).fill(
            {"day": "2026-03-16", "name": "Coronation", "source": "The Gazette", "kind": "holiday"}
        )
        await typed(pilot, "CTRL+S")
        await settled(pilot)
    (holiday,) = waiting_days(register)
    async with as_user(tmp_path, "ben").run_test(size=(100, 40)) as pilot:
        await opened(pilot, "waiting")
        await typed(pilot, "ENTER")
        assert "It would move" in screen_text(pilot.app)
        await typed(pilot, "confirm", "CTRL+S")
        await settled(pilot)
    assert waiting_days(register) == ()
    assert holiday.name == "Coronation"


async def test_a_holiday_is_refused_with_a_reason(register, tmp_path):
    propose_day(
        register, date(2026, 6, 15), "Coronation", source="The Gazette", stamp=Stamp(OFFICER, at(TODAY))
    )
    async with as_user(tmp_path, "ben").run_test(size=(100, 40)) as pilot:
        await opened(pilot, "holiday", waiting_days(register)[0].number)
        await typed(pilot, "refuse", "CTRL+S")
        assert "refused for a reason" in said(pilot)
        pilot.app.screen.query_one(Form).fill({"reason": "It was moved."})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
    assert waiting_days(register) == ()


async def test_a_case_is_closed_as_a_duplicate_by_keys(register, tmp_path):
    first, second = a_case(register, date(2026, 3, 9)), a_case(register, date(2026, 3, 10))
    async with the_desk(tmp_path).run_test(size=(100, 40)) as pilot:
        await opened(pilot, "case", second)
        await typed(pilot, "d")
        pilot.app.screen.query_one(Form).fill(
            {"of": first, "reason": "The same move, told again.", "no_offer": "They rang off."}
        )
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "It waits for another person" in screen_text(pilot.app)
    line = now_is(register, second).history[-1]
    assert (line.event, line.stands, line.facts["of"]) == ("closed_as_duplicate", "waits", first)


async def test_whom_it_concerns_is_said_by_keys(register, proposed, tmp_path):
    async with the_desk(tmp_path).run_test(size=(100, 40)) as pilot:
        await opened(pilot, "case", proposed)
        await typed(pilot, "i")
        pilot.app.screen.query_one(Form).fill({"user": "cat", "reason": "Named in it."})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
    assert now_is(register, proposed).history[-1].facts["user"] == "cat"
    assert in_view(register.opened_for("cat")).to_decide == ()


async def test_a_manager_gives_the_right_to_confirm_and_takes_it_back(register, tmp_path):
    add_user(register, "aaa", role="staff", stamp=Stamp(OFFICER, at(TODAY)))
    async with the_desk(tmp_path).run_test(size=(100, 40)) as pilot:
        for expected in (True, False):
            await opened(pilot, "users")
            await typed(pilot, "k", "y")
            await settled(pilot)
            assert next(user for user in users(register) if user.name == "aaa").confirms is expected
    async with as_user(tmp_path, "ben").run_test(size=(100, 40)) as pilot:
        await opened(pilot, "users")
        await typed(pilot, "k")
        assert "a manager's to give" in screen_text(pilot.app)
