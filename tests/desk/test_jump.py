"""^g puts a letter on each row and field in sight; that letter goes there, and any other key leaves all as it was."""

import pytest

from tests.desk.caseload import a_case, a_register, opened, post, the_desk, typed
from tests.desk.shell import screen_lines, screen_text, settled
from tui.intake.new_case import NewCaseScreen
from tui.lists.my_day import WorklistScreen
from tui.widgets.form import Form
from tui.widgets.jump import labels


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


def letter_before(app, words):
    """The letter at the beginning of the line that has these words."""
    return next(line for line in screen_lines(app) if words in line).split()[0][0]


async def test_the_letter_of_a_row_goes_to_it(register, tmp_path):
    for name in ("First", "Second", "Third"):
        a_case(register, words={"name": f"Madeup {name}"})
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "CTRL+G")
        assert "Press the letter of a place" in screen_text(pilot.app)
        await pilot.press(letter_before(pilot.app, "Madeup Third"))
        await settled(pilot)
        assert pilot.app.screen.list.row.person == "Madeup Third"
        assert "Press the letter" not in screen_text(pilot.app)


async def test_the_letter_of_a_field_goes_there_and_the_next_ones_belong_to_it(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        form = pilot.app.screen.query_one(Form)
        await typed(pilot, "CTRL+G")
        line = next(line for line in screen_lines(pilot.app) if "Name" in line)
        await pilot.press(line[0])
        await typed(pilot, "Madeup")
        assert form.values()["name"] == "Madeup"
        assert form.values().keys() == {"name", "on", "channel", "handling"}


async def test_labels_that_are_asked_for_before_the_list_has_come_wait_for_it_and_so_does_their_letter(
    register, tmp_path
):
    for name in ("First", "Second"):
        a_case(register, words={"name": f"Madeup {name}"})
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        post(pilot, "\x07s")
        await settled(pilot)
        assert isinstance(pilot.app.screen, WorklistScreen)
        assert pilot.app.screen.list.row.person == "Madeup Second"
        assert "nowhere to jump" not in screen_text(pilot.app)


async def test_escape_takes_back_that_labels_were_asked_for(register, tmp_path):
    a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        post(pilot, "\x07\x1b")
        await settled(pilot)
        assert not pilot.app.screen.query(".jump-label")


async def test_where_nothing_is_listed_there_is_nowhere_to_jump(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "CTRL+G")
        assert "There is nowhere to jump: nothing is listed here." in screen_text(pilot.app)


async def test_escape_takes_the_letters_away_and_leaves_nothing(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        before = screen_text(pilot.app)
        await typed(pilot, "CTRL+G")
        assert screen_text(pilot.app) != before
        await typed(pilot, "ESCAPE")
        assert isinstance(pilot.app.screen, NewCaseScreen)
        assert screen_text(pilot.app) == before


async def test_the_letters_are_seen_without_a_colour(register, tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await typed(pilot, "CTRL+G")
        rows = pilot.app.screen._compositor.render_strips()
        marked = [
            part for strip in rows for part in strip if part.style and part.style.reverse and part.style.bold
        ]
        assert [part.text for part in marked[:3]] == ["a", "s", "d"]


async def test_a_click_ends_it_too(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await typed(pilot, "CTRL+G")
        await pilot.click("#head")
        await settled(pilot)
        assert not pilot.app.screen.query(".jump-label")


def test_no_name_of_a_place_begins_another_however_many_there_are():
    for count in (0, 1, 26, 27, 200):
        names = labels(count)
        assert len(set(names)) == count
        assert not any(name != other and other.startswith(name) for name in names for other in names)
