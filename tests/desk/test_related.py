"""Other cases that have to do with one: on its screen, and while a new one is taken."""

import pytest
from textual.widgets import Static

from tests.desk.caseload import a_case, a_register, opened
from tests.desk.shell import a_desk, screen_text, settled
from tests.desk.steady import thought
from tui.cases.case import CaseScreen

MOTHER = "Robin Quillfeather"


@pytest.fixture
def register(tmp_path):
    """A made-up mother about each of her two children, and somebody else."""
    made = a_register(tmp_path / "home")
    for child in ("Zoë Ångström", "Ned Quillfeather"):
        a_case(made, words={"name": MOTHER, "child_name": child, "summary": f"About {child}"}, by="parent")
    a_case(made, words={"name": "Sample Person", "summary": "The bus"})
    return made


async def test_a_case_lists_the_others_and_enter_opens_one(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await opened(pilot, "case", "26-0001")
        assert "26-0002  The same name, about another child (Ned" in screen_text(app)
        await pilot.press("end", "enter")
        await settled(pilot)
        assert isinstance(app.screen, CaseScreen) and app.screen.reference == "26-0002"
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.reference == "26-0001"


async def test_a_case_that_has_to_do_with_no_other_says_nothing_of_it(register, tmp_path):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await opened(pilot, "case", "26-0003")
        assert "Other cases" not in screen_text(app)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ({"name": "robin quill"}, "26-0001 Robin Quillfeather"),
        ({"name": "Robin Quilfeather"}, "26-0001 Robin Quillfeather"),
        ({"name": "Somebody Else", "child_name": "Zoe Angstrom"}, "26-0001 Robin Quillfeather"),
        ({"child_name": "zoe angstrm"}, "26-0001 Robin Quillfeather"),
        ({"name": "Sampel Persson"}, "26-0003 Sample Person"),
    ],
)
async def test_while_a_name_is_typed_earlier_cases_are_shown_misspelt_or_without_accents(
    register, tmp_path, typed, named
):
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await opened(pilot, "new_case")
        app.screen.form.fill(typed)
        await thought(pilot)
        said = str(app.screen.query_one("#also", Static).render())
        assert "By that name already" in said and named in said


async def test_it_says_how_many_there_are_where_not_all_are_named(register, tmp_path):
    for _ in range(4):
        a_case(register, words={"name": MOTHER, "summary": "Again"})
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await opened(pilot, "new_case")
        app.screen.form.fill({"name": MOTHER})
        await thought(pilot)
        assert "3 of 6" in str(app.screen.query_one("#also", Static).render())


async def test_p25_the_palette_says_how_many_cases_there_are_where_not_all_are_offered(register, tmp_path):
    for _ in range(9):
        a_case(register, words={"name": MOTHER, "summary": "Again"})
    app = a_desk(tmp_path / "home")
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p", *"robin")
        await thought(pilot)
        assert "8 of 11 cases" in screen_text(app)
