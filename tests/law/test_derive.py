"""What the events of a case add up to beside its clocks: stage, status, advocate, counters, tasks, late records."""

from collections.abc import Sequence

import pytest

from core.law.cases.outcomes import combined
from core.law.events import Event
from tests.law.cases import child, codes, day, ev, state

ANSWERED = (child("03-02"), ev("response_sent", "03-10", stage=1))


def test_a_new_case_is_open_at_stage_1() -> None:
    found = state(child("03-02", handling="informal"), today="03-03")
    assert (found.stage, found.status, found.handling) == ("stage1", "open", "informal")
    assert {"acknowledge", "offer-advocate", "explain-procedure", "stage1-answer"} <= codes(found.needs)


def test_an_answered_case_is_answered_until_more_is_asked_for() -> None:
    assert state(*ANSWERED).status == "answered"
    asked = state(*ANSWERED, ev("stage2_requested", "03-20"))
    assert (asked.stage, asked.status) == ("stage2", "open")


@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        ("withdrawn", "withdrawn"),
        ("settled_informally", "settled_informally"),
        ("terms_of_resolution_sent", "resolved"),
        ("found_ineligible", "not_eligible"),
        ("concurrent_notice_sent", "concurrent"),
    ],
)
def test_what_closes_a_case_is_its_outcome(event: str, outcome: str) -> None:
    found = state(child("03-02"), ev(event, "03-05"))
    assert (found.status, found.closed_on, found.closed_by, found.outcome) == (
        "closed",
        day("03-05"),
        event,
        outcome,
    )


def test_asking_for_stage_2_reopens_a_settled_case() -> None:
    found = state(child("03-02"), ev("settled_informally", "03-05"), ev("stage2_requested", "03-20"))
    assert (found.stage, found.status, found.closed_on) == ("stage2", "open", None)


def test_the_ombudsman_coming_too_early_leaves_the_case_where_it_was() -> None:
    early = state(child("03-02"), ev("ombudsman_contacted", "03-05"))
    assert (early.stage, "ombudsman" in codes(early.needs)) == ("stage1", True)
    sent_back = (
        *ANSWERED,
        ev("ombudsman_contacted", "03-20"),
        ev("ombudsman_decided", "04-01", decision="premature"),
    )
    assert (state(*sent_back).stage, state(*sent_back).status) == ("stage1", "answered")
    assert state(*sent_back, ev("stage2_requested", "04-02")).stage == "stage2"


def test_the_ombudsman_after_the_answer_is_a_stage_of_its_own() -> None:
    contacted = (*ANSWERED, ev("ombudsman_contacted", "03-20"))
    assert (state(*contacted).stage, state(*contacted).status) == ("ombudsman", "open")
    decided = state(*contacted, ev("ombudsman_decided", "06-01", decision="upheld"))
    assert (decided.stage, decided.status) == ("ombudsman", "answered")


@pytest.mark.parametrize(
    ("events", "stands"),
    [
        ((), "not offered"),
        ((ev("advocate_offered", "03-02"),), "offered"),
        ((ev("advocate_offered", "03-02"), ev("advocate_answered", "03-03", answer="declined")), "declined"),
        ((ev("advocate_answered", "03-03", answer="accepted"),), "waiting"),
        ((ev("advocate_asked_for", "03-03"), ev("advocate_appointed", "03-04")), "appointed"),
        ((ev("advocate_appointed", "03-04"), ev("advocate_ended", "03-20")), "ended"),
        ((ev("advocate_asked_for", "03-03"), ev("advocate_request_withdrawn", "03-04")), "declined"),
    ],
)
def test_where_the_advocate_stands(events: Sequence[Event], stands: str) -> None:
    assert state(child("03-02"), *events).advocate == stands


def test_days_since_receipt_run_on_whatever_restarts_a_clock() -> None:
    events = child("03-02"), ev("advocate_asked_for", "03-03"), ev("advocate_appointed", "04-01")
    found = {counter.key: counter for counter in state(*events, today="04-13").counters}
    assert (found["received"].working_days, found["received"].calendar_days) == (28, 42)
    assert found["received"].stopped_on is None


def test_days_stop_with_the_answer_and_run_on_when_more_is_asked_for() -> None:
    assert state(*ANSWERED).counters[0].stopped_on == day("03-10")
    assert state(*ANSWERED, ev("stage2_requested", "03-20")).counters[0].stopped_on is None


