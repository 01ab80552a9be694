"""My day: what it shows, how its keys move about, and how little it asks of the register."""

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.errors import CoreError
from tests.desk.shell import TODAY, Shelf, a_desk, a_row, screen_lines, screen_text, settled, some_rows
from tui.lists import reading
from tui.lists.case_list import CaseList


@pytest.fixture
def shelf(monkeypatch):
    made = Shelf(some_rows(48))
    made.put_in_place(monkeypatch)
    return made


async def test_shows_counts_rows_and_what_the_row_under_the_cursor_is_about(shelf, tmp_path):
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        lines = screen_lines(app)
    assert "Example Council" in lines[0]
    assert "Thu 12 Mar 2026" in lines[0]
    assert "Overdue 3" in lines[1]
    assert "[Open 48]" in lines[1]
    assert lines[3].startswith(" › 3 late")
    assert any("1 of 48" in line for line in lines)
    assert any("Stage 1 answer due" in line for line in lines)
    assert "? Help" in lines[-1]
    assert all(len(line) <= 80 for line in lines)


async def test_a_count_equals_the_rows_of_its_list(shelf, tmp_path):
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("1")
        await settled(pilot)
        assert "[Overdue 3]" in screen_lines(app)[1]
        assert app.screen.query_one(CaseList).total == 3
        assert "1 of 3" in screen_text(app)


async def test_down_and_end_move_the_cursor_and_say_where_it_is(shelf, tmp_path):
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "down")
        await settled(pilot)
        assert "3 of 48" in screen_text(app)
        await pilot.press("end")
        await settled(pilot)
        assert "48 of 48" in screen_text(app)
        await pilot.press("home")
        await settled(pilot)
        assert "1 of 48" in screen_text(app)


async def test_rows_of_a_long_list_are_read_by_window_and_every_one_can_be_reached(monkeypatch, tmp_path):
    shelf = Shelf(some_rows(300))
    shelf.put_in_place(monkeypatch)
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        shown = app.screen.query_one(CaseList)
        assert len(shown.window) < 250
        seen = {shown.row.reference}
        for _ in range(24):
            await pilot.press("pagedown")
            await settled(pilot)
            seen.add(shown.row.reference)
        assert shown.position == 300
        assert shown.row.reference == "26-0300"
        await pilot.press("home")
        await settled(pilot)
        assert shown.row.reference == "26-0001"


async def test_going_up_from_the_end_reads_the_window_before(monkeypatch, tmp_path):
    shelf = Shelf(some_rows(300))
    shelf.put_in_place(monkeypatch)
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("end")
        await settled(pilot)
        shown = app.screen.query_one(CaseList)
        for _ in range(24):
            await pilot.press("pageup")
            await settled(pilot)
        assert shown.row.reference == "26-0001"
        assert shown.position == 1
        assert "before" in shelf.asked


async def test_going_to_an_end_asks_for_its_rows_and_for_nothing_else(monkeypatch, tmp_path):
    shelf = Shelf(some_rows(300))
    shelf.put_in_place(monkeypatch)
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        shelf.asked.clear()
        for key, row in (("end", 300), ("home", 1)):
            await pilot.press(key)
            await settled(pilot)
            assert app.screen.query_one(CaseList).position == row
        assert shelf.asked == ["end", "start"]


async def test_the_first_page_is_shown_before_the_register_is_open(shelf, monkeypatch, tmp_path):
    whole, opened = shelf.read(None, reading.Wanted()), threading.Event()
    monkeypatch.setattr(reading, "first", lambda desk, wanted: replace(whole, calendar=None))

    def read_again(*asked: object) -> reading.Reading:
        opened.wait(300)
        return whole

    monkeypatch.setattr(reading, "read_again", read_again)
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        while "1 of 48" not in screen_text(app):
            await pilot.pause()
        assert app.screen._read.calendar is None
        opened.set()
        await settled(pilot)
        assert app.screen._read is whole
        assert "1 of 48" in screen_text(app)


async def test_search_narrows_as_one_types_and_escape_brings_the_list_back(shelf, tmp_path):
    shelf.rows[9] = replace(shelf.rows[9], person="Quill Invented")
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"quill")
        await settled(pilot)
        assert "1 of 1" in screen_text(app)
        assert "26-0010" in screen_text(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "1 of 48" in screen_text(app)
        assert app.screen.query_one(CaseList).has_focus


async def test_letters_typed_in_a_search_are_not_verbs(shelf, tmp_path):
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"nrq1t")
        await settled(pilot)
        assert app.screen.NAME == "My day"
        assert app.screen.wanted.search == "nrq1t"
        assert "Esc clears the search" in screen_text(app)


async def test_an_empty_list_says_what_to_do(monkeypatch, tmp_path):
    Shelf(()).put_in_place(monkeypatch)
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "n takes a new complaint" in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "No case is under the cursor." in screen_text(app)


async def test_mine_shows_only_my_cases(shelf, tmp_path):
    shelf.rows[0] = replace(shelf.rows[0], owner="somebody.else")
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        await settled(pilot)
        assert "my cases" in screen_text(app)
        assert "1 of 47" in screen_text(app)


async def test_a_list_read_again_keeps_the_cursor_on_its_case(shelf, tmp_path):
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "down")
        kept = app.screen.query_one(CaseList).row.reference
        shelf.rows.insert(0, a_row(900, TODAY - timedelta(days=30)))
        await pilot.press("f5")
        await settled(pilot)
        assert app.screen.query_one(CaseList).row.reference == kept
        assert "5 of 49" in screen_text(app)


async def test_a_register_that_cannot_be_read_is_said_in_its_own_words_and_read_again_on_request(
    shelf, tmp_path
):
    shelf.fails = CoreError("The register is locked by another program.", remedy="Close it and try again.")
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "The register is locked by another program." in screen_text(app)
        assert "Close it and try again." in screen_text(app)
        shelf.fails = None
        await pilot.press("f5")
        await settled(pilot)
        assert "1 of 48" in screen_text(app)


async def test_an_error_after_the_first_reading_stays_until_it_is_read(shelf, tmp_path):
    app = a_desk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        shelf.fails = CoreError("The disk is full.", remedy="Make room, then try again.")
        await pilot.press("2")
        await settled(pilot)
        assert "The disk is full." in screen_text(app)
        shelf.fails = None
        await pilot.press("escape")
        await settled(pilot)
        assert "The disk is full." not in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (60, 15)])
async def test_every_line_fits_its_terminal(shelf, tmp_path, size):
    shelf.rows[0] = a_row(
        1, date(2027, 1, 4), summary="Words " * 200, person="Long Name " * 30, extended=True
    )
    app = a_desk(tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        lines = screen_lines(app)
        assert len(lines) == size[1]
        assert all(len(line) <= size[0] for line in lines)
        assert "? Help" in lines[-1]
        assert "×" in lines[3]
