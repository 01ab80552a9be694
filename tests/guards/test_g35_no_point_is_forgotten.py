"""G35: court proceedings leave single points unanswered for good."""

from core.law.refusals.refusals import refusal
from tests.guards.asking import refused, tasks
from tests.law.cases import CALENDARS, CHILDRENS, child, clock, day, ev, numbered

TWO = (child("03-02", theme="contact"), ev("advocate_offered", "03-02"), ev("point_added", "03-02", point=2))
STOPPED = (*TWO, ev("concurrent_notice_sent", "03-05", point=2, ground="a", review_on=day("05-05")))
FOUND = ev("finding_recorded", "03-16", point=1, by="manager", finding="not_upheld")
ANSWERED = (*STOPPED, FOUND, ev("response_sent", "03-16", stage=1))
COMPLETED = ev("completed", "07-01")


def test_a_point_that_was_set_aside_comes_back_and_keeps_the_case_from_being_completed() -> None:
    assert tasks(*ANSWERED)["concurrent-review"].due == day("05-05")
    assert refused(ANSWERED, COMPLETED) == "promises-open"


def test_each_point_is_put_in_again_for_itself_and_goes_on_in_its_linked_case() -> None:
    three = (*TWO, ev("point_added", "03-02", point=3))
    stopped = tuple(
        ev("concurrent_notice_sent", "03-05", point=point, ground="a", review_on=day("05-05"))
        for point in (2, 3)
    )
    ended = tuple(ev("concurrent_ended", on, point=point) for point, on in ((2, "06-01"), (3, "06-08")))
    over = (*three, *stopped, FOUND, ev("response_sent", "03-16", stage=1), *ended)
    again = ev("resubmitted", "06-10", point=2)
    assert refused(over, again) is None
    assert refused((*over, again), again) == "already-recorded"
    assert refused((*over, again), ev("resubmitted", "06-12", point=3)) is None
    assert refused((*over, again), COMPLETED) == "point-missed"
    assert refused((*over, again, ev("resubmitted", "06-12", point=3)), COMPLETED) is None


def test_what_was_missed_before_the_notice_stays_missed_and_the_council_s_six_months_are_its_own_practice() -> (
    None
):
    late = (*TWO, ev("concurrent_notice_sent", "03-30", ground="a", review_on=day("05-05")))
    assert clock("CA-S1", *late).state == "missed"
    far = ev("concurrent_notice_sent", "03-05", ground="a", review_on=day("2027-06-01"))
    said = refusal(CHILDRENS, numbered(*TWO), far, CALENDARS, day("12-31"), words=("prejudice",))
    assert said is not None and said.code == "review-too-late" and "local practice" in said.source


def test_once_the_proceedings_are_over_it_has_its_finding_as_any_other() -> None:
    over = (*ANSWERED, ev("concurrent_ended", "06-01", point=2))
    assert refused(over, COMPLETED) == "point-missed"
    found = ev("finding_recorded", "06-20", point=2, by="manager", finding="not_upheld")
    assert refused((*over, found), COMPLETED) is None
