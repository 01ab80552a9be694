"""G6 in the desk: a child in care is put on the corporate route only once a second person has looked at it."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.desk.caseload import OFFICER, a_register, at, burst, events_of, now_is, opened, the_desk, typed
from tests.desk.shell import screen_text, settled
from tests.desk.steady import thought
from tui.app import HeardDesk
from tui.cases.case import CaseScreen
from tui.lists.case_list import CaseList
from tui.record.record import RecordScreen
from tui.widgets.form import Form

SECOND = "second.officer"
CASE = "26-0001"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    made = a_register(tmp_path)
    add_user(made, SECOND, stamp=Stamp(OFFICER, at(date(2026, 1, 6))))
    return made


def desk_of(person: str, home: Path) -> HeardDesk:
    app = the_desk(home)
    app.desk.user = person
    return app


def words(pilot: Pilot[None]) -> str:
    """The screen as one run of words."""
    return " ".join(screen_text(pilot.app).replace("▌", "").split())


async def takes_the_proposal(pilot: Pilot[None]) -> None:
    """A parent rings about a parking fine; the child is in care. The proposal says so before it is taken."""
    await opened(pilot, "new_case")
    pilot.app.screen.query_one(Form).fill(
        {
            "summary": "A parking fine at the contact centre", "by": "parent", "name": "Pat Madeup",
            "function": "council_service", "child_status": "looked_after",
        }
    )  # fmt: skip
    await thought(pilot)
    assert "Proposed: Corporate complaints." in words(pilot)
    assert words(pilot).count("second person confirms") == 1
    await pilot.press("ctrl+t")
    await settled(pilot)
    assert "Restored" not in words(pilot)
    await typed(pilot, "CTRL+S")
    assert isinstance(pilot.app.screen, CaseScreen)


async def records(pilot: Pilot[None], verb: str, reason: str = "") -> None:
    """From the case: the verb by letters of it, a reason where it wants one."""
    await pilot.press("r")
    await settled(pilot)
    await burst(pilot, f"{verb}\r")
    if reason:
        await burst(pilot, reason)
    await typed(pilot, "CTRL+S")


async def test_the_case_says_that_it_needs_a_second_person_and_is_not_answered_before(
    register: Register, tmp_path: Path
) -> None:
    async with desk_of(OFFICER, tmp_path).run_test(size=(120, 40)) as pilot:
        await takes_the_proposal(pilot)
        assert "A child in care, in need or a care leaver: a second" in words(pilot)
        await pilot.press("r")
        await settled(pilot)
        await typed(pilot, "send the answer", "DOWN")
        assert "this is not their procedure" in words(pilot)
    assert now_is(register, CASE).procedure == "corporate"


async def test_whoever_took_it_is_told_that_somebody_else_confirms_it(
    register: Register, tmp_path: Path
) -> None:
    async with desk_of(OFFICER, tmp_path).run_test(size=(120, 40)) as pilot:
        await takes_the_proposal(pilot)
        await records(pilot, "confirm the route", "It is about a car park")
        assert isinstance(pilot.app.screen, RecordScreen)
        assert f"{OFFICER} chose this route, and a second person confirms it." in words(pilot)
        assert pilot.app.screen.query_one(Form).values()["reason"] == "It is about a car park"
    assert [name for name, *_ in events_of(register, CASE)] == ["received"]


async def test_a_second_officer_finds_it_among_the_tasks_confirms_it_and_it_goes_on(
    register: Register, tmp_path: Path
) -> None:
    async with desk_of(OFFICER, tmp_path).run_test(size=(120, 40)) as pilot:
        await takes_the_proposal(pilot)
    async with desk_of(SECOND, tmp_path).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("8")
        await settled(pilot)
        tasks = pilot.app.screen.query_one(CaseList)
        for _ in range(tasks.total):
            if getattr(tasks.row, "event", "") != "route_confirmed":
                await pilot.press("down")
                await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await burst(pilot, "The contact centre has a car park")
        await typed(pilot, "CTRL+S")
        assert "Recorded: Route confirmed by a second person." in words(pilot)
        await opened(pilot, "case", CASE)
        await records(pilot, "acknowledge")
    assert [name for name, *_ in events_of(register, CASE)] == ["received", "route_confirmed", "acknowledged"]
    confirmed = now_is(register, CASE).history[1]
    assert (confirmed.by, (confirmed.words or {})["reason"]) == (SECOND, "The contact centre has a car park")


async def test_or_it_is_moved_to_the_childrens_procedure(register: Register, tmp_path: Path) -> None:
    async with desk_of(OFFICER, tmp_path).run_test(size=(120, 40)) as pilot:
        await takes_the_proposal(pilot)
        await pilot.press("m")
        await settled(pilot)
        pilot.app.screen.query_one(Form).fill({"to": "childrens", "reason": "It is about contact after all"})
        await typed(pilot, "CTRL+S")
    moved = now_is(register, "26-0002")
    assert (moved.procedure, moved.received_on) == ("childrens", now_is(register, CASE).received_on)
