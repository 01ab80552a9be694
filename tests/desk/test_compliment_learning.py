"""What a compliment taught is followed to its end in the desk, from the board of learning."""

import pytest

from core.register.compliments import add_compliment
from core.register.learning.board import learning_of_compliment
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.desk.caseload import OFFICER, a_register, at, opened, the_desk, typed
from tests.desk.shell import TODAY, a_desk, screen_text, settled
from tui.learning.compliments import ComplimentLearningScreen
from tui.widgets.form import Form
from tui.widgets.notice import Notice


@pytest.fixture
def register(tmp_path):
    made = a_register(tmp_path)
    add_compliment(made, received_on=TODAY, text="She rang me first.", stamp=Stamp(OFFICER, at(TODAY)))
    return made


async def put(pilot, **values: str) -> None:
    pilot.app.screen.query_one(Form).fill(values)
    await settled(pilot)
    await typed(pilot, "CTRL+S")


async def learned(pilot) -> None:
    await opened(pilot, "learning_board")
    await typed(pilot, "c", "ENTER", "n")
    await put(pilot, text="Ring before you write.")


async def test_a_compliment_is_chosen_from_the_board_and_what_it_taught_is_recorded(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(100, 30)) as pilot:
        await learned(pilot)
        shown = screen_text(pilot.app)
        assert "She rang me first." in shown and "Ring before you write." in shown
    assert [one.text for one in learning_of_compliment(register, TODAY, 1)] == ["Ring before you write."]


async def test_enter_on_the_board_takes_its_next_step(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(100, 30)) as pilot:
        await learned(pilot)
        await typed(pilot, "ESCAPE", "ESCAPE")
        assert "C1/1" in screen_text(pilot.app)
        await typed(pilot, "ENTER")
        assert isinstance(pilot.app.screen, ComplimentLearningScreen)
        await typed(pilot, "ENTER")
        await put(pilot, owner=OFFICER, due="2026-04-01", text="Tell the team.")
        await typed(pilot, "ENTER")
        await put(pilot, evidence="The team's notes.")
    [one] = learning_of_compliment(register, TODAY, 1)
    assert (one.owner, one.status) == (OFFICER, "done")


async def test_who_wrote_the_sentence_does_not_approve_it_in_the_desk_either(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(100, 30)) as pilot:
        await learned(pilot)
        await typed(pilot, "s")
        await put(pilot, public_sentence="We ring before we write.")
        await typed(pilot, "v", "CTRL+S")
        assert "approved by somebody else" in str(pilot.app.screen.query_one(Notice).render())
    assert not learning_of_compliment(register, TODAY, 1)[0].approved_by
    add_user(register, "olu", stamp=Stamp(OFFICER, at(TODAY)))
    other = a_desk(tmp_path)
    other.desk.user = "olu"
    async with other.run_test(size=(100, 30)) as pilot:
        await opened(pilot, "compliment_learning", 1)
        await typed(pilot, "v", "CTRL+S")
    assert learning_of_compliment(register, TODAY, 1)[0].approved_by == "olu"


async def test_a_step_of_nothing_is_not_offered(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(100, 30)) as pilot:
        await opened(pilot, "compliment_learning", 1)
        assert "say what this compliment taught" in screen_text(pilot.app)
        await typed(pilot, "d")
        assert "Nothing learned is recorded yet." in screen_text(pilot.app)
