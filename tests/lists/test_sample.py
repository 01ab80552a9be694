"""Findings of not upheld are drawn for a second look: at random, the same for the same seed, and what came of it is counted."""

from pathlib import Path

import pytest

from core.errors import BadInput
from core.figures.compute import cases_behind, compute
from core.figures.declared import find_figure
from core.register.cases.entries import Entry
from core.register.cases.receipt import NewCase
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.lists.tasks import TaskView, tasks
from core.register.register import Register
from core.register.sampling import Drawn, Sample, draw, record_draw
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.lists.conftest import TODAY
from tests.lists.test_at_once import MORNING
from tests.registers import new_register

ME, OTHER = Stamp("pretend.officer", MORNING), Stamp("another.officer", MORNING)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Twelve answered cases: every third upheld, the others not."""
    home: Path = tmp_path_factory.mktemp("sample") / "home"
    made = new_register(home, today=TODAY, by=ME.by)
    add_user(made, OTHER.by, role="officer", title="Another", stamp=ME)
    for number in range(12):
        opened = take_down(made, NewCase("childrens", TODAY, {"by": "child"}, owner=ME.by), stamp=ME)
        assert isinstance(opened, Recorded)
        finding = "upheld" if number % 3 == 0 else "not_upheld"
        put(made, opened.reference, "finding_recorded", {"point": 1, "by": "manager", "finding": finding}, ME)
        put(made, opened.reference, "response_sent", {"stage": 1}, ME)
    return made


def put(register: Register, reference: str, event: str, facts: dict, stamp: Stamp, **words: str) -> None:  # type: ignore[type-arg]
    done = record(register, reference, Entry(event, TODAY, facts, words), stamp=stamp)
    assert isinstance(done, Recorded), done


def references(sample: Sample) -> list[str]:
    return [drawn.reference for drawn in sample.drawn]


def test_the_same_seed_draws_the_same_and_another_draws_others(register: Register) -> None:
    assert draw(register, 4, 7) == draw(register, 4, 7)
    assert {tuple(references(draw(register, 4, seed))) for seed in range(20)} != {
        tuple(references(draw(register, 4, 7)))
    }
    assert draw(register, 4, 7).of == 8


def test_only_findings_that_turned_somebody_down_are_drawn(register: Register) -> None:
    upheld = {f"26-{number:04}" for number in range(1, 13, 3)}
    drawn = draw(register, 100, 7)
    assert len(drawn.drawn) == 8
    assert not upheld & set(references(drawn))


def test_every_one_of_them_can_come(register: Register) -> None:
    came = {reference for seed in range(60) for reference in references(draw(register, 1, seed))}
    assert len(came) == 8


@pytest.mark.parametrize("number", [0, -1, 501])
def test_a_number_that_cannot_be_drawn_is_said(register: Register, number: int) -> None:
    with pytest.raises(BadInput):
        draw(register, number, 7)


def test_what_is_written_down_is_a_task_is_looked_at_and_is_counted(register: Register) -> None:
    first = draw(register, 3, 11)
    written = record_draw(register, first, stamp=ME)
    assert isinstance(written, Sample)
    assert references(written) == references(first)
    assert all(drawn.recorded and drawn.seen_on is None for drawn in written.drawn)
    asked = [task.reference for task in tasks(register, TaskView(codes=("second-view",)), TODAY).tasks]
    assert sorted(asked) == references(first)
    one, two, _ = references(first)
    same = record(register, one, Entry("second_view_given", TODAY, {"point": 1, "agrees": True}), stamp=ME)
    assert getattr(same, "code", "") == "same-person"
    put(register, one, "second_view_given", {"point": 1, "agrees": True}, OTHER)
    put(
        register,
        two,
        "second_view_given",
        {"point": 1, "agrees": False},
        OTHER,
        reason="The call is not in the file.",
    )
    later = draw(register, 9, 11)
    assert [drawn.agrees for drawn in later.drawn] == [True, False, None]
    assert not set(references(first)) & set(references(draw(register, 100, 12)))
    looked = [find_figure(key) for key in ("second_views", "second_views_changed")]
    year = compute(register, "2025-26", figures=looked)
    assert {(cell.figure, cell.text) for cell in year if cell.period == "2025-26"} == {
        ("second_views", "2"),
        ("second_views_changed", "1 of 2"),
    }
    assert cases_behind(register, looked[1], "2025-26") == (two,)


def test_a_second_view_that_was_taken_back_counts_no_more(register: Register) -> None:
    drawn = draw(register, 1, 21)
    assert isinstance(record_draw(register, drawn, stamp=ME), Sample)
    (one,) = drawn.drawn
    assert isinstance(one, Drawn)
    put(register, one.reference, "second_view_given", {"point": 1, "agrees": True}, OTHER)
    before = compute(register, "2025-26", figures=[find_figure("second_views")])[-1].numerator
    back = Entry("superseded", TODAY, {}, {"reason": "It was another case."}, supersedes=5)
    assert isinstance(record(register, one.reference, back, stamp=OTHER), Recorded)
    assert compute(register, "2025-26", figures=[find_figure("second_views")])[-1].numerator == before - 1
