"""G35: court proceedings leave single points unanswered for good."""

from tests.guards.asking import refused, tasks
from tests.law.cases import child, day, ev

TWO = (child("03-02", theme="contact"), ev("advocate_offered", "03-02"), ev("point_added", "03-02", point=2))
STOPPED = (*TWO, ev("concurrent_notice_sent", "03-05", point=2, ground="a", review_on=day("05-05")))
FOUND = ev("finding_recorded", "03-16", point=1, by="manager", finding="not_upheld")
ANSWERED = (*STOPPED, FOUND, ev("response_sent", "03-16", stage=1))
COMPLETED = ev("completed", "07-01")


def test_a_point_that_was_set_aside_comes_back_and_keeps_the_case_from_being_completed() -> None:
    assert tasks(*ANSWERED)["concurrent-review"].due == day("05-05")
    assert refused(ANSWERED, COMPLETED) == "promises-open"


def test_once_the_proceedings_are_over_it_has_its_finding_as_any_other() -> None:
    over = (*ANSWERED, ev("concurrent_ended", "06-01", point=2))
    assert refused(over, COMPLETED) == "point-missed"
    found = ev("finding_recorded", "06-20", point=2, by="manager", finding="not_upheld")
    assert refused((*over, found), COMPLETED) is None
