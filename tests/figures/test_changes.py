"""How the record was kept, as figures: what the gate of every write marks is counted, and its cases are listed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from core.figures.changes import waiting_changes
from core.figures.compute import cases_behind, compute
from core.figures.declared import find_figure
from core.register.cases.entries import Entry
from core.register.cases.receipt import NewCase
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.changes.decide import Decided, confirm, refuse
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.release.freeze import still_waiting
from tests.registers import new_register

RECEIVED, IN_TIME, TOO_LATE = date(2024, 5, 13), date(2024, 5, 24), date(2024, 6, 20)
TYPED = date(2024, 7, 1)
"""In the quarter after: a change counts where it was recorded."""
SHOWN = {"reason": "Typed for the wrong day.", "evidence": "The copy in the file."}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = new_register(tmp_path / "home", today=RECEIVED, by="amy", demonstration=True)
    add_user(made, "ben", stamp=at("amy", RECEIVED))
    yield made
    made.close()


def at(who: str, day: date) -> Stamp:
    return Stamp(who, datetime.combine(day, time(9), UTC))


def taken(register: Register) -> str:
    new = NewCase(
        "childrens", RECEIVED, {"channel": "email", "oral": False, "by": "parent"}, {"summary": "x"}
    )
    answer = take_down(register, new, stamp=at("amy", RECEIVED))
    assert isinstance(answer, Recorded)
    return answer.reference


def answered(
    register: Register, reference: str, on: date, recorded: date, supersedes: int | None = None
) -> int:
    entry = Entry("response_sent", on, {"stage": 1}, SHOWN if recorded > on else {}, supersedes)
    answer = record(register, reference, entry, stamp=at("amy", recorded))
    assert isinstance(answer, Recorded), answer
    return answer.seq


def counts(register: Register) -> dict[str, tuple[str, ...]]:
    """What is not nought in the two quarters, by figure."""
    keys = ("put_right_after_limit", "recorded_late", "irregular", "waiting")
    cells = compute(register, "2024-25", figures=[find_figure(key) for key in keys])
    quarters = ("2024-25 Q1", "2024-25 Q2")
    by_key = {
        key: tuple(cell.text for cell in cells if cell.figure == key and cell.period in quarters)
        for key in keys
    }
    return {key: texts for key, texts in by_key.items() if texts != ("0", "0")}


def test_a_missed_answer_put_right_waits_and_counts_only_when_another_person_confirmed(register: Register):
    reference = taken(register)
    wrong = answered(register, reference, TOO_LATE, TOO_LATE)
    seq = answered(register, reference, IN_TIME, TYPED, supersedes=wrong)
    assert counts(register) == {"waiting": ("0", "1")}
    assert [(each.reference, each.seq) for each in waiting_changes(register)] == [(reference, seq)]
    assert still_waiting(register)[0].startswith("One change waits for another person")
    assert isinstance(confirm(register, reference, seq, stamp=at("ben", TYPED)), Decided)
    assert counts(register) == {"put_right_after_limit": ("0", "1")}
    assert cases_behind(register, find_figure("put_right_after_limit"), "2024-25") == (reference,)
    assert waiting_changes(register) == still_waiting(register) == ()


def test_one_that_was_refused_counts_as_nothing(register: Register):
    reference = taken(register)
    wrong = answered(register, reference, TOO_LATE, TOO_LATE)
    seq = answered(register, reference, IN_TIME, TYPED, supersedes=wrong)
    assert isinstance(
        refuse(register, reference, seq, stamp=at("ben", TYPED), reason="It went in June."), Decided
    )
    assert counts(register) == {}


def test_an_answer_written_down_long_after_it_was_due_counts_as_recorded_late_and_waits(register: Register):
    reference = taken(register)
    seq = answered(register, reference, IN_TIME, TYPED)
    assert counts(register) == {"recorded_late": ("0", "1"), "waiting": ("0", "1")}
    assert isinstance(confirm(register, reference, seq, stamp=at("ben", TYPED)), Decided)
    assert counts(register) == {"recorded_late": ("0", "1")}


def test_one_written_down_within_five_working_days_counts_and_waits_for_nobody(register: Register):
    answered(register, taken(register), date(2024, 5, 28), date(2024, 5, 30))
    assert counts(register) == {"recorded_late": ("1", "0")}


def test_an_answer_sent_and_written_down_in_time_counts_as_nothing(register: Register):
    answered(register, taken(register), IN_TIME, IN_TIME)
    assert counts(register) == {}
