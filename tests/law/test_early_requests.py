"""A request is a fact: made before a stage can begin, it is recorded, and takes effect by itself (regs 14(1), 15(2), 18(1))."""

import pytest

from core.law.events import Event
from core.law.refusals.refusals import refusal
from core.law.rules.model import Procedure
from tests.law.cases import CALENDARS, CHILDRENS, CORPORATE, child, clock, codes, day, ev, numbered, state

EARLY = (child("03-02"), ev("stage2_requested", "03-05"))
"""Stage 1 is due on 16 March; Stage 2 was asked for on the third day."""
ANSWER = ev("response_sent", "03-12", stage=1)


@pytest.mark.parametrize(
    ("events", "request_made", "procedure"),
    [
        ((child("03-02"),), ev("stage2_requested", "03-03"), CHILDRENS),
        ((child("03-02"),), ev("stage2_requested", "03-16"), CHILDRENS),
        ((child("03-02", category="CA26-e"),), ev("stage2_requested", "03-05"), CHILDRENS),
        ((child("03-02"), ev("advocate_asked_for", "03-03")), ev("stage2_requested", "09-10"), CHILDRENS),
        ((child("03-02"), ANSWER), ev("stage3_requested", "03-20"), CHILDRENS),
        ((ev("received", "03-02", by="resident"),), ev("stage2_requested", "03-03"), CORPORATE),
    ],
)
def test_a_request_is_never_refused_for_coming_early(
    events: tuple[Event, ...], request_made: Event, procedure: Procedure
) -> None:
    assert refusal(procedure, numbered(*events), request_made, CALENDARS, day("12-31")) is None


def test_it_takes_effect_when_stage_1_is_answered_which_is_still_met() -> None:
    events = (*EARLY, ANSWER)
    assert (clock("CA-S1", *events).state, clock("CA-S1", *events).met_on) == ("met", day("03-12"))
    assert clock("CA-S2", *events, today="03-13").start == day("03-12")
    assert state(*events, today="03-13").stage == "stage2"


def test_until_then_stage_1_runs_and_is_to_be_answered() -> None:
    waiting = state(*EARLY, today="03-10")
    assert waiting.stage == "stage1"
    assert {"asked-early", "stage1-answer"} <= codes(waiting.needs)
    assert clock("CA-S1", *EARLY, today="03-10").state == "running"
    assert clock("CA-S2", *EARLY, today="03-10").state == "not started"


def test_it_takes_effect_on_the_day_after_the_limit_passed_and_the_limit_stays_missed() -> None:
    passed = state(*EARLY, today="03-20")
    assert passed.stage == "stage2"
    assert (clock("CA-S1", *EARLY, today="03-20").state, clock("CA-S2", *EARLY, today="03-20").start) == (
        "missed",
        day("03-17"),
    )
    assert "asked-early" not in codes(passed.needs)
    assert clock("CA-S1", *EARLY, today="03-16").state == "running"


def test_an_extension_in_time_moves_the_day_on_which_it_takes_effect() -> None:
    events = (*EARLY, ev("declared_complex", "03-10"))
    assert state(*events, today="03-20").stage == "stage1"
    assert clock("CA-S2", *events).start == day("03-31")


def test_it_takes_effect_when_both_agree_to_skip_stage_1() -> None:
    skipped = ev("stage1_skipped", "03-09", both_agreed=True)
    assert refusal(CHILDRENS, numbered(*EARLY), skipped, CALENDARS, day("12-31")) is None
    events = (*EARLY, skipped)
    assert (clock("CA-S1", *events).state, clock("CA-S2", *events).start) == ("ended", day("03-09"))


def test_somebody_who_is_content_with_the_answer_has_asked_for_nothing() -> None:
    events = (*EARLY, ANSWER, ev("content_with_answer", "03-13"))
    assert (state(*events).stage, clock("CA-S2", *events).state) == ("stage1", "not started")
    again = ev("stage2_requested", "03-30")
    assert refusal(CHILDRENS, numbered(*events), again, CALENDARS, day("12-31")) is None
    assert clock("CA-S2", *events, again).start == day("03-30")


@pytest.mark.parametrize(
    "waits", [(child("03-02"), ev("advocate_asked_for", "03-03")), (child("03-02", category="CA26-e"),)]
)
def test_a_stage_1_that_never_started_through_the_council_holds_nobody_up_after_twenty_working_days(
    waits: tuple[Event, ...],
) -> None:
    asked = (*waits, ev("stage2_requested", "03-10"))
    assert state(*asked, today="03-27").stage == "stage1"
    assert state(*asked, today="03-30").stage == "stage2"
    assert clock("CA-S2", *asked).start == day("03-30")
    assert clock("CA-S2", *waits, ev("stage2_requested", "09-10")).start == day("09-10")
    assert "stage1-not-started" in codes(state(*waits, today="03-20").needs)
    assert "stage1-not-started" not in codes(state(*waits, today="03-04").needs)


def test_what_came_after_the_twenty_days_takes_nothing_back() -> None:
    events = (
        child("03-02"),
        ev("advocate_asked_for", "03-03"),
        ev("stage2_requested", "03-10"),
        ev("advocate_appointed", "05-01"),
    )
    assert clock("CA-S2", *events).start == day("03-30")


def test_days_since_the_request_are_counted_from_the_day_it_was_made() -> None:
    counter = next(
        counter
        for counter in state(*EARLY, ANSWER, today="03-13").counters
        if counter.key == "stage2_requested"
    )
    assert counter.since == day("03-05")


def test_a_panel_asked_for_early_is_owed_once_stage_2_is_answered() -> None:
    events = (child("03-02"), ANSWER, ev("stage2_requested", "03-20"), ev("stage3_requested", "04-10"))
    assert state(*events, today="04-20").stage == "stage2"
    answered = (*events, ev("independent_person_appointed", "03-25"), ev("response_sent", "04-24", stage=2))
    assert clock("CA-S3-PANEL", *answered).start == day("04-24")
    assert clock("CA-S2", *answered).state == "met"
