"""What has to be seen is seen: names at eighty columns, safety before all, what is late, what is next, what a number counts."""

from datetime import date

import pytest

from core.register.lists.filters import in_words, read_filter
from core.register.lists.worklist import View, counts, page
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.desk.caseload import (
    OFFICER,
    a_case,
    a_register,
    at,
    happened,
    now_is,
    opened,
    the_desk,
    typed,
)
from tests.desk.shell import TODAY, a_row, screen_lines, screen_text, settled
from tui.cases.about import Do
from tui.cases.case import CaseScreen
from tui.figures import FigureCasesScreen, begun
from tui.lists.rows import columns, due_words, tone

MARCH = date(2026, 3, 3)


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


def test_overdue_holds_every_case_with_anything_past_its_day(register):
    """A clock that runs on time hid a promise that was broken."""
    reference = a_case(register, date(2026, 3, 11))
    before = counts(register, None, TODAY).overdue
    happened(register, reference, "remedy_promised", date(2026, 3, 11), kind="apology", due=date(2026, 3, 11))
    rows = page(register, View("overdue"), TODAY).rows
    assert (before, counts(register, None, TODAY).overdue, [row.reference for row in rows]) == (
        0,
        1,
        [reference],
    )
    assert rows[0].late_since == date(2026, 3, 11)
    assert (due_words(rows[0], TODAY), tone(rows[0], TODAY)) == ("late task", "late")


def test_a_name_has_a_column_at_eighty(register):
    assert "person" in [column.key for column in columns(76)]
    assert due_words(a_row(late_since=date(2026, 3, 1)), TODAY) == "late task"


async def test_how_they_may_be_reached_is_not_cut(register, tmp_path):
    wishes = (
        "do not ring the house phone, text only, never on Sundays, and never say who you are to anybody else"
    )
    reference = a_case(register, words={"wishes": wishes})
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        assert "anybody else" in " ".join(screen_text(pilot.app).split())


async def test_after_a_record_the_cursor_is_on_what_is_next(register, tmp_path):
    reference = a_case(register)
    happened(register, reference, "acknowledged", MARCH)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await typed(pilot, "END", "o")
        await typed(pilot, "They rang", "CTRL+S")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert isinstance(pilot.app.screen.here, Do)


async def test_enter_on_a_figure_lists_its_cases_and_opens_one(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "figures")
        await typed(pilot, "ENTER")
        assert isinstance(pilot.app.screen, FigureCasesScreen)
        assert reference in screen_text(pilot.app)
        await typed(pilot, "ENTER")
        assert isinstance(pilot.app.screen, CaseScreen)


@pytest.mark.parametrize(
    ("period", "said"),
    [("2025-26 Q1", True), ("2025-26 Q4", True), ("2026-27 Q1", False), ("2025-26", True)],
)
def test_a_quarter_that_has_not_begun_is_blank(period: str, said: bool) -> None:
    assert begun(period, period[:7], TODAY) is said


async def test_back_from_a_case_that_was_found_letters_are_keys_again(register, tmp_path):
    a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "/", "made", "ENTER")
        assert isinstance(pilot.app.screen, CaseScreen)
        await typed(pilot, "ESCAPE", "w")
        assert "Why this date" in screen_lines(pilot.app)[0]


async def test_owners_are_chosen_by_name_from_a_list(register, tmp_path):
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "record", reference, "learning_action")
        line = pilot.app.screen.form.line("owner")
        assert [choice.key for choice in line.field.choices] == ["j.officer"]


async def test_several_cases_are_marked_and_given_to_somebody_at_once(register, tmp_path):
    add_user(register, "other.officer", title="Pat Madeup", stamp=Stamp(OFFICER, at(MARCH)))
    cases = [a_case(register) for _ in range(3)]
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "v", "v", "h")
        assert "2 cases: 26-0001, 26-0002." in screen_text(pilot.app)
        await typed(pilot, "pat", "ENTER", "CTRL+S")
        assert "2 cases handed over." in screen_text(pilot.app)
        assert pilot.app.screen.list.marked == ()
    assert [now_is(register, case).owner for case in cases] == ["other.officer", "other.officer", OFFICER]


async def test_the_filter_finds_the_cases_that_nobody_looks_after(register, tmp_path):
    a_case(register)
    kept = read_filter(register, {"owner": "nobody"}, TODAY)
    assert page(register, View("open", narrowed=kept), TODAY).total == 0
    assert "officer Nobody yet" in in_words(register, kept)
