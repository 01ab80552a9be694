"""What keys do, the mouse does: the footer, the lists by number, marks, choices, labels of fields, panels, places."""

import pytest

from tests.desk.caseload import a_case, a_register, opened, the_desk, typed
from tests.desk.shell import screen_lines, screen_text, settled
from tui.cases.case import CaseScreen
from tui.intake.new_case import NewCaseScreen
from tui.lists.hand_over import HandOverScreen
from tui.lists.my_day import WorklistScreen
from tui.lists.overview import OverviewScreen
from tui.widgets.form import Form


@pytest.fixture
def register(tmp_path):
    made = a_register(tmp_path)
    for name in ("First", "Second", "Third"):
        a_case(made, words={"name": f"Madeup {name}"})
    return made


async def click(pilot, words, within=""):
    """Click on words that stand on the screen, in a line that has `within`."""
    place = next(
        (line.index(words) + 1, y)
        for y, line in enumerate(screen_lines(pilot.app))
        if words in line and within in line
    )
    await pilot.click(offset=place)
    await settled(pilot)


async def test_a_click_on_a_key_of_the_footer_does_what_the_key_does(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await click(pilot, "n New")
        assert isinstance(pilot.app.screen, NewCaseScreen)
        await click(pilot, "Esc Back")
        assert isinstance(pilot.app.screen, WorklistScreen)


async def test_a_click_on_a_refused_key_says_why_and_a_click_on_the_panel_s_key_goes_back(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "overview")
        await typed(pilot, "END")
        await click(pilot, "Enter Its cases")
        assert "That number counts no cases." in screen_text(pilot.app)
        await click(pilot, "Enter Back")
        assert isinstance(pilot.app.screen, OverviewScreen)


async def test_a_click_on_a_list_shows_it(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for words, name in (("Closed", "closed"), ("Overdue", "overdue"), ("Tasks", "tasks")):
            await click(pilot, words, within="Closed")
            assert pilot.app.screen.wanted.list == name


async def test_clicks_left_of_rows_mark_them_and_they_are_handed_over_together(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        lines = screen_lines(pilot.app)
        rows = [y for y, line in enumerate(lines) if "Madeup" in line][:2]
        for y in rows:
            await pilot.click(offset=(1, y))
            await settled(pilot)
        assert "2 marked: h gives them to somebody." in screen_text(pilot.app)
        assert len(pilot.app.screen.list.marked) == 2
        await pilot.click(offset=(1, rows[0]))
        await settled(pilot)
        assert len(pilot.app.screen.list.marked) == 1
        await typed(pilot, "h")
        assert isinstance(pilot.app.screen, HandOverScreen)


async def test_a_click_on_a_row_goes_to_it_and_one_more_opens_it(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await click(pilot, "Madeup Third")
        assert pilot.app.screen.list.row.person == "Madeup Third"
        await click(pilot, "Madeup Third")
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_a_click_takes_a_choice_and_one_on_a_label_goes_into_its_field(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 40)) as pilot:
        await opened(pilot, "new_case")
        form = pilot.app.screen.query_one(Form)
        line = form.line("by")
        line.take_focus()
        await settled(pilot)
        title = line.field.choices[1].title
        await click(pilot, title)
        assert form.values()["by"] == line.field.choices[1].key
        await click(pilot, "Name")
        await typed(pilot, "Madeup")
        assert form.values()["name"] == "Madeup"


async def test_a_place_of_the_menu_can_be_clicked(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "g")
        await click(pilot, "Overview: what came")
        assert isinstance(pilot.app.screen, OverviewScreen)
