"""Somebody in danger, or about to be moved, stands at the head of every list until somebody took it."""

from datetime import UTC, date, datetime

import pytest

from core.law.events import FactValue
from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.cases.receipt import NewCase
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.lists.first_page import first_page
from core.register.lists.tasks import TaskView, said_words, tasks
from core.register.lists.worklist import LISTS, ListName, View, counts, page
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.warnings import danger_words
from tests.lists.conftest import TODAY
from tests.registers import new_register

ME = "pretend.officer"
MORNING = datetime(TODAY.year, TODAY.month, TODAY.day, 9, 0, tzinfo=UTC)
AFTERNOON = MORNING.replace(hour=14)


@pytest.fixture
def register(tmp_path) -> Register:  # type: ignore[no-untyped-def]
    """Two cases that are far overdue, then one, of today, of a child who is about to be moved."""
    made = new_register(tmp_path / "home", today=TODAY, by=ME)
    for danger in ("", "no", "both"):
        received = TODAY if danger == "both" else date(2026, 1, 5)
        facts: dict[str, FactValue] = {"channel": "phone", "category": "CA26-a", "by": "child"}
        new = NewCase("childrens", received, facts | ({"danger": danger} if danger else {}), owner=ME)
        assert isinstance(take_down(made, new, stamp=Stamp(ME, MORNING)), Recorded)
    return made


def put(register: Register, event: str, facts: dict[str, FactValue], words: dict[str, str]) -> object:
    return record(register, "26-0003", Entry(event, TODAY, facts, words), stamp=Stamp(ME, AFTERNOON))


def settle(register: Register) -> None:
    assert isinstance(
        put(register, "safeguarding_handed_over", {"handed_to": "front_door"}, {"who": "Sample Worker"}),
        Recorded,
    )
    why = {"reason": "The new home can wait until it is answered."}
    assert isinstance(put(register, "move_deferred", {"decided_by": "head_of_service"}, why), Recorded)


@pytest.mark.parametrize("name", [name for name, _ in LISTS])
def test_the_case_is_the_first_of_every_list_and_counted_there(register: Register, name: ListName) -> None:
    listed = page(register, View(name), TODAY)
    assert listed.rows[0].reference == "26-0003"
    assert listed.rows[0].at_once
    assert listed.total == getattr(counts(register, None, TODAY), name) == len(listed.rows)
    rest = page(register, View(name), TODAY, after=listed.rows[0].key)
    assert [row.reference for row in rest.rows] == [row.reference for row in listed.rows[1:]]


def test_the_desk_shows_it_first_before_the_register_is_opened(register: Register) -> None:
    read = first_page(register.home, ME, TODAY, 2)
    assert read is not None
    assert [row.reference for row in read.page.rows] == ["26-0003", "26-0001"]
    assert read.counts["open"] == 3


@pytest.mark.parametrize("name", ["overdue", "today", "week", "all"])
def test_its_tasks_are_the_first_of_every_list_of_tasks_with_the_hours_since_it_was_said(
    register: Register, name: str
) -> None:
    read = tasks(register, TaskView(name), TODAY)  # type: ignore[arg-type]
    assert [task.code for task in read.tasks[:2]] == ["danger", "about-to-be-moved"]
    assert said_words(read.tasks[0], AFTERNOON).startswith("Said 5 hours ago. Somebody is in danger")
    assert all(task.said_at is None for task in read.tasks[2:])


def test_the_case_says_so_until_somebody_is_named_who_took_it(register: Register) -> None:
    assert (
        "Somebody is in danger: said 5 hours ago"
        in danger_words(case(register, "26-0003", today=TODAY), AFTERNOON)[0]
    )
    unnamed = put(register, "safeguarding_handed_over", {"handed_to": "front_door"}, {})
    assert getattr(unnamed, "code", "") == "reasons-needed"
    settle(register)
    assert danger_words(case(register, "26-0003", today=TODAY), AFTERNOON) == ()
    assert page(register, View("open"), TODAY).rows[0].reference == "26-0001"
    assert not {"danger", "about-to-be-moved"} & {
        task.code for task in tasks(register, TaskView("all"), TODAY).tasks
    }


def test_a_case_that_was_closed_is_open_again_for_it(register: Register) -> None:
    settle(register)
    settled = put(register, "settled_informally", {}, {"agreed": "They stay until Easter."})
    assert isinstance(settled, Recorded), settled
    assert "26-0003" not in [row.reference for row in page(register, View("today"), TODAY).rows]
    again = put(register, "danger_said", {"danger": "danger", "at": "13:30"}, {"text": "Their sister rang."})
    assert isinstance(again, Recorded), again
    assert page(register, View("today"), TODAY).rows[0].reference == "26-0003"
    assert "less than an hour ago" in danger_words(case(register, "26-0003", today=TODAY), AFTERNOON)[0]


def test_putting_the_receipt_right_does_not_take_it_away_unsaid_nor_begin_the_hours_anew(
    register: Register,
) -> None:
    facts: dict[str, FactValue] = {"channel": "email", "category": "CA26-a", "by": "child"}
    quietly = Entry("received", TODAY, {**facts, "danger": "no"}, {}, supersedes=1)
    refused = record(register, "26-0003", quietly, stamp=Stamp(ME, AFTERNOON))
    assert getattr(refused, "code", "") == "danger-stands"
    kept = Entry("received", TODAY, {**facts, "danger": "both"}, {}, supersedes=1)
    assert isinstance(record(register, "26-0003", kept, stamp=Stamp(ME, AFTERNOON)), Recorded)
    assert "5 hours ago" in danger_words(case(register, "26-0003", today=TODAY), AFTERNOON)[0]
