"""G17: a reminder from the Ombudsman is overlooked."""

from tests.guards.asking import refused, tasks
from tests.law.cases import child, day, ev

CONTACT = ev("ombudsman_contacted", "05-01", reference="26001234", reply_by=day("05-29"), owner="amy")
CLOSED = (child("03-02", category="CA26-b"), ev("withdrawn", "03-05"), CONTACT)


def test_a_contact_is_a_named_persons_task_until_it_is_decided_even_in_a_closed_case() -> None:
    task = tasks(*CLOSED)["ombudsman"]
    assert (task.owner, task.due) == ("amy", day("05-29"))
    replied = (*CLOSED, ev("ombudsman_replied", "05-20", reference="26001234"))
    assert "ombudsman" in tasks(*replied)
    decided = ev("ombudsman_decided", "07-01", reference="26001234", decision="upheld")
    assert "ombudsman" not in tasks(*replied, decided)


def test_a_second_contact_is_a_second_task() -> None:
    again = ev("ombudsman_contacted", "06-01", reference="26009999", owner="bea")
    decided = ev("ombudsman_decided", "07-01", reference="26001234", decision="upheld")
    assert tasks(*CLOSED, again, decided)["ombudsman"].owner == "bea"


def test_nothing_is_completed_while_the_ombudsman_waits() -> None:
    assert refused(CLOSED, ev("completed", "06-01")) in ("promises-open", "not-answered")
