"""A new case: taken by keyboard alone in the order of a phone call, quickly, and with nothing demanded."""

import pytest

from core.register.lists.worklist import View, page
from tests.desk.caseload import a_case, a_register, events_of, now_is, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text, settled
from tests.desk.steady import thought
from tui.cases.case import CaseScreen
from tui.widgets.form import Form


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


async def test_a_phone_call_is_taken_by_keyboard_and_opens_the_case(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        await typed(
            pilot, "chi", "ENTER", "ENTER", "They moved me", "ENTER", "Madeup", "ENTER", "14", "ENTER"
        )
        await typed(pilot, "y", "ENTER", "ENTER", "do not ring home", "ENTER")
        await typed(pilot, "ENTER", "ENTER", "ENTER", "to go back", "ENTER", "yes", "ENTER", "CTRL+S")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert "26-0001" in screen_text(pilot.app)
        assert "do not ring home" in screen_text(pilot.app)
    case = now_is(register, "26-0001")
    assert (case.person, case.summary, case.wants) == ("Madeup", "They moved me", "to go back")
    assert (case.channel, case.by, case.category, case.in_care) == ("phone", "child", "CA26-a", True)
    assert [name for name, *_ in events_of(register, "26-0001")] == [
        "received", "advocate_offered", "advocate_answered",
    ]  # fmt: skip


async def test_what_it_is_about_and_their_words_are_enough(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        await typed(pilot, "ENTER", "in care", "ENTER", "Contact was cancelled", "CTRL+S")
    assert (now_is(register, "26-0001").received_on, now_is(register, "26-0001").procedure) == (
        TODAY,
        "childrens",
    )


async def test_no_case_falls_into_a_procedure_that_nothing_speaks_for(register, tmp_path):
    """Words, a name and the team *Bins and recycling* were Stage 1 of the children's procedure."""
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        form = pilot.app.screen.query_one(Form)
        form.fill({"summary": "The bins were not emptied", "name": "Madeup Person"})
        await typed(pilot, "CTRL+S")
        assert "Nothing says yet which procedure" in form.line("function").problem
        form.line("function").take_focus()
        await typed(pilot, "other service", "CTRL+S")
        assert page(register, View("all"), TODAY, limit=5).total == 0
        shown = " ".join(screen_text(pilot.app).split())
        assert "It goes into" in shown
        assert "Any other service of the council" in shown
        await typed(pilot, "CTRL+S")
    assert now_is(register, "26-0001").procedure == "corporate"


async def test_the_age_of_the_child_is_not_that_of_the_parent_who_rings(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        form = pilot.app.screen.query_one(Form)
        assert (form.line("age").field.label, form.line("child_age").field.label) == (
            "Their own age",
            "The child's age",
        )
        form.fill({"summary": "Contact", "by": "parent", "age": "9", "in_care": "yes"})
        await typed(pilot, "CTRL+S")
        assert "whoever is speaking" in form.line("age").problem
        form.fill({"age": "", "child_age": "9"})
        await typed(pilot, "CTRL+S")
    received = now_is(register, "26-0001").history[0]
    assert ("age" in received.facts, received.facts["child_age"]) == (False, 9)


async def test_without_any_words_it_asks_for_a_few_and_writes_nothing(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        await typed(pilot, "CTRL+S")
        assert "a few of their words" in pilot.app.screen.query_one(Form).line("summary").problem
    assert page(register, View("all"), TODAY, limit=5).total == 0


async def test_the_due_date_stands_there_as_soon_as_it_is_known(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        await thought(pilot)
        assert "Say who is speaking and what about" in screen_text(pilot.app)
        pilot.app.screen.query_one(Form).fill({"by": "child", "in_care": "yes"})
        await thought(pilot)
        assert "due Thu 26 Mar" in screen_text(pilot.app)
        pilot.app.screen.query_one(Form).fill({"on": "2/3"})
        await thought(pilot)
        assert "due Mon 16 Mar" in screen_text(pilot.app)


async def test_an_advocate_who_is_wanted_makes_the_answer_wait_and_says_so(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        pilot.app.screen.query_one(Form).fill({"by": "child", "in_care": "yes", "advocate": "accepted"})
        await thought(pilot)
        assert "waits until advocate appointed" in screen_text(pilot.app)


async def test_who_else_has_complained_by_that_name_is_shown(register, tmp_path):
    other = a_case(register, words={"name": "Alex Invented"})
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        pilot.app.screen.query_one(Form).fill({"name": "Invented"})
        await thought(pilot)
        assert other in screen_text(pilot.app)


async def test_a_day_before_the_law_is_refused_at_its_field_and_nothing_is_lost(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        form = pilot.app.screen.query_one(Form)
        form.fill({"summary": "Long ago", "in_care": "yes", "on": "1/1/2001"})
        await typed(pilot, "CTRL+S")
        assert form.line("on").problem
        assert form.values()["summary"] == "Long ago"


async def test_saving_twice_opens_one_case(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        pilot.app.screen.query_one(Form).fill({"summary": "Once", "in_care": "yes"})
        await pilot.press("ctrl+s", "ctrl+s")
        await settled(pilot)
    assert page(register, View("all"), TODAY, limit=5).total == 1


async def test_another_procedure_asks_its_own_questions_and_keeps_what_was_typed(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        form = pilot.app.screen.query_one(Form)
        form.fill({"summary": "The bins", "procedure": "corporate"})
        await thought(pilot)
        form = pilot.app.screen.query_one(Form)
        assert form.values()["summary"] == "The bins"
        assert form.line("advocate") is None
        await typed(pilot, "CTRL+S")
    assert now_is(register, "26-0001").procedure == "corporate"


async def test_a_part_of_the_form_is_one_key_away_forward_and_back(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        form = pilot.app.screen.query_one(Form)
        begins = [line for line in form.lines if line.field.gap]
        for line in begins:
            await pilot.press("pagedown")
            assert pilot.app.screen.focused is line.entry
        await pilot.press("pagedown")
        assert pilot.app.screen.focused is begins[-1].entry
        for line in [*reversed(begins[:-1]), form.lines[0]]:
            await pilot.press("pageup")
            assert pilot.app.screen.focused is line.entry


async def test_every_field_can_be_reached_and_seen_at_eighty_columns(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        form = pilot.app.screen.query_one(Form)
        for line in form.lines:
            line.take_focus()
            await settled(pilot)
            assert line.field.label in screen_text(pilot.app)
        assert all(len(row) <= 80 for row in screen_text(pilot.app).split("\n"))


async def test_help_is_offered_by_the_key_that_gives_it_while_words_are_typed(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        assert "F1 Help" in screen_text(pilot.app)
        await pilot.press("f1")
        await settled(pilot)
        lines = screen_text(pilot.app).splitlines()
        assert any("ShiftTab  Go back to the field before." in line for line in lines)
