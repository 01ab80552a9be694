"""G25: the complaint sat with a team before anybody counted."""

from core.register.cases.read import case
from core.register.cases.seen import Recorded
from core.register.open import Register
from core.register.referred_in import hand_in, take_down
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.law.cases import child, clock, day
from tests.register.made import DAY, a_case, at


def test_the_clock_runs_from_the_first_receipt_and_the_second_moves_nothing() -> None:
    first = clock("CA-S1", child("03-02"))
    late = clock("CA-S1", child("03-02", team_received_on=day("03-20")))
    assert (first.start, first.due) == (late.start, late.due) == (day("03-02"), day("03-16"))


def test_both_days_stand_in_the_record(register: Register) -> None:
    ref = a_case(register, team_received_on=DAY).reference
    shown = case(register, ref, today=DAY)
    assert (shown.received_on, shown.team_received_on) == (DAY, DAY)


def test_staff_elsewhere_hand_it_on_in_one_step_and_its_clock_began_when_they_heard_it(
    register: Register,
) -> None:
    add_user(register, "sam", role="staff", stamp=Stamp("amy", at(DAY)))
    made = hand_in(register, said="They moved me.", first_on=day("02-26"), stamp=Stamp("sam", at(DAY)))
    done = take_down(
        register, made, "childrens", {"by": "child"}, {"summary": made.said}, stamp=Stamp("amy", at(DAY))
    )
    assert isinstance(done, Recorded)
    assert case(register, done.reference, today=DAY).received_on == day("02-26")
