"""Tasks over all cases: derived, counted as they are listed, given from one person to another."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import BadInput, CoreError
from core.law.state import Refusal
from core.register.cases.handover import assign, hand_over, set_active
from core.register.cases.read import case
from core.register.lists.tasks import TaskView, task_counts, tasks
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user, person
from core.register.verify import verify
from tests.register.made import DAY, a_case, at, happened

TUE, WED, FRI, LATER = date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 6), date(2026, 5, 4)


@pytest.fixture
def two(register: Register) -> Register:
    """A register with a second officer, and a case of each."""
    add_user(register, "ben", stamp=Stamp("amy", at(DAY)))
    a_case(register)
    a_case(register, owner="ben", received=TUE)
    return register


def listed(register: Register, whose: str | None = None, today: date = DAY) -> list[tuple[str, str]]:
    """Case and key of each task shown."""
    return [
        (task.reference, task.task)
        for task in tasks(register, TaskView("all", whose), today, limit=500).tasks
    ]


def test_a_task_goes_when_what_settles_it_is_recorded(two: Register) -> None:
    assert ("26-0001", "acknowledge") in listed(two)
    happened(two, "26-0001", "acknowledged", TUE)
    assert ("26-0001", "acknowledge") not in listed(two)


def test_tasks_come_by_the_day_they_are_due(two: Register) -> None:
    found = tasks(two, TaskView("all"), DAY, limit=500).tasks
    dues = [task.due or date.max for task in found]
    assert dues == sorted(dues) and dues[0] == WED


@pytest.mark.parametrize("whose", [None, "amy", "ben"])
@pytest.mark.parametrize("today", [DAY, WED, FRI, LATER])
def test_p24_each_count_is_the_length_of_its_list(two: Register, whose: str | None, today: date) -> None:
    counts = task_counts(two, whose, today)
    for name in ("overdue", "today", "week", "all"):
        page = tasks(two, TaskView(name, whose), today, limit=500)
        assert (getattr(counts, name), page.total) == (len(page.tasks), len(page.tasks)), name


def test_a_task_that_is_shown_later_is_neither_listed_nor_counted_before(two: Register) -> None:
    before, after = date(2026, 3, 16), date(2026, 3, 17)
    assert ("26-0001", "tell-of-stage2") not in listed(two, today=before)
    assert ("26-0001", "tell-of-stage2") in listed(two, today=after)


def test_a_long_list_is_walked_in_windows_without_loss_in_either_direction(two: Register) -> None:
    whole = [task.key for task in tasks(two, TaskView("all"), LATER, limit=500).tasks]
    first = tasks(two, TaskView("all"), LATER, limit=3)
    second = tasks(two, TaskView("all"), LATER, after=first.tasks[-1].key, limit=500)
    assert [task.key for task in (*first.tasks, *second.tasks)] == whole
    assert (first.more_before, first.more_after, second.more_before) == (False, True, True)
    back = tasks(two, TaskView("all"), LATER, before=second.tasks[0].key, limit=500)
    assert [task.key for task in back.tasks] == whole[:3]


def test_a_case_that_is_given_on_takes_its_tasks_along_and_says_so(two: Register) -> None:
    assert not isinstance(assign(two, "26-0001", "ben", stamp=Stamp("ben", at(TUE))), Refusal)
    assert listed(two, "amy") == []
    last = case(two, "26-0001", today=TUE).history[-1]
    assert (last.event, last.facts["owner"], last.by) == ("assigned", "ben", "ben")


def test_one_task_can_be_given_alone(two: Register) -> None:
    happened(two, "26-0001", "remedy_promised", TUE, kind="apology", due=FRI, owner="amy")
    assign(two, "26-0001", "ben", stamp=Stamp("amy", at(TUE)), task="remedy-1")
    assert ("26-0001", "remedy-1") in listed(two, "ben")
    assert case(two, "26-0001", today=TUE).owner == "amy"


def test_nobody_who_left_is_given_anything(two: Register) -> None:
    set_active(two, "ben", active=False, stamp=Stamp("amy", at(TUE)))
    with pytest.raises(BadInput):
        assign(two, "26-0001", "ben", stamp=Stamp("amy", at(TUE)))


def test_who_left_records_no_more_and_may_come_back(two: Register) -> None:
    set_active(two, "ben", active=False, stamp=Stamp("amy", at(TUE)))
    with pytest.raises(CoreError):
        person(two, "ben")
    set_active(two, "ben", active=True, stamp=Stamp("amy", at(WED)))
    assert person(two, "ben").active
    assert verify(two, today=FRI).differences == ()


def test_the_only_manager_stays_and_an_officer_sends_nobody_away(two: Register) -> None:
    with pytest.raises(CoreError, match="only manager"):
        set_active(two, "amy", active=False, stamp=Stamp("amy", at(TUE)))
    with pytest.raises(CoreError):
        set_active(two, "amy", active=False, stamp=Stamp("ben", at(TUE)))


def test_all_that_a_leaver_had_to_do_goes_to_another(two: Register, home: Path) -> None:
    happened(two, "26-0001", "remedy_promised", TUE, kind="apology", due=FRI, owner="ben")
    happened(two, "26-0002", "remedy_promised", TUE, kind="apology", due=FRI, owner="ben")
    set_active(two, "ben", active=False, stamp=Stamp("amy", at(WED)))
    given = hand_over(two, "ben", "amy", stamp=Stamp("amy", at(WED)))
    assert (given.cases, set(given.tasks)) == (
        ("26-0002",),
        {("26-0001", "remedy-1"), ("26-0002", "remedy-1")},
    )
    assert listed(two, "ben") == []
    assert verify(two, today=FRI).differences == ()
