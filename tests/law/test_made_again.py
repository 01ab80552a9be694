"""Made again after other proceedings (reg 8): point by point, afresh, within a year of each one's end."""

import pytest

from core.law.state import Clock
from tests.guards.asking import refused, tasks
from tests.law.cases import child, clock, codes, day, ev, state

THREE = (
    child("03-02", theme="contact"),
    ev("advocate_offered", "03-02"),
    ev("point_added", "03-02", point=2),
    ev("point_added", "03-02", point=3),
)
STOPPED = (
    *THREE,
    *(ev("concurrent_notice_sent", "03-05", point=n, ground="a", review_on=day("05-05")) for n in (2, 3)),
)
ENDED = (
    *STOPPED,
    ev("concurrent_ended", "06-01", point=2),
    ev("concurrent_ended", "06-08", point=3),
)


def times(*events: object, today: str = "12-31") -> dict[str, Clock]:
    clocks = state(*events, today=today).clocks  # type: ignore[arg-type]
    return {clock.id: clock for clock in clocks if clock.id.startswith("CA-RESUBMIT") and clock.applies}


def test_each_point_has_a_year_of_its_own_from_the_end_of_its_own_proceedings() -> None:
    ran = times(*ENDED)
    assert {name: (clock.state, clock.due) for name, clock in ran.items()} == {
        "CA-RESUBMIT-2": ("running", day("2027-06-01")),
        "CA-RESUBMIT-3": ("running", day("2027-06-08")),
    }
    assert ran["CA-RESUBMIT-2"].title == "Time to put it in again, point 2"


def test_putting_in_one_point_again_meets_its_own_time_alone() -> None:
    ran = times(*ENDED, ev("resubmitted", "06-10", point=2))
    assert (ran["CA-RESUBMIT-2"].state, ran["CA-RESUBMIT-3"].state) == ("met", "running")
    late = times(*ENDED, ev("resubmitted", "2027-06-02", point=2), today="2027-06-30")
    assert (late["CA-RESUBMIT-2"].state, late["CA-RESUBMIT-3"].state) == ("missed", "overdue")
    assert not any(clock.owed for clock in late.values())


def test_what_was_stopped_or_put_in_as_a_whole_speaks_of_every_point() -> None:
    whole = (*THREE, ev("concurrent_notice_sent", "03-05", ground="d"), ev("concurrent_ended", "06-01"))
    assert {name: clock.due for name, clock in times(*whole).items()} == {"CA-RESUBMIT": day("2027-06-01")}
    over = (*STOPPED, ev("concurrent_ended", "06-01"))
    assert set(times(*over)) == {"CA-RESUBMIT-2", "CA-RESUBMIT-3"}
    both = times(*over, ev("resubmitted", "06-10"))
    assert {clock.state for clock in both.values()} == {"met"}


def test_they_are_invited_for_each_point_whose_proceedings_are_over() -> None:
    first = (*STOPPED, ev("concurrent_ended", "06-01", point=2))
    assert tasks(*first)["invite-again"].number == 2
    invited = (*first, ev("resubmission_invited", "06-02", point=2))
    assert "invite-again" not in tasks(*invited)
    later = (*invited, ev("concurrent_ended", "06-08", point=3))
    assert tasks(*later)["invite-again"].number == 3
    assert "invite-again" not in tasks(*later, ev("resubmitted", "06-10", point=3))


@pytest.mark.parametrize(
    ("notice", "state_then"),
    [("03-13", "ended"), ("03-16", "ended"), ("03-17", "missed"), ("03-30", "missed")],
)
def test_what_was_missed_before_the_notice_stays_missed(notice: str, state_then: str) -> None:
    stopped = (child("03-02"), ev("concurrent_notice_sent", notice, ground="a", review_on=day("05-05")))
    again = (*stopped, ev("concurrent_ended", "06-01"), ev("resubmitted", "06-22"))
    assert clock("CA-S1", *stopped).state == state_then
    assert clock("CA-S1", *again).state == state_then


def test_made_again_it_is_in_time_for_a_year_from_the_end_of_the_proceedings_and_never_refused_unheard() -> (
    None
):
    kept = {
        "first_received_on": day("2024-03-01"),
        "grounds_arose": day("2023-12-01"),
        "proceedings_ended": day("2025-06-01"),
    }
    in_time, late = child("06-01", **kept), child("06-02", **kept)
    assert clock("CA-MAKE-COMPLAINT", in_time, today="06-30").state == "met"
    assert clock("CA-MAKE-COMPLAINT", late, today="06-30").state == "missed"
    assert "late" in codes(state(late, today="06-30").needs)
    assert "late" not in codes(state(in_time, today="06-30").needs)
    limbs = {
        "could_have_come_in_time": True,
        "can_still_be_considered": True,
        "decision": "accepted",
        "about": "complaint",
        "decided_by": "a manager",
    }
    assert (
        refused((late,), ev("late_decision", "06-10", **limbs), "why_not_in_time", "why_still_fair") is None
    )
    assert refused((in_time,), ev("late_decision", "06-10", **limbs)) == "not-late"


@pytest.mark.parametrize(("stage", "offered"), [(1, False), (2, True), (3, True)])
def test_stopped_at_stage_2_the_skip_of_stage_1_is_offered(stage: int, *, offered: bool) -> None:
    again = child("06-22", first_received_on=day("03-02"), stopped_at=stage)
    assert ("offer-to-skip" in codes(state(again, today="06-25").needs)) is offered
    skipped = (again, ev("stage1_skipped", "06-24", both_agreed=True))
    assert clock("CA-S2", *skipped).start == day("06-24")
