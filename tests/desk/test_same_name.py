"""A person who is here already is a row that opens, links or goes on with that case; two cases can be linked (D13)."""

import pytest

from core.law.state import Refusal
from core.register.related.link import link
from core.register.store.journal.stamp import Stamp
from tests.desk.caseload import OFFICER, a_case, a_register, at, events_of, now_is, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text
from tui.cases.case import CaseScreen
from tui.intake import same_name
from tui.intake.new_case import NewCaseScreen
from tui.intake.same_name import SameNameScreen
from tui.record.record import RecordScreen
from tui.widgets.form import Form

STAMP = Stamp(OFFICER, at(TODAY))
TYPED = {"name": "Alex Invented", "summary": "And again", "in_care": "yes"}


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


async def seen(pilot) -> None:
    """A new case is being typed, and the cases of that name are looked at."""
    await opened(pilot, "new_case")
    pilot.app.screen.query_one(Form).fill(TYPED)
    await typed(pilot, "CTRL+O")
    assert isinstance(pilot.app.screen, SameNameScreen)


async def test_a_case_of_that_name_is_opened_and_the_new_one_waits(register, tmp_path):
    other = a_case(register, words={"name": "Alex Invented"})
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await seen(pilot)
        assert other in screen_text(pilot.app)
        await typed(pilot, "ENTER")
        assert isinstance(pilot.app.screen, CaseScreen)
        await typed(pilot, "ESCAPE", "ESCAPE")
        assert isinstance(pilot.app.screen, NewCaseScreen)
        assert pilot.app.screen.query_one(Form).values()["summary"] == "And again"


async def test_where_more_share_the_name_than_are_listed_it_says_of_how_many(register, tmp_path, monkeypatch):
    monkeypatch.setattr(same_name, "MOST_LISTED", 2)
    for _ in range(3):
        a_case(register, words={"name": "Alex Invented"})
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await seen(pilot)
        assert "2 of 3 cases by a name like that." in screen_text(pilot.app)


async def test_the_new_case_is_linked_to_it_and_both_say_so(register, tmp_path):
    other = a_case(register, words={"name": "Alex Invented"})
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await seen(pilot)
        await typed(pilot, "l")
        assert f"linked to {other}" in screen_text(pilot.app)
        await typed(pilot, "CTRL+S")
    assert now_is(register, "26-0002").linked == (other,)
    assert now_is(register, other).linked == ("26-0002",)
    assert now_is(register, "26-0002").received_on == TODAY


async def test_what_was_said_goes_on_in_that_case_as_a_note_and_no_case_is_opened(register, tmp_path):
    other = a_case(register, words={"name": "Alex Invented"})
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await seen(pilot)
        await typed(pilot, "r")
        assert isinstance(pilot.app.screen, RecordScreen)
        assert pilot.app.screen.query_one(Form).values()["note"] == "And again"
        await typed(pilot, "CTRL+S")
    assert events_of(register, other)[-1][0] == "note_added"


async def test_two_cases_that_are_there_are_linked_with_a_key(register, tmp_path):
    one, other = a_case(register), a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", one)
        await typed(pilot, "k")
        await typed(pilot, other, "CTRL+S")
        assert "Linked: both cases say so." in screen_text(pilot.app)
    assert (now_is(register, one).linked, now_is(register, other).linked) == ((other,), (one,))


def test_a_case_is_not_linked_with_itself_nor_twice(register):
    one, other = a_case(register), a_case(register)
    itself = link(register, one, one, stamp=STAMP)
    assert isinstance(itself, Refusal) and itself.code == "same-case"
    link(register, one, other, stamp=STAMP)
    twice = link(register, one, other, stamp=STAMP)
    assert isinstance(twice, Refusal) and twice.code == "linked"
