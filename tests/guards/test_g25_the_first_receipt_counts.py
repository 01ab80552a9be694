"""G25: the complaint sat with a team before anybody counted."""

from core.register.casework import case
from core.register.open import Register
from tests.law.cases import child, clock, day
from tests.register.made import DAY, a_case


def test_the_clock_runs_from_the_first_receipt_and_the_second_moves_nothing() -> None:
    first = clock("CA-S1", child("03-02"))
    late = clock("CA-S1", child("03-02", team_received_on=day("03-20")))
    assert (first.start, first.due) == (late.start, late.due) == (day("03-02"), day("03-16"))


def test_both_days_stand_in_the_record(register: Register) -> None:
    ref = a_case(register, team_received_on=DAY).reference
    shown = case(register, ref, today=DAY)
    assert (shown.received_on, shown.team_received_on) == (DAY, DAY)
