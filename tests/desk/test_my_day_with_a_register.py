"""My day over a real register: what was recorded is listed, counts equal lists, and a register that can't be read says so."""

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta

import pytest

from core.register.cases.receipt import NewCase
from core.register.cases.take_down import take_down
from core.register.lists import worklist
from core.register.lists.tasks import task_counts
from core.register.store.journal.stamp import Stamp
from tests.desk.shell import TODAY, a_desk, screen_text, settled
from tests.desk.steady import thought
from tests.registers import new_register
from tui.lists import reading
from tui.lists.actions import LISTS
from tui.lists.case_list import CaseList

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


def a_case(register, received: date, summary: str, name: str = "Made-up Person") -> str:
    recorded = take_down(
        register,
        NewCase(
            "childrens",
            received,
            {"channel": "phone", "by": "child"},
            {"summary": summary, "name": name},
            owner="",
        ),
        stamp=Stamp("j.officer", NOW),
    )
    return recorded.reference


@pytest.fixture
def register(tmp_path):
    made = new_register(tmp_path / "home", today=TODAY, by="j.officer")
    for days in range(0, 40, 4):
        a_case(made, TODAY - timedelta(days=days), f"Said {days} days ago")
    return made


async def test_lists_what_was_recorded_and_finds_it_by_name(register, tmp_path):
    reference = a_case(register, TODAY, "A new thing", name="Quill Invented")
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "1 of 11" in screen_text(app)
        await pilot.press("slash", *"quill")
        await settled(pilot)
        assert "1 of 1" in screen_text(app)
        assert app.screen.query_one(CaseList).row.reference == reference


def test_what_was_read_ahead_is_shown_first_and_once(register, tmp_path):
    desk = a_desk(tmp_path / "home").desk
    reading.ahead(desk)
    begun = desk.ahead.result()
    assert begun.page == worklist.page(register, worklist.View("open"), TODAY, limit=reading.WINDOW)
    assert reading.first(desk, reading.Wanted()) is begun
    assert reading.first(desk, reading.Wanted()) is not begun


async def test_each_count_equals_the_rows_of_its_list(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        counts = {
            **asdict(worklist.counts(register, None, TODAY)),
            "tasks": task_counts(register, None, TODAY).all,
        }
        for number, (name, title, _, _) in enumerate(LISTS, start=1):
            await pilot.press(str(number))
            await settled(pilot)
            assert app.screen.query_one(CaseList).total == counts[name], name
            assert f"[{number} {title} {counts[name]}]" in screen_text(app)


async def test_what_somebody_else_records_is_there_when_the_list_is_read_again(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        a_case(register, TODAY, "Recorded in another window")
        await pilot.press("f5")
        await settled(pilot)
        assert "1 of 11" in screen_text(app)


async def test_the_next_step_of_the_case_under_the_cursor_is_named(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(120, 40)) as pilot:
        await thought(pilot)
        assert "Next: " in screen_text(app)


async def test_a_folder_without_a_register_says_how_to_make_one(tmp_path):
    app = a_desk(tmp_path / "nowhere")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        text = " ".join(screen_text(app).split())
        assert "There is no register at" in text
        assert "heard init" in text
    assert not (tmp_path / "nowhere").exists()


async def test_a_damaged_register_is_said_and_left_as_it_is(register, tmp_path):
    register.sessions.close()
    path = tmp_path / "home" / "register.db"
    for beside in ("-wal", "-shm"):
        (tmp_path / "home" / f"register.db{beside}").unlink(missing_ok=True)
    path.write_bytes(b"not a database at all" * 400)
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Overdue -" in screen_text(app)
        assert "^r reads again" in screen_text(app)
    assert path.read_bytes() == b"not a database at all" * 400


async def test_a_person_who_is_not_in_the_register_is_told_who_can_add_them(register, tmp_path):
    app = a_desk(tmp_path / "home")
    app.desk.user = "a.stranger"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        text = " ".join(screen_text(app).split())
        assert "a.stranger is not a person in this register" in text
        assert "j.officer" in text
        assert "1 of" not in text
