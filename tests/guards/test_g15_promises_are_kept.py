"""G15: what was agreed is not done, or nobody is told."""

from tests.guards.asking import FOUND, refused, tasks
from tests.law.cases import child, day, ev

PARENT = (child("03-02", category="CA26-b"), ev("response_sent", "03-16", stage=1), FOUND)
PROMISED = (*PARENT, ev("remedy_promised", "03-17", remedy=1, kind="apology", due=day("04-01"), owner="amy"))


def test_answered_is_not_completed_while_a_promise_is_open() -> None:
    completed = ev("completed", "05-01")
    assert refused(PARENT, completed) is None
    assert refused(PROMISED, completed) == "promises-open"
    assert refused((*PROMISED, ev("remedy_done", "03-30", remedy=1)), completed) is None


def test_a_promise_is_a_task_with_an_owner_and_a_day() -> None:
    remedy = tasks(*PROMISED)["remedy"]
    assert (remedy.owner, remedy.due) == ("amy", day("04-01"))


def test_they_are_told_when_it_is_done() -> None:
    done = (*PROMISED, ev("remedy_done", "03-30", remedy=1))
    assert "remedy-told" in tasks(*done)
    assert "remedy-told" not in tasks(*done, ev("remedy_told", "03-31", remedy=1))


def test_a_change_that_is_not_made_is_open_until_it_is_reported_as_not_made() -> None:
    given = (
        *PARENT,
        ev("learning_recorded", "03-18", learning=1),
        ev("learning_action", "03-19", learning=1, owner="amy", due=day("06-01")),
    )
    assert refused(given, ev("completed", "07-01")) == "promises-open"
    assert refused((*given, ev("learning_not_done", "06-02", learning=1)), ev("completed", "07-01")) is None
