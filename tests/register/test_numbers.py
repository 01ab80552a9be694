"""Numbers within a case are the register's: adding never writes over what is there, whoever asks (D1, D2, D16)."""

from datetime import date

import pytest

from core.errors import BadInput
from core.law.state import Refusal
from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from tests.register.made import DAY, a_case, at, happened

TUE, LATER = date(2026, 3, 3), date(2026, 3, 9)
ADDED = {
    "point_added": ("point", {"text": "They lost my things."}),
    "learning_recorded": ("learning", {"text": "Tell them first."}),
    "remedy_promised": ("remedy", {"text": "A letter."}),
    "restriction_set": ("restriction", {}),
}


@pytest.mark.parametrize("event", ["point_added", "learning_recorded", "remedy_promised"])
def test_a_number_that_another_one_has_is_refused_and_nothing_is_written(
    register: Register, event: str
) -> None:
    key, words = ADDED[event]
    facts = {"kind": "apology"} if event == "remedy_promised" else {}
    reference = a_case(register).reference
    happened(register, reference, event, TUE, words=words, **facts)
    before = case(register, reference, today=DAY)
    refused = happened(register, reference, event, TUE, words={"text": "Another."}, **{key: 1}, **facts)
    assert isinstance(refused, Refusal)
    assert refused.code == "number-taken"
    assert "Leave the number out, and it gets 2" in refused.remedy
    assert "put event 2 right" in refused.remedy
    assert case(register, reference, today=DAY).version == before.version


def test_the_point_of_the_receipt_is_not_written_over(register: Register) -> None:
    reference = a_case(register, theme="delay").reference
    refused = happened(register, reference, "point_added", TUE, words={"text": "Another."}, point=1)
    assert isinstance(refused, Refusal)
    assert isinstance(happened(register, reference, "point_added", TUE, words={"text": "Another."}), Recorded)
    points = case(register, reference, today=DAY).points
    assert [(point.number, point.text) for point in points][1:] == [(2, "Another.")]


def test_what_is_put_right_keeps_its_number(register: Register) -> None:
    reference = a_case(register).reference
    for text in ("First.", "Second."):
        happened(register, reference, "point_added", TUE, words={"text": text})
    entry = Entry("point_added", TUE, {}, {"text": "Second, put right."}, supersedes=3)
    assert isinstance(record(register, reference, entry, stamp=Stamp("amy", at(LATER))), Recorded)
    points = case(register, reference, today=DAY).points
    assert [(point.number, point.text) for point in points] == [(1, "First."), (2, "Second, put right.")]


def test_what_is_put_right_cannot_take_the_number_of_another(register: Register) -> None:
    reference = a_case(register).reference
    for text in ("First.", "Second."):
        happened(register, reference, "point_added", TUE, words={"text": text})
    entry = Entry("point_added", TUE, {"point": 1}, {"text": "Over the first."}, supersedes=3)
    with pytest.raises(BadInput, match="keeps its number"):
        record(register, reference, entry, stamp=Stamp("amy", at(LATER)))


def test_the_number_of_what_was_taken_back_is_not_given_again(register: Register) -> None:
    """What was promised for the first learning would count for the second one."""
    reference = a_case(register).reference
    happened(register, reference, "learning_recorded", TUE, words={"text": "First."})
    happened(register, reference, "learning_action", TUE, learning=1, owner="amy", due=date(2026, 4, 1))
    record(register, reference, Entry("superseded", TUE, {}, {}, 2), stamp=Stamp("amy", at(LATER)))
    happened(register, reference, "learning_recorded", TUE, words={"text": "Second."})
    learning = case(register, reference, today=DAY).learning
    assert [(point.number, point.owner) for point in learning if point.text == "Second."] == [(2, "")]
