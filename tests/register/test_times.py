"""In a real register the times of recording run forwards: `verify` names what runs backwards."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.register.open import Register
from core.register.store.check.times import TOLERANCE
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from tests.register.made import DAY, at
from tests.registers import new_register

LATER = at(DAY) + timedelta(days=14)


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Register]:
    made = new_register(tmp_path / "real", today=DAY, by="amy")
    yield made
    made.close()


def written(register: Register, *moments: datetime) -> tuple[str, ...]:
    for number, moment in enumerate(moments):
        add_user(register, f"person-{number}", stamp=Stamp("amy", moment))
    return verify(register, today=LATER.date()).differences


def test_a_journal_that_runs_forwards_is_left_alone(real: Register) -> None:
    assert written(real, at(DAY), at(DAY), LATER) == ()


def test_an_entry_before_the_one_that_stands_before_it_is_named(real: Register) -> None:
    (fault,) = written(real, LATER, LATER - timedelta(days=3), LATER + timedelta(minutes=1))
    assert fault.startswith("user: event 3 (user_added) says that it was recorded on 2026-03-13 at 10:00 UTC")
    assert "after user: event 2 (user_added)" in fault and "ran backwards" in fault


def test_entries_of_different_subjects_are_compared_too(real: Register) -> None:
    """A clock that was set back shows in whatever is written next, a new case among it."""
    add_user(real, "bob", stamp=Stamp("amy", LATER))
    from tests.register.made import a_case

    a_case(real, recorded=DAY)
    faults = verify(real, today=LATER.date()).differences
    assert [fault.split(" says")[0] for fault in faults] == ["26-0001: event 1 (received)"]


def test_who_waited_for_their_turn_has_not_set_a_clock_back(real: Register) -> None:
    assert written(real, LATER, LATER - TOLERANCE) == ()
    assert len(written(real, *())) == 0


def test_the_made_up_days_of_a_demonstration_may_run_as_they_like(tmp_path: Path) -> None:
    made = new_register(tmp_path / "made-up", today=DAY, by="amy", demonstration=True)
    assert written(made, LATER, at(DAY)) == ()
    made.close()
