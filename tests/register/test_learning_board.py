"""Learning across the register: one list, and a board whose every number is the length of its list."""

from datetime import date
from typing import Any

import pytest

from core.errors import CoreError
from core.register.cases.entries import Entry
from core.register.cases.seen import Recorded
from core.register.compliments import add_compliment
from core.register.learning import board
from core.register.learning.board import SHELVES
from core.register.learning.compliments import Noted, record_learning
from core.register.open import Register
from core.register.rebuild import rebuild
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from tests.register.made import DAY, a_case, at, happened, sql

MARCH, APRIL, MAY = date(2026, 3, 20), date(2026, 4, 20), date(2026, 5, 20)


@pytest.fixture
def learned(register: Register) -> Register:
    """Three cases with learning: overdue, done and told of, not done; and a compliment with learning of its own."""
    add_user(register, "bea", stamp=Stamp("amy", at(DAY)))
    team = register.vocabulary.choices(DAY)["team"][0].key
    for owner, due, end in (
        ("amy", APRIL, None),
        ("bea", MAY, "learning_done"),
        ("bea", MAY, "learning_not_done"),
    ):
        ref = a_case(register, team=team).reference
        step(register, ref, "learning_recorded", MARCH, {"text": "Call first."})
        step(register, ref, "learning_action", MARCH, owner=owner, due=due)
        if end:
            words = {"not_done": "No money."} if end == "learning_not_done" else {"evidence": "Page 4."}
            step(register, ref, end, APRIL, words)
    add_compliment(
        register, received_on=DAY, team=team, text="She always rang back.", stamp=Stamp("amy", at(DAY))
    )
    compliment(register, "learning_recorded", {"text": "Ringing back is noticed."})
    compliment(register, "learning_action", owner="bea", due=MAY)
    return register


def step(
    register: Register, ref: str, event: str, on: date, words: dict[str, str] | None = None, **facts: Any
) -> None:
    numbered = facts if event == "learning_recorded" else {"learning": 1, **facts}
    assert isinstance(happened(register, ref, event, on, words=words, **numbered), Recorded)


def compliment(
    register: Register, event: str, words: dict[str, str] | None = None, by: str = "amy", **facts: Any
) -> Any:
    return record_learning(register, 1, Entry(event, MARCH, facts, words or {}), stamp=Stamp(by, at(MARCH)))


def test_every_number_of_the_board_is_the_length_of_its_list(learned: Register) -> None:
    shown = board.count_board(learned, MAY)
    for shelf, _ in SHELVES:
        assert shown.counts[shelf] == len(board.list_learning(learned, MAY, shelf=shelf)), shelf
        for group in shown.services:
            found = board.list_learning(learned, MAY, shelf=shelf, service=group.key)
            assert group.counts[shelf] == len(found), (shelf, group)
        for group in shown.owners:
            found = board.list_learning(learned, MAY, shelf=shelf, owner=group.key)
            assert group.counts[shelf] == len(found), (shelf, group)
        assert sum(group.counts[shelf] for group in shown.owners) == shown.counts[shelf]
    assert (shown.counts["overdue"], shown.counts["not_done"], shown.counts["all"]) == (1, 1, 4)


def test_what_is_due_today_is_not_overdue(learned: Register) -> None:
    assert board.count_board(learned, APRIL).counts["overdue"] == 0


def test_a_compliment_gives_learning_that_is_followed_as_that_of_a_case(learned: Register) -> None:
    item = board.read_learning(learned, MAY, "c1/1")
    assert (item.source, item.owner, item.due, item.text) == (
        "compliment",
        "bea",
        MAY,
        "Ringing back is noticed.",
    )
    assert isinstance(compliment(learned, "learning_public", {"public": "We ring back."}), Noted)
    assert compliment(learned, "learning_approved").code == "same-person"
    assert isinstance(compliment(learned, "learning_approved", by="bea"), Noted)
    assert board.read_learning(learned, MAY, "C1/1").approved_by == "bea"


def test_learning_of_a_compliment_that_is_not_there_says_so(learned: Register) -> None:
    with pytest.raises(CoreError, match="no compliment 7"):
        record_learning(learned, 7, Entry("learning_recorded", MARCH), stamp=Stamp("amy", at(MARCH)))
    assert compliment(learned, "learning_done", learning=2).code == "no-such-learning"
    assert compliment(learned, "acknowledged").code == "not-learning"
    assert compliment(learned, "learning_approved").code == "no-public-sentence"


def test_the_learning_of_compliments_is_derived_again_and_compared(learned: Register) -> None:
    assert verify(learned, today=MAY).differences == ()
    sql(learned.home, "UPDATE learning SET owner = 'amy' WHERE case_id IS NULL")
    assert any("column owner" in said for said in verify(learned, today=MAY).differences)
    rebuild(learned)
    assert verify(learned, today=MAY).differences == ()


def test_learning_that_is_not_there_says_where_to_look(learned: Register) -> None:
    with pytest.raises(CoreError) as raised:
        board.read_learning(learned, MAY, "26-9999/1")
    assert "heard learning list" in raised.value.remedy
