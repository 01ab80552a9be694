"""In the editor of a letter what has to stay is marked and can't be entered, and the footer names keys that work (D18)."""

import pytest

from tests.desk import filled
from tests.desk.caseload import opened, the_desk, typed
from tests.desk.shell import screen_text
from tui.letters.edit import LetterEntry


@pytest.fixture
def home(tmp_path):
    filled.bare(tmp_path / "home", cases=True)
    return tmp_path / "home"


async def test_a_locked_line_has_a_bar_and_takes_no_key(home):
    async with the_desk(home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "edit_letter", filled.REFERENCE, 1)
        entry = pilot.app.screen.query_one(LetterEntry)
        before = entry.text
        assert "▌" in screen_text(pilot.app)
        locked = next(
            place
            for place, line in enumerate(before.split("\n"))
            if line.startswith("You are not in trouble")
        )
        entry.move_cursor((locked, 3))
        await typed(pilot, "x")
        assert entry.text == before
        assert "have to stay" in screen_text(pilot.app)
        await pilot.press("backspace")
        assert entry.text == before


async def test_other_lines_are_written_as_before_and_question_marks_are_letters(home):
    async with the_desk(home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "edit_letter", filled.REFERENCE, 1)
        entry = pilot.app.screen.query_one(LetterEntry)
        entry.move_cursor((0, 0))
        await typed(pilot, "Why?")
        assert entry.text.startswith("Why?")
        assert "F1 Help" in screen_text(pilot.app)
        await pilot.press("f1")
        assert "Help: Edit a letter" in screen_text(pilot.app)
