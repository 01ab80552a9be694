"""My day's tasks: each with its case and its day, opened at what settles it; and a case taken over."""

from datetime import date
from pathlib import Path

import pytest

from core.register.cases.handover import assign, set_active
from core.register.cases.read import case
from core.register.lists.tasks import task_counts
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.desk.caseload import OFFICER, a_case, a_register, at, happened
from tests.desk.shell import TODAY, a_desk, screen_lines, screen_text, settled
from tui.lists.case_list import CaseList
from tui.record.record import RecordScreen


@pytest.fixture
def register(tmp_path: Path) -> Register:
    made = a_register(tmp_path / "home")
    add_user(made, "other.officer", stamp=Stamp(OFFICER, at(date(2026, 1, 6))))
    return made


async def test_the_tasks_are_a_list_by_number_counted_as_they_are_shown(
    register: Register, tmp_path: Path
) -> None:
    a_case(register)
    total = task_counts(register, None, TODAY).all
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("8")
        await settled(pilot)
        lines = screen_lines(app)
        assert f"[Tasks {total}]" in lines[1]
        assert app.screen.query_one(CaseList).total == total
        assert "Acknowledge the" in screen_text(app)
        assert "Not told about my review" in screen_text(app)
        assert all(len(line) <= 80 for line in lines)


async def test_enter_opens_the_case_at_what_settles_the_task(register: Register, tmp_path: Path) -> None:
    reference = a_case(register)
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("8")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, RecordScreen)
        assert (app.screen.subject, app.screen.event) == (reference, "acknowledged")


async def test_one_of_several_is_opened_with_its_number(register: Register, tmp_path: Path) -> None:
    reference = a_case(register)
    for kind, due in (("apology", date(2026, 3, 20)), ("meeting", date(2026, 3, 3))):
        happened(register, reference, "remedy_promised", date(2026, 3, 2), kind=kind, due=due)
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("8")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, RecordScreen)
        assert (app.screen.event, app.screen.given) == ("remedy_done", {"remedy": "2"})


async def test_m_leaves_only_my_tasks(register: Register, tmp_path: Path) -> None:
    assign(register, a_case(register), "other.officer", stamp=Stamp(OFFICER, at(date(2026, 3, 2))))
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("8", "m")
        await settled(pilot)
        assert "[Tasks 0]" in screen_lines(app)[1]
        assert "Nothing is to be done among your own" in screen_text(app)


async def test_a_case_of_somebody_who_left_is_taken_over_with_a_key(
    register: Register, tmp_path: Path
) -> None:
    reference = a_case(register)
    assign(register, reference, "other.officer", stamp=Stamp(OFFICER, at(date(2026, 3, 2))))
    set_active(register, "other.officer", active=False, stamp=Stamp(OFFICER, at(date(2026, 3, 11))))
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("o")
        await settled(pilot)
        assert "is yours now; it was other.officer's." in screen_text(app)
        await pilot.press("o")
        await settled(pilot)
        assert "is yours already" in screen_text(app)
    there = case(register, reference, today=TODAY)
    assert (there.owner, there.version) == (OFFICER, 3)
