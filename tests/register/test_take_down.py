"""A complaint is taken down by one verb, with all that belongs to it: all of it is written, or nothing."""

from datetime import date, timedelta

import pytest

from core.law.state import Refusal
from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.cases.receipt import NewCase
from core.register.cases.seen import Recorded
from core.register.cases.take_down import Step, take_down
from core.register.open import Register
from core.register.referred_in import HandedIn, became, hand_in, handed_in
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction
from core.register.verify import verify
from tests.register.made import DAY, at, sql

STAMP = Stamp("amy", at(DAY))
NOTED = Entry("note_added", DAY, {}, {"note": "Urgent."})
BEFORE_RECEIPT = Entry("acknowledged", DAY - timedelta(days=1))


def complaint(*after: Entry, press: str = "") -> NewCase:
    words = {"summary": "They moved me."}
    return NewCase("childrens", DAY, {"by": "child"}, words, "amy", press=press, after=after)


def handed_on(register: Register) -> HandedIn:
    return hand_in(register, said="They moved me.", first_on=DAY, stamp=STAMP)


def with_note_of_whose_case_it_became(register: Register) -> tuple[Step, ...]:
    return (became(handed_on(register).number, stamp=STAMP),)


def number_of_events(register: Register) -> int:
    ((number,),) = sql(register.home, "SELECT count(*) FROM journal")
    return int(number)


def test_what_happened_at_once_is_recorded_in_the_case_that_is_opened(register: Register) -> None:
    opened = take_down(register, complaint(NOTED), stamp=STAMP)
    assert opened == Recorded("26-0001", version=2, seq=1)
    history = case(register, "26-0001", today=DAY).history
    assert [line.event for line in history] == ["received", "note_added"]
    assert verify(register, today=date(2026, 3, 3)).differences == ()


def test_the_version_that_is_answered_is_the_one_that_the_next_write_must_have_seen(
    register: Register,
) -> None:
    steps = with_note_of_whose_case_it_became(register)
    opened = take_down(register, complaint(NOTED, NOTED), stamp=STAMP, steps=steps)
    assert isinstance(opened, Recorded)
    assert opened.version == case(register, opened.reference, today=DAY).version == 3


@pytest.mark.parametrize("from_another_team", [False, True])
def test_where_what_followed_is_refused_nothing_at_all_is_written(
    register: Register, from_another_team: bool
) -> None:
    steps = with_note_of_whose_case_it_became(register) if from_another_team else ()
    waiting, events = handed_in(register), number_of_events(register)
    answer = take_down(register, complaint(NOTED, BEFORE_RECEIPT), stamp=STAMP, steps=steps)
    assert isinstance(answer, Refusal)
    assert number_of_events(register) == events
    assert handed_in(register) == waiting
    opened = take_down(register, complaint(), stamp=STAMP)
    assert isinstance(opened, Recorded)
    assert opened.reference == "26-0001"


def test_a_step_that_is_refused_gives_the_case_up(register: Register) -> None:
    no = Refusal("no", "It can't be.", "Heard's design", "Do something else.")
    events = number_of_events(register)

    def refuse(tx: Transaction, reference: str) -> Refusal:
        assert tx.history(reference)
        return no

    assert take_down(register, complaint(), stamp=STAMP, steps=(refuse,)) is no
    assert number_of_events(register) == events


def test_what_is_pressed_twice_is_done_once_with_all_that_belongs_to_it(register: Register) -> None:
    steps = with_note_of_whose_case_it_became(register)
    first = take_down(register, complaint(NOTED, press="p1"), stamp=STAMP, steps=steps)
    assert isinstance(first, Recorded)
    events = number_of_events(register)
    again = take_down(register, complaint(NOTED, press="p1"), stamp=STAMP, steps=steps)
    assert again == Recorded(first.reference, first.version, 1, again=True)
    assert number_of_events(register) == events
