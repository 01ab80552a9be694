"""Equality monitoring, feedback and what has to be published, in the desk."""

from datetime import date

import pytest

from core.council.questions import Form, read_questions
from core.register.publication import list_publications
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.voluntary_forms.batches import NewBatch, enter_batch, list_batches, list_comments
from core.register.voluntary_forms.counts import typed_counts
from tests.desk.caseload import OFFICER, a_register, at, opened, the_desk, typed
from tests.desk.shell import TODAY, a_desk, screen_text, settled
from tui.widgets.form import Form as DeskForm
from tui.widgets.notice import Notice

AUTUMN, WINTER = 20253, 20254
SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


def counted(register: Register, form: Form, *typed_in: str, said: tuple[str, ...] = ()) -> None:
    questions = read_questions(register.content, form)
    new = NewBatch(form, AUTUMN, typed_counts(questions, typed_in), said)
    enter_batch(register, new, stamp=Stamp(OFFICER, at(TODAY)))


async def put(pilot, field: str, text: str) -> None:
    pilot.app.screen.query_one(DeskForm).fill({field: text})
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_g_then_e_shows_the_quarters_and_that_nobody_has_confirmed_the_questions(
    register, tmp_path, size
):
    async with the_desk(tmp_path).run_test(size=size) as pilot:
        await settled(pilot)
        await typed(pilot, "g", "e")
        await settled(pilot)
        shown = screen_text(pilot.app)
        assert "2025-26 Q3  nothing counted" in shown and "runs until Tue 31 Mar" in shown
        assert "unverified" in shown


async def test_counts_are_typed_by_question_and_stand_for_the_quarter(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await typed(pilot, "g", "e")
        await typed(pilot, "DOWN", "ENTER")
        await put(pilot, "complainant-age", "16-17 3, 35-49 4")
        await put(pilot, "child-sex", "female 6")
        await typed(pilot, "CTRL+S")
        assert "2025-26 Q3  complainant 7, child 6; entered Thu 12 Mar" in screen_text(pilot.app)
    [stands] = list_batches(register, "equality")
    assert stands.counts["complainant"]["age"] == {"16-17": 3, "35-49": 4}


async def test_an_answer_that_there_is_not_is_said_at_its_field_and_nothing_is_lost(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "count_quarter", "equality", AUTUMN)
        await put(pilot, "child-age", "seventeen 3")
        await typed(pilot, "CTRL+S")
        line = pilot.app.screen.query_one(DeskForm).line("child-age")
        assert "there is no answer 'seventeen'" in line.problem and line.raw == "seventeen 3"
    assert list_batches(register, "equality") == ()


async def test_a_quarter_that_runs_is_refused_until_it_is_said_to_be_meant(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "count_quarter", "equality", WINTER)
        await put(pilot, "complainant-age", "16-17 7")
        await typed(pilot, "CTRL+S")
        assert "ends on Tue 31 Mar 2026" in str(pilot.app.screen.query_one(Notice).render())
        await put(pilot, "meant", "yes")
        await typed(pilot, "CTRL+S")
    assert [one.unfinished for one in list_batches(register, "equality")] == [True]


async def test_small_counts_are_withheld_until_a_manager_asks(register, tmp_path):
    counted(register, "equality", "age=16-17:3", "age=35-49:9")
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "quarter", "equality", AUTUMN)
        assert "[c]  16 or 17" in screen_text(pilot.app)
        await typed(pilot, "x")
        assert "3  16 or 17" in screen_text(pilot.app)


async def test_an_officer_sees_no_small_count_no_words_and_none_in_the_form(register, tmp_path):
    add_user(register, "olu", stamp=Stamp(OFFICER, at(TODAY)))
    counted(register, "feedback", "child.easy=yes:3", "child.easy=no:9", said=("Robin was rude.",))
    desk = a_desk(tmp_path)
    desk.desk.user = "olu"
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "quarter", "feedback", AUTUMN)
        await typed(pilot, "x")
        assert "a manager sees them" in screen_text(pilot.app)
        await typed(pilot, "ENTER")
        shown = screen_text(pilot.app)
        assert "3  Yes" not in shown and "Robin" not in shown and "A manager reads it" in shown
        await typed(pilot, "n")
        assert pilot.app.screen.query_one(DeskForm).values() == {"meant": "no"}


async def test_a_manager_corrects_what_stands_with_its_numbers_in_the_form(register, tmp_path):
    counted(register, "feedback", "child.easy=yes:3", "child.easy=no:9")
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "count_quarter", "feedback", AUTUMN)
        form = pilot.app.screen.query_one(DeskForm)
        assert form.values()["child-easy"] == "yes 3, no 9"
        await put(pilot, "child-easy", "yes 4, no 9")
        await put(pilot, "comments", "They rang back.\n\nToo slow.")
        await typed(pilot, "CTRL+S")
    assert list_batches(register, "feedback")[0].counts["child"]["easy"] == {"yes": 4, "no": 9}
    assert {one.text for one in list_comments(register, by=OFFICER)} == {"They rang back.", "Too slow."}


async def test_what_is_to_be_published_is_recorded_where_it_is_missing(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await typed(pilot, "g", "u")
        assert "8 of 8 missing or overdue." in screen_text(pilot.app)
        await typed(pilot, "ENTER")
        await put(pilot, "where", "https://council.example/policy")
        await typed(pilot, "CTRL+S")
        assert "7 of 8 missing or overdue." in screen_text(pilot.app)
        await typed(pilot, "x", "CTRL+S")
        assert "8 of 8 missing or overdue." in screen_text(pilot.app)
    assert {one.state for one in list_publications(register, date(2026, 3, 12))} == {"missing"}
