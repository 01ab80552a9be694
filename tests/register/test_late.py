"""Late typing never changes the law, and is never quiet."""

from datetime import date

from core.law.state import Refusal
from core.register.cases.read import case
from core.register.open import Register
from tests.register.made import DAY, a_case, happened

DUE, AFTER = date(2026, 3, 16), date(2026, 3, 17)
WHY = {"reason": "Two teams have to be asked."}


def test_an_event_that_moves_a_date_which_has_passed_needs_evidence(register: Register) -> None:
    reference = a_case(register).reference
    refused = happened(register, reference, "declared_complex", date(2026, 3, 10), recorded=AFTER, words=WHY)
    assert isinstance(refused, Refusal) and refused.code == "evidence-needed"


def test_with_evidence_it_counts_and_is_marked(register: Register) -> None:
    reference = a_case(register).reference
    words = WHY | {"evidence": "Letter of 10 March in the file."}
    happened(register, reference, "declared_complex", date(2026, 3, 10), recorded=AFTER, words=words)
    there = case(register, reference, today=AFTER)
    clock = there.state.clock("CA-S1")
    assert clock is not None and (clock.original_due, clock.due) == (DUE, date(2026, 3, 30))
    assert [line.late for line in there.history] == [False, True]


def test_a_case_written_down_afterwards_needs_evidence_too(register: Register) -> None:
    reference = a_case(register, received=DAY, recorded=AFTER).reference
    on = date(2026, 3, 10)
    refused = happened(register, reference, "declared_complex", on, recorded=AFTER, words=WHY)
    assert isinstance(refused, Refusal) and refused.code == "evidence-needed"
    words = WHY | {"evidence": "Letter of 10 March in the file."}
    assert not isinstance(
        happened(register, reference, "declared_complex", on, recorded=AFTER, words=words), Refusal
    )
    assert case(register, reference, today=AFTER).history[1].late


def test_an_event_recorded_in_time_is_not_late(register: Register) -> None:
    reference = a_case(register).reference
    happened(
        register, reference, "declared_complex", date(2026, 3, 10), recorded=date(2026, 3, 11), words=WHY
    )
    assert not case(register, reference, today=AFTER).history[1].late