@pytest.mark.parametrize(("today", "alarm"), [("04-20", None), ("04-28", "Day 25"), ("06-25", "Day 65")])
def test_alarms_ring_at_25_and_65_on_the_request_and_on_the_statutory_clock(
    today: str, alarm: str | None
) -> None:
    found = state(*ANSWERED, ev("stage2_requested", "03-20"), today=today)
    counters = {counter.key: counter for counter in found.counters}
    for key in ("stage2_requested", "stage2_clock"):
        rings = counters[key].alarm
        assert rings is None if alarm is None else rings is not None and rings.startswith(alarm)


def test_a_delay_notice_is_asked_for_from_the_eighteenth_day() -> None:
    events = *ANSWERED, ev("stage2_requested", "03-20")
    assert "delay-notice" not in codes(state(*events, today="04-16").needs)
    assert "delay-notice" in codes(state(*events, today="04-17").needs)
    sent = ev("delay_notice_sent", "04-17", new_date=day("05-20"))
    assert "delay-notice" not in codes(state(*events, sent, today="04-20").needs)


def test_an_overdue_stage_1_asks_to_tell_them_of_stage_2() -> None:
    assert "tell-of-stage2" in codes(state(child("03-02"), today="03-17").needs)


def test_each_point_wants_a_finding_once_it_is_answered() -> None:
    events = child("03-02", theme="communication"), ev("point_added", "03-04", point=2)
    answered = (
        *events,
        ev("response_sent", "03-10", stage=1),
        ev("finding_recorded", "03-10", point=1, finding="upheld"),
    )
    assert "findings" in codes(state(*answered).needs)
    whole = state(*answered, ev("finding_recorded", "03-10", point=2, finding="not_upheld"))
    assert "findings" not in codes(whole.needs)
    assert whole.outcome == "partly_upheld"


@pytest.mark.parametrize(
    ("findings", "outcome"),
    [
        ((), None),
        (("upheld", "upheld"), "upheld"),
        (("not_upheld",), "not_upheld"),
        (("upheld", "not_upheld"), "partly_upheld"),
        (("no_finding", "upheld"), "upheld"),
        (("no_finding",), "no_finding"),
    ],
)
def test_outcome_of_several_findings(findings: tuple[str, ...], outcome: str | None) -> None:
    assert combined(findings) == outcome


def test_the_later_of_two_findings_on_a_point_stands() -> None:
    first = ev("finding_recorded", "03-10", point=1, finding="not_upheld", by="investigator")
    second = ev("finding_recorded", "03-12", point=1, finding="upheld", by="adjudicator")
    assert state(*ANSWERED, first, second).outcome == "upheld"


def test_an_event_written_down_after_the_date_it_moves_is_marked() -> None:
    on_time = child("03-02", recorded="03-02")
    late = ev("declared_complex", "03-10", recorded="03-20")
    prompt = ev("declared_complex", "03-10", recorded="03-16")
    assert state(on_time, late).late_records == (2,)
    assert state(on_time, prompt).late_records == ()


def test_an_answer_written_down_late_that_claims_to_be_in_time_is_marked() -> None:
    late = ev("response_sent", "03-13", recorded="03-18", stage=1)
    assert state(child("03-02", recorded="03-02"), late).late_records == (2,)


def test_a_case_written_down_afterwards_marks_what_moves_a_date_and_no_more() -> None:
    events = (
        child("03-02", recorded="06-01"),
        ev("acknowledged", "03-03", recorded="06-01"),
        ev("declared_complex", "03-10", recorded="06-01"),
        ev("response_sent", "03-20", recorded="06-01", stage=1),
    )
    assert state(*events).late_records == (3,)


def test_sentences_can_be_left_out() -> None:
    from core.law.cases.derive import derive
    from tests.law.cases import CALENDARS, CHILDRENS, numbered

    found = derive(CHILDRENS, numbered(*ANSWERED), CALENDARS, day("04-01"), explain=False)
    assert {clock.why for clock in found.clocks} == {()}


def test_a_receipt_put_right_still_comes_before_what_happened_that_day() -> None:
    right = ev("received", "03-02", supersedes=1, category="CA26-a")
    found = state(child("03-02"), ev("response_sent", "03-02", stage=1), right)
    assert (found.stage, found.status) == ("stage1", "answered")
    assert state(child("03-02"), ev("stage2_requested", "03-02"), right).stage == "stage2"
