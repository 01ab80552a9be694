"""G28: a limit of the law is missed, and nobody thinks of a remedy for the delay."""

import pytest

from tests.guards.asking import refused, tasks
from tests.law.cases import child, ev

OFFERED = (child("03-02"), ev("advocate_offered", "03-02"))
FOUND = ev("finding_recorded", "03-16", point=1, by="manager", finding="not_upheld")
LATE = (*OFFERED, FOUND, ev("response_sent", "03-17", stage=1))
IN_TIME = (*OFFERED, FOUND, ev("response_sent", "03-16", stage=1))
DONE = ev("completed", "05-01")


def test_it_is_asked_for_where_the_limit_was_missed_and_nowhere_else() -> None:
    assert "remedy-for-delay" in tasks(*LATE)
    assert "remedy-for-delay" not in tasks(*IN_TIME)
    assert (refused(LATE, DONE), refused(IN_TIME, DONE)) == ("promises-open", None)


@pytest.mark.parametrize("name", ["remedy_promised", "remedy_considered"])
def test_thinking_of_it_for_the_delay_answers_it(name: str) -> None:
    assert "remedy-for-delay" not in tasks(*LATE, ev(name, "03-20", **{"for": "delay"}))
    assert "remedy-for-delay" in tasks(*LATE, ev(name, "03-20", **{"for": "finding"}))
    assert "remedy-for-delay" in tasks(*LATE, ev("remedy_promised", "03-20"))


def test_a_promise_of_the_councils_own_that_was_missed_asks_for_none() -> None:
    late_acknowledgement = (
        *OFFERED,
        ev("acknowledged", "03-09"),
        FOUND,
        ev("response_sent", "03-16", stage=1),
    )
    assert "remedy-for-delay" not in tasks(*late_acknowledgement)


def test_history_from_an_old_system_is_not_considered_anew() -> None:
    old = child("03-02", old_reference="OLD/1")
    assert "remedy-for-delay" not in tasks(old, ev("response_sent", "04-30", stage=1))


def test_what_was_completed_before_stays_completed() -> None:
    completed = (*LATE, ev("completed", "03-20"))
    assert "remedy-for-delay" not in tasks(*completed)
