"""G25: what another team was told reaches the complaints team in one step, and the clock runs from the day it was heard."""

from datetime import date

import pytest

from core.errors import BadInput, CoreError
from core.register.cases.read import case
from core.register.cases.seen import Recorded
from core.register.compliments import add_compliment
from core.register.open import Register
from core.register.referred_in import HandedIn, hand_in, handed_in, set_aside, take_down
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user, person
from core.register.verify import verify
from tests.register.made import DAY, at

HEARD = date(2026, 2, 26)


@pytest.fixture
def staff(register: Register) -> str:
    return add_user(register, "sam", role="staff", stamp=Stamp("amy", at(DAY))).name


def handed(register: Register, by: str = "sam", said: str = "They moved me.") -> HandedIn:
    return hand_in(register, said=said, first_on=HEARD, name="Zed Example", stamp=Stamp(by, at(DAY)))


def test_it_waits_with_the_day_it_was_heard_and_the_day_it_reached_the_team(
    register: Register, staff: str
) -> None:
    made = handed(register, staff)
    assert handed_in(register) == (made,)
    assert (made.first_on, made.handed_on, made.by) == (HEARD, DAY, "sam")


def test_the_case_that_comes_of_it_was_received_when_it_was_first_heard(
    register: Register, staff: str
) -> None:
    made = handed(register, staff)
    facts = {"by": "child", "team_received_on": made.handed_on}
    done = take_down(register, made, "childrens", facts, {"summary": made.said}, stamp=Stamp("amy", at(DAY)))
    assert isinstance(done, Recorded)
    there = case(register, done.reference, today=DAY)
    assert there.received_on == HEARD
    assert next(clock.start for clock in there.state.clocks if clock.id == "CA-S1") == HEARD
    assert handed_in(register) == ()
    assert handed_in(register, waiting=False)[0].reference == done.reference
    assert verify(register, today=DAY).differences == ()


def test_it_becomes_one_case_only(register: Register, staff: str) -> None:
    made = handed(register, staff)
    take_down(register, made, "childrens", {"by": "child"}, {"summary": "x"}, stamp=Stamp("amy", at(DAY)))
    with pytest.raises(CoreError, match="became case"):
        take_down(register, made, "childrens", {"by": "child"}, {"summary": "x"}, stamp=Stamp("amy", at(DAY)))


def test_a_case_that_is_refused_leaves_it_waiting(register: Register, staff: str) -> None:
    made = handed(register, staff)
    early = {"by": "child", "grounds_arose": date(2026, 3, 20)}
    with pytest.raises(BadInput):
        take_down(register, made, "childrens", early, {"nonsense": "x"}, stamp=Stamp("amy", at(DAY)))
    assert handed_in(register) == (made,)


def test_it_is_set_aside_only_with_a_reason(register: Register, staff: str) -> None:
    made = handed(register, staff)
    with pytest.raises(BadInput):
        set_aside(register, made.number, why=" ", stamp=Stamp("amy", at(DAY)))
    assert handed_in(register) == (made,)
    set_aside(
        register, made.number, why="Only thanks: written down as a compliment.", stamp=Stamp("amy", at(DAY))
    )
    assert handed_in(register) == ()
    assert handed_in(register, waiting=False)[0].why.startswith("Only thanks")


@pytest.mark.parametrize("said", ["", "  \n "])
def test_their_words_are_needed(register: Register, said: str) -> None:
    with pytest.raises(BadInput):
        handed(register, "amy", said)


def test_staff_of_other_teams_hand_on_and_do_nothing_else(register: Register, staff: str) -> None:
    made = handed(register, staff)
    with pytest.raises(CoreError, match="hand on"):
        add_compliment(register, received_on=DAY, stamp=Stamp(staff, at(DAY)))
    with pytest.raises(CoreError, match="hand on"):
        take_down(register, made, "childrens", {"by": "child"}, {"summary": "x"}, stamp=Stamp(staff, at(DAY)))
    with pytest.raises(CoreError, match="hand on"):
        person(register, staff)


def test_staff_see_what_they_handed_on_and_nothing_of_others(register: Register, staff: str) -> None:
    own, other = handed(register, staff), handed(register, "amy")
    assert handed_in(register.opened_for(staff)) == (own,)
    assert handed_in(register) == (own, other)


def test_nobody_unknown_hands_anything_on(register: Register) -> None:
    with pytest.raises(CoreError, match="is not a person in this register"):
        handed(register, "nobody")
