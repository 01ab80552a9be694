"""G26: a report or a committee paper shows who somebody is."""

import pytest

from core.register.lists.tasks import TaskView, tasks
from core.register.open import Register
from core.register.reminders.calendar_file import calendar_file
from core.release.disclosure import Policy, must_withhold
from core.release.release import Cell
from tests.register.made import DAY, a_case, at


@pytest.mark.parametrize(("count", "withheld"), [(0, False), (1, True), (4, True), (5, False)])
def test_small_counts_are_withheld(count: int, withheld: bool) -> None:
    assert must_withhold(cell(count), "count", "person", Policy()) is withheld


def test_a_share_that_would_give_a_small_count_away_is_withheld() -> None:
    assert must_withhold(cell(40, 42), "percent", "person", Policy())
    assert not must_withhold(cell(30, 42), "percent", "person", Policy())


def test_a_calendar_for_others_holds_references_and_no_names(register: Register) -> None:
    a_case(register, words={"summary": "They moved me.", "name": "Robin"})
    file = calendar_file(register, tasks(register, TaskView(), DAY).tasks, at(DAY))
    assert b"26-0001" in file and b"Robin" not in file and b"moved" not in file


def cell(numerator: int, denominator: int | None = None) -> Cell:
    return Cell("themes", "2024-25", numerator=numerator, denominator=denominator, text="")
