"""G37: somebody is in danger, or about to be moved, and the complaint waits its turn."""

import pytest

from tests.guards.asking import refused, state_of, tasks
from tests.law.cases import PROCEDURES, child, day, ev

HANDED = ev("safeguarding_handed_over", "03-02", handed_to="front_door")


@pytest.mark.parametrize("key", PROCEDURES.keys())
def test_it_is_asked_of_every_new_case_whatever_its_procedure(key: str) -> None:
    kind = PROCEDURES.latest(key).event("received")
    assert kind is not None
    assert "danger" in {fact.key for fact in kind.facts}
    assert {"danger", "about-to-be-moved"} <= {rule.code for rule in PROCEDURES.latest(key).needs}


def test_it_stands_before_everything_else_until_somebody_took_it() -> None:
    said = child("03-02", danger="danger")
    first = state_of(said)[0]
    assert (first.code, first.due, first.at_once) == ("danger", day("03-02"), True)
    assert "danger" not in tasks(said, HANDED)
    assert "danger" not in tasks(child("03-02", danger="no"))
    assert "danger" not in tasks(child("03-02"))


@pytest.mark.parametrize("decision", ["move_deferred", "move_not_deferred"])
def test_a_move_is_decided_by_a_named_person_with_reasons(decision: str) -> None:
    said = (child("03-02", danger="move"),)
    assert "about-to-be-moved" in tasks(*said)
    decided = ev(decision, "03-02", decided_by="head_of_service")
    assert refused(said, ev(decision, "03-02"), "reason") == "reasons-needed"
    assert refused(said, decided) == "reasons-needed"
    assert refused(said, decided, "reason") is None
    assert "about-to-be-moved" not in tasks(*said, decided)


def test_deciding_on_the_move_does_not_take_the_danger() -> None:
    both = child("03-02", danger="both")
    decided = ev("move_deferred", "03-02", decided_by="head_of_service")
    assert "danger" in tasks(both, decided)


def test_whoever_took_it_is_named_and_what_is_said_later_is_asked_for_again() -> None:
    said = (child("03-02", danger="danger"),)
    assert refused(said, HANDED) == "reasons-needed"
    assert refused(said, HANDED, "who") is None
    again = ev("danger_said", "03-09", danger="danger")
    assert tasks(*said, HANDED, again)["danger"].due == day("03-09")


def test_a_closed_case_asks_for_it_all_the_same() -> None:
    closed = (child("03-02"), ev("withdrawn", "03-05", by="themselves"))
    assert "danger" in tasks(*closed, ev("danger_said", "03-09", danger="danger"))
