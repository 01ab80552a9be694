"""The filter of My day: every list, search and tasks under it, what it says, and lists kept under a name."""

from dataclasses import asdict
from datetime import timedelta

import pytest

from core.register.lists import worklist
from core.register.lists.filters import as_typed, read_filter
from core.register.lists.saved_lists import save_list, saved_lists
from core.register.lists.tasks import TaskView, task_counts, tasks
from core.register.store.lists.row import Filter
from tests.desk.caseload import OFFICER, a_case, a_register, happened, withdrawn
from tests.desk.shell import TODAY, a_desk, screen_lines, screen_text, settled
from tui.lists.actions import LISTS
from tui.lists.case_list import CaseList
from tui.lists.filter import FilterScreen

DELAY = Filter(theme="delay")


@pytest.fixture
def register(tmp_path):
    """Twelve cases; every third is about delay, the first of them waits for an advocate and another is withdrawn."""
    made = a_register(tmp_path / "home")
    for number in range(12):
        theme = "delay" if number % 3 == 0 else "communication"
        a_case(made, TODAY - timedelta(days=4 * number), {"name": f"Person Number{number}"}, theme=theme)
    happened(made, "26-0001", "advocate_asked_for", TODAY)
    withdrawn(made, "26-0004", TODAY)
    return made


def the_list(app):
    return app.screen.query_one(CaseList)


async def narrowed(pilot, *keys):
    """Open the filter, type into its first field and show what it keeps."""
    await pilot.press("f")
    await settled(pilot)
    await pilot.press(*keys)
    await settled(pilot)
    await pilot.press("ctrl+s")
    await settled(pilot)


async def test_typing_a_few_letters_of_a_theme_narrows_the_list_and_says_so(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await narrowed(pilot, *"delay", "enter")
        assert the_list(app).total == 3
        line = screen_lines(app)[2]
        assert "Only theme " in line and "3 of 11" in line and "x clears" in line
        assert "1 of 3" in screen_text(app)


async def test_one_key_clears_it(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await narrowed(pilot, *"delay", "enter")
        await pilot.press("x")
        await settled(pilot)
        assert the_list(app).total == 11
        assert "Only theme" not in screen_text(app)
        await pilot.press("x")
        await settled(pilot)
        assert "Nothing narrows the lists." in screen_text(app)


async def test_p24_each_count_and_list_of_the_desk_is_the_register_s_under_a_filter(register, tmp_path):
    app = a_desk(tmp_path / "home")
    expected = {
        **asdict(worklist.counts(register, None, TODAY, narrowed=DELAY)),
        "tasks": task_counts(register, None, TODAY, narrowed=DELAY).all,
    }
    assert expected["tasks"] == tasks(register, TaskView(narrowed=DELAY), TODAY, limit=500).total
    assert 0 < expected["tasks"] < task_counts(register, None, TODAY).all
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await narrowed(pilot, *"delay", "enter")
        for number, (name, title, _, _) in enumerate(LISTS, start=1):
            await pilot.press(str(number))
            await settled(pilot)
            assert the_list(app).total == len(the_list(app).window) == expected[name], name
            assert f"[{number} {title} {expected[name]}]" in screen_text(app)


async def test_it_holds_for_a_search_and_for_mine(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await narrowed(pilot, *"delay", "enter")
        await pilot.press("slash", *"number")
        await settled(pilot)
        assert the_list(app).total == 4
        assert "4 of 12" in screen_lines(app)[2]
        await pilot.press("escape", "m")
        await settled(pilot)
        assert the_list(app).total == 3


async def test_a_list_that_the_filter_empties_says_what_to_do(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await narrowed(pilot, *"finance", "enter")
        assert "No open cases that the filter keeps." in screen_text(app)
        assert "x clears the filter, f changes it." in screen_text(app)
        await pilot.press("slash", *"number")
        await settled(pilot)
        assert "that the filter keeps" in screen_text(app)


async def test_a_state_is_looked_for_among_all_cases(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.action_filter()
        await settled(pilot)
        app.screen.form.fill({"state": "closed"})
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert [row.reference for row in the_list(app).window] == ["26-0004"]
        assert "1 of 12" in screen_lines(app)[2]
        await pilot.press("x")
        await settled(pilot)
        assert the_list(app).total == 11


async def test_what_can_t_be_understood_is_said_at_its_field(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await narrowed(pilot, *"zzz", "enter")
        assert isinstance(app.screen, FilterScreen)
        assert "No choice matches “zzz”. Nearest: " in screen_text(app)
        theme = app.screen.form.line("theme")
        assert theme.has_focus_within
        assert theme.raw == "zzz"


async def test_a_filter_is_kept_chosen_again_and_forgotten(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        app.screen.form.fill({"theme": "delay", "name": "Slow ones"})
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert saved_lists(register, OFFICER)[0].filter == DELAY
        assert "Slow ones: theme " in screen_lines(app)[2]
        await pilot.press("x")
        await settled(pilot)
        await narrowed(pilot, *"slow", "enter")
        assert the_list(app).total == 3
        assert "Slow ones: theme " in screen_lines(app)[2]
        await pilot.press("f")
        await settled(pilot)
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert saved_lists(register, OFFICER) == ()
        assert "Slow ones is forgotten." in screen_text(app)
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert "No kept list is chosen." in screen_text(app)


async def test_the_form_shows_what_narrows_the_list_now_and_empties_with_one_key(register, tmp_path):
    save_list(register, OFFICER, "Slow ones", DELAY)
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await narrowed(pilot, *"slow", "enter")
        await pilot.press("f")
        await settled(pilot)
        assert app.screen.form.values() == {"saved": "Slow ones", "theme": "delay"}
        await pilot.press("ctrl+x")
        await settled(pilot)
        assert app.screen.form.values() == {}
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert the_list(app).total == 11


async def test_leaving_the_form_changes_nothing_and_keeps_no_draft(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        await pilot.press(*"delay", "enter", "escape")
        await settled(pilot)
        assert the_list(app).total == 11
        assert "draft" not in screen_text(app)


async def test_the_days_since_anybody_acted_stand_in_the_row_and_under_the_list(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(119, 40)) as pilot:
        await settled(pilot)
        row = the_list(app).row
        days = (TODAY - row.last_action_on).days
        assert days > 1
        first = next(line for line in screen_lines(app) if row.reference in line)
        assert f" {days} d " in first
        assert f"Last action {days} days ago" in screen_text(app)


def test_a_filter_can_be_typed_as_it_is_shown(register):
    kept = Filter(theme="delay", received_from=TODAY - timedelta(days=9), left=True, quiet=3, owner=OFFICER)
    assert read_filter(register, as_typed(kept), TODAY) == kept
