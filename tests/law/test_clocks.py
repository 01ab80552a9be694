"""The clocks of the children's procedure, rule by rule (CASES.md)."""

from dataclasses import replace

import pytest

from core.law.days.calendar import Calendar
from core.law.days.holidays import bundled
from core.law.events import Event
from core.law.refusals.refusals import refusal
from tests.law.cases import (
    CALENDARS,
    CHILDRENS,
    CORPORATE,
    PROCEDURES,
    child,
    clock,
    codes,
    day,
    ev,
    numbered,
    state,
)


def stage2(*more: object, on: str = "04-01", **facts: object) -> list[object]:
    """A case whose Stage 2 was asked for."""
    answered = ev("response_sent", "03-10", stage=1)
    return [child("03-02", **facts), answered, ev("stage2_requested", on), *more]


# What starts Stage 1


def test_clock_starts_with_receipt() -> None:
    found = clock("CA-S1", child("03-02"), today="03-05")
    assert (found.state, found.start, found.due, found.latest) == (
        "running",
        day("03-02"),
        day("03-16"),
        day("03-30"),
    )


def test_clock_waits_for_a_decision_on_interest_and_says_so() -> None:
    found = clock("CA-S1", child("03-02", category="CA26-e"))
    assert (found.state, found.waits_for, found.due) == ("not started", "interest_decided", None)
    assert found.why == ("Stage 1 answer: not started; it waits for this: interest decided.",)


def test_no_interest_ends_the_clock_and_the_case() -> None:
    events = child("03-02", category="CA26-e"), ev("interest_decided", "03-09", sufficient=False)
    assert clock("CA-S1", *events).state == "ended"
    assert (state(*events).status, state(*events).outcome) == ("closed", "no_sufficient_interest")


def test_an_advocate_in_place_at_receipt_moves_nothing() -> None:
    events = ev("advocate_appointed", "02-20"), child("03-02"), ev("advocate_asked_for", "03-03")
    assert clock("CA-S1", *events, today="03-05").start == day("03-02")
    assert clock("CA-ADVOCATE", *events, today="03-05").state == "not started"


def test_an_advocate_appointed_on_the_day_of_receipt_moves_nothing() -> None:
    events = child("03-02"), ev("advocate_asked_for", "03-02"), ev("advocate_appointed", "03-02")
    assert clock("CA-S1", *events).start == day("03-02")


def test_an_advocate_who_left_before_receipt_is_not_in_place() -> None:
    before = ev("advocate_appointed", "01-12"), ev("advocate_ended", "02-02")
    found = clock("CA-S1", *before, child("03-02"), ev("advocate_asked_for", "03-03"), today="03-05")
    assert (found.state, found.waits_for) == ("not started", "advocate_appointed")


def test_a_request_before_the_complaint_counts() -> None:
    found = clock("CA-S1", ev("advocate_asked_for", "02-27"), child("03-02"), today="03-05")
    assert found.waits_for == "advocate_appointed"
    assert clock("CA-ADVOCATE", ev("advocate_asked_for", "02-27"), child("03-02")).start == day("03-02")


def test_a_request_on_the_day_the_answer_was_due_is_in_time_and_the_day_after_is_not() -> None:
    assert (
        clock("CA-S1", child("03-02"), ev("advocate_asked_for", "03-16"), today="03-20").state
        == "not started"
    )
    assert clock("CA-S1", child("03-02"), ev("advocate_asked_for", "03-17"), today="03-20").state == "overdue"


def test_the_extension_counts_for_a_request_only_if_declared_by_then() -> None:
    late = child("03-02"), ev("declared_complex", "03-10"), ev("advocate_asked_for", "03-20")
    assert clock("CA-S1", *late, today="03-23").state == "not started"
    without = child("03-02"), ev("advocate_asked_for", "03-20"), ev("declared_complex", "03-20")
    assert clock("CA-S1", *without, today="03-23").state == "overdue"


def test_a_request_after_an_earlier_one_was_withdrawn_counts_again() -> None:
    events = (
        child("03-02"),
        ev("advocate_asked_for", "03-03"),
        ev("advocate_request_withdrawn", "03-05"),
        ev("advocate_asked_for", "03-09"),
        ev("advocate_appointed", "03-12"),
    )
    assert clock("CA-S1", *events).start == day("03-12")
    assert clock("CA-ADVOCATE", *events).start == day("03-09")


def test_an_answer_sent_while_an_advocate_was_awaited_meets_the_clock_for_good() -> None:
    events = child("03-02"), ev("advocate_asked_for", "03-03"), ev("response_sent", "03-12", stage=1)
    for later in ((), (ev("advocate_appointed", "03-20"),)):
        found = clock("CA-S1", *events, *later)
        assert (found.state, found.met_on, found.start) == ("met", day("03-12"), None)


@pytest.mark.parametrize(
    ("category", "facts", "right"),
    [
        ("CA26-a", {}, True),
        ("CA24D-a", {}, True),
        ("CA26-b", {}, False),
        ("CA26-e", {}, False),
        ("CA26-e", {"age": 15}, True),
        ("CA26-3B-a", {"born": day("2010-01-01")}, True),
        ("CA26-3B-a", {"born": day("2008-03-02")}, False),
        ("CA26-3C-c", {"is_child": True}, True),
        ("CA26-b", {"age": 16}, True),
        ("CA26-b", {"is_child": False}, False),
        ("CA26-d", {"by": "foster_carer", "age": 17}, True),
        ("CA26-3C-b", {"born": day("2009-01-01")}, True),
        ("SCH7-6", {"age": 17}, False),
    ],
)
def test_who_has_a_right_to_an_advocate(category: str, facts: dict[str, object], right: bool) -> None:
    assert state(child("03-02", category=category, **facts)).has_right_to_advocate is right


def test_a_child_has_the_right_before_anyone_says_which_category() -> None:
    found = state(ev("received", "03-02", by="child"))
    assert found.has_right_to_advocate
    assert {"category", "offer-advocate"} <= codes(found.needs)


def test_a_later_start_agreed_after_the_answer_was_overdue_hides_nothing() -> None:
    agreed = ev("later_start_agreed", "03-20", start=day("04-01"), asked_by="complainant")
    found = clock("CA-S1", child("03-02"), agreed, today="03-23")
    assert (found.state, found.start) == ("overdue", day("03-02"))
    assert any("gives way" in sentence for sentence in found.why)


def test_an_overtaken_agreement_is_explained() -> None:
    found = clock(
        "CA-S1",
        child("03-16"),
        ev("advocate_asked_for", "03-16"),
        ev("later_start_agreed", "03-17", start=day("03-20"), asked_by="complainant"),
        ev("advocate_appointed", "03-26"),
    )
    assert found.why[1:3] == (
        "It starts on Thursday 26 March 2026: advocate appointed (reg 14(3)(b)); that day is not counted.",
        (
            "The later start agreed on Tuesday 17 March 2026 gives way: it is not later than this, "
            "or the answer was already overdue when it was agreed."
        ),
    )


# Extension


def test_declared_complex_on_the_tenth_day_counts_and_after_it_does_not() -> None:
    assert clock("CA-S1", child("03-02"), ev("declared_complex", "03-16")).due == day("03-30")
    late = clock("CA-S1", child("03-02"), ev("declared_complex", "03-17"))
    assert (late.due, late.extended) == (day("03-16"), False)
    assert any("it moves nothing" in sentence for sentence in late.why)


def test_declared_complex_holds_when_the_start_moves_back() -> None:
    events = (
        child("03-02"),
        ev("advocate_asked_for", "03-03"),
        ev("declared_complex", "03-19"),
        ev("advocate_request_withdrawn", "03-20"),
    )
    assert clock("CA-S1", *events).due == day("03-30")


def test_a_delay_notice_in_time_gives_the_day_it_names_within_day_65() -> None:
    notice = ev("delay_notice_sent", "05-08", new_date=day("06-12"))
    found = clock("CA-S2", *stage2(notice), today="05-20")  # type: ignore[arg-type]
    assert (found.original_due, found.due, found.state) == (day("05-11"), day("06-12"), "running")
    far = ev("delay_notice_sent", "05-08", new_date=day("12-01"))
    assert clock("CA-S2", *stage2(far)).due == found.latest  # type: ignore[arg-type]


def test_a_delay_notice_after_day_25_moves_nothing_and_is_itself_late() -> None:
    events = stage2(ev("delay_notice_sent", "05-12", new_date=day("06-12")))
    assert clock("CA-S2", *events, today="05-13").state == "overdue"  # type: ignore[arg-type]
    assert clock("CA-S2-NOTICE", *events).state == "missed"  # type: ignore[arg-type]


# Met, missed, ended


def test_what_was_done_on_the_due_date_is_in_time_and_the_day_after_is_late() -> None:
    assert clock("CA-S1", child("03-02"), ev("response_sent", "03-16", stage=1)).state == "met"
    late = clock("CA-S1", child("03-02"), ev("response_sent", "03-17", stage=1))
    assert (late.state, late.met_on) == ("missed", day("03-17"))


def test_skipping_stage_1_ends_its_clock_and_starts_stage_2() -> None:
    events = child("03-02"), ev("stage1_skipped", "03-06"), ev("stage2_requested", "03-10")
    assert clock("CA-S1", *events).state == "ended"
    assert clock("CA-S2", *events, today="03-11").start == day("03-06")


def test_stage_2_of_something_said_waits_for_the_written_record() -> None:
    found = clock("CA-S2", *stage2(oral=True))  # type: ignore[arg-type]
    assert (found.state, found.waits_for) == ("not started", "written_record_final")
    counters = {counter.key: counter for counter in state(*stage2(oral=True), today="05-20").counters}  # type: ignore[arg-type]
    assert "stage2_clock" not in counters
    assert counters["stage2_requested"].alarm == (
        "Day 25 reached: 32 working days since Stage 2 was asked for."
    )


def test_a_second_written_record_restarts_nothing() -> None:
    records = ev("written_record_final", "04-10"), ev("written_record_final", "05-01")
    assert clock("CA-S2", *stage2(*records, oral=True)).start == day("04-10")  # type: ignore[arg-type]


def test_asking_for_stage_3_before_the_answer_is_known_to_have_arrived_is_in_time() -> None:
    events = stage2(
        ev("response_sent", "05-01", stage=2),
        ev("stage3_requested", "05-05"),
        ev("response_received", "05-06", stage=2),
    )
    found = clock("CA-S3-REQUEST", *events)  # type: ignore[arg-type]
    assert (found.state, found.met_on) == ("met", day("05-05"))


def test_the_time_to_ask_is_the_complainants_and_never_the_councils_overdue_work() -> None:
    events = stage2(ev("response_sent", "05-01", stage=2), ev("response_received", "05-05", stage=2))
    found = clock("CA-S3-REQUEST", *events, today="12-01")  # type: ignore[arg-type]
    assert (found.owed_by, found.owed, found.state) == ("complainant", False, "overdue")


def test_a_complaint_after_a_year_is_late_and_still_received() -> None:
    assert clock("CA-MAKE-COMPLAINT", child("03-02", grounds_arose=day("2025-03-02"))).state == "met"
    late = clock("CA-MAKE-COMPLAINT", child("03-02", grounds_arose=day("2025-03-01")))
    assert (late.state, late.due) == ("missed", day("03-01"))
    unknown = clock("CA-MAKE-COMPLAINT", child("03-02"))
    assert (unknown.state, unknown.applies) == ("not started", False)


def test_other_proceedings_end_the_clock_and_give_a_year_to_come_back() -> None:
    events = (
        child("03-02"),
        ev("concurrent_notice_sent", "03-09", ground="d"),
        ev("concurrent_ended", "08-03"),
    )
    assert clock("CA-S1", *events).state == "ended"
    found = clock("CA-RESUBMIT", *events)
    assert (found.state, found.due) == ("running", day("2027-08-03"))
    assert "resubmitted" in codes(state(*events, ev("resubmitted", "09-01")).needs)


def test_early_referral_agreed_by_both_ends_the_panels_clock() -> None:
    events = stage2(
        ev("response_sent", "05-01", stage=2),
        ev("stage3_requested", "05-11"),
        ev("early_referral_agreed", "05-15"),
    )
    assert clock("CA-S3-PANEL", *events).state == "ended"  # type: ignore[arg-type]


# The calendar


def test_a_closed_case_keeps_its_calendar_and_an_open_one_moves_by_its_own_event() -> None:
    now = bundled()
    before = replace(now, holidays={d: name for d, name in now.holidays.items() if d != day("2022-09-19")})
    calendars: dict[int, Calendar] = {1: before, 2: replace(now, version=2)}
    received = child("2022-09-06", calendar=1)
    applied = ev("calendar_applied", "2022-09-10", version=2)
    moved = clock("CA-S1", received, applied, today="2022-09-12", calendars=calendars)
    assert (moved.original_due, moved.due) == (day("2022-09-20"), day("2022-09-21"))
    assert (
        "It was Tuesday 20 September 2022 before Mon 19 Sep 2022 became a day that is not counted."
        in moved.why
    )
    answered = received, ev("response_sent", "2022-09-09", stage=1), applied
    assert clock("CA-S1", *answered, calendars=calendars).due == day("2022-09-20")
    newer = clock("CA-S1", child("2022-09-06", calendar=2), calendars=calendars)
    assert newer.original_due == day("2022-09-21")


def test_a_date_past_the_known_holidays_is_not_before() -> None:
    found = clock("CA-S1", child("2028-12-21"), today="2028-12-22")
    assert found.uncertain == "not before Mon 8 Jan 2029: that year's holidays are not published yet"
    assert found.why[0] == (
        "Stage 1 answer is due not before Monday 8 January 2029: that year's holidays are not published yet."
    )


def test_closures_move_the_local_clock_and_not_the_statutory_one() -> None:
    shut = replace(bundled(), closures={day("03-03"): "Offices shut"})
    calendars = {1: shut}
    assert clock("CA-ACK", child("03-02"), calendars=calendars).due == day("03-05")
    assert clock("CA-S1", child("03-02"), calendars=calendars).due == day("03-16")


# The corporate procedure


def test_a_late_acknowledgement_buys_no_time() -> None:
    prompt = ev("received", "03-02"), ev("acknowledged", "03-04")
    late = ev("received", "03-02"), ev("acknowledged", "03-20")
    assert clock("CO-S1", *prompt, procedure=CORPORATE).due == day("03-18")
    assert clock("CO-S1", *late, procedure=CORPORATE).start == day("03-09")
    waiting = clock("CO-S1", ev("received", "03-02"), procedure=CORPORATE, today="03-03")
    assert (waiting.start, waiting.due, waiting.state) == (day("03-09"), day("03-23"), "running")


def test_corporate_extension_is_ten_more_days_at_most() -> None:
    events = (
        ev("received", "03-02"),
        ev("acknowledged", "03-02"),
        ev("extended", "03-10", stage=1, new_date=day("03-20")),
    )
    found = clock("CO-S1", *events, procedure=CORPORATE)
    assert (found.original_due, found.due, found.latest) == (day("03-16"), day("03-20"), day("03-30"))


def test_before_the_code_the_review_has_no_limit() -> None:
    old = PROCEDURES.on("corporate", day("2020-03-02"))
    events = (
        ev("received", "2020-03-02"),
        ev("response_sent", "2020-03-20", stage=1),
        ev("stage2_requested", "2020-04-01"),
    )
    assert clock("CO-OLD", *events, procedure=old).due == day("2020-03-30")
    review = clock("CO-OLD-REVIEW", *events, procedure=old)
    assert (review.state, review.due, review.limit) == ("running", None, "no limit")


def test_calendars_are_the_ones_the_case_names() -> None:
    assert clock("CA-S1", child("03-02", calendar=1), calendars=CALENDARS).due == day("03-16")


def test_a_request_on_the_day_of_the_answer_but_after_it_moves_nothing() -> None:
    found = clock(
        "CA-S1", child("03-02"), ev("response_sent", "03-06", stage=1), ev("advocate_asked_for", "03-06")
    )
    assert (found.state, found.start, found.met_on) == ("met", day("03-02"), day("03-06"))


@pytest.mark.parametrize("answered", ["03-06", "05-06"])
def test_a_request_withdrawn_on_the_day_of_the_answer_but_after_it_moves_nothing(answered: str) -> None:
    events = (child("03-02"), ev("advocate_asked_for", "03-04"), ev("response_sent", answered, stage=1))
    before = clock("CA-S1", *events)
    after = clock("CA-S1", *events, ev("advocate_request_withdrawn", answered))
    assert (before.state, after.state, after.due) == ("met", "met", before.due)


def test_a_receipt_put_right_on_the_day_of_the_answer_still_comes_before_it() -> None:
    events = (child("03-05"), ev("response_sent", "03-06", stage=1), replace(child("03-06"), supersedes=1))
    found = clock("CA-S1", *events)
    assert (found.state, found.start, found.met_on) == ("met", day("03-06"), day("03-06"))


def test_what_took_the_case_away_counts_although_the_receipt_was_put_right_later_that_day() -> None:
    events = (child("03-05"), ev("withdrawn", "03-06"), replace(child("03-06"), supersedes=1))
    stopped = clock("CA-S1", *events, today="04-30")
    assert (stopped.state, stopped.start, stopped.ended_on) == ("ended", day("03-06"), day("03-06"))


def test_the_receipt_stays_with_the_case_when_a_clock_runs_a_second_time() -> None:
    closed = Calendar(
        {**bundled().holidays, day("03-18"): "Made up"}, {}, known_to=bundled().known_to, version=2
    )
    again = clock(
        "CA-ADVOCATE",
        child("03-02", calendar=2),
        ev("advocate_asked_for", "03-02"),
        ev("advocate_appointed", "03-04"),
        ev("advocate_ended", "03-10"),
        ev("advocate_asked_for", "03-16"),
        today="03-17",
        calendars={1: bundled(), 2: closed},
    )
    assert (again.state, again.start, again.due) == ("running", day("03-16"), day("03-24"))


def test_a_clock_runs_again_from_the_day_on_which_it_was_met() -> None:
    again = clock(
        "CA-ADVOCATE",
        child("03-02"),
        ev("advocate_asked_for", "03-02"),
        ev("advocate_appointed", "03-04"),
        ev("advocate_ended", "03-04"),
        ev("advocate_asked_for", "03-04"),
        today="03-05",
    )
    assert (again.state, again.start, again.met_on) == ("running", day("03-04"), None)


def test_a_limit_that_counts_no_working_days_is_never_uncertain() -> None:
    beyond = bundled().known_to.replace(month=12, day=30)
    law = PROCEDURES.latest("data_protection")
    counted = clock("DP-ACK", ev("received", str(beyond)), procedure=law, today=str(beyond))
    assert counted.due is not None and counted.due > bundled().known_to
    assert counted.uncertain is None
    working = clock("CA-S1", child(str(beyond)), today=str(beyond))
    assert working.uncertain is not None and working.uncertain.startswith("not before ")


# What ends every clock: a case that leaves the procedure owes nothing in it


@pytest.mark.parametrize(
    "ended",
    [
        ev("found_ineligible", "03-10", outside="person"),
        ev("concurrent_notice_sent", "03-10", ground="court"),
        ev("late_decision", "03-10", decision="refused", about="complaint"),
        ev("withdrawn", "03-10"),
        ev("moved", "03-10", to="corporate"),
        ev("closed_as_duplicate", "03-10", of="C-1"),
    ],
    ids=lambda event: event.name,
)
def test_nothing_is_overdue_for_ever_in_a_case_that_was_turned_away_or_stopped(ended: Event) -> None:
    events = (child("03-09"), ev("advocate_asked_for", "03-09"), ended)
    clocks = state(*events, today="12-31").clocks
    assert {
        ended_clock.id: ended_clock.state
        for ended_clock in clocks
        if ended_clock.id in ("CA-ACK", "CA-ADVOCATE", "CA-S1")
    } == {
        "CA-ACK": "ended",
        "CA-ADVOCATE": "ended",
        "CA-S1": "ended",
    }
    assert not [late.id for late in clocks if late.state == "overdue"]


def test_other_proceedings_at_stage_2_end_its_notice_and_its_local_clock_too() -> None:
    agreed = ev("statement_agreed", "04-02")
    events = stage2(agreed, ev("concurrent_notice_sent", "04-10", ground="court"))
    assert not [late.id for late in state(*events, today="12-31").clocks if late.state == "overdue"]


def test_a_stage_that_the_ombudsman_orders_done_again_has_a_second_answer_and_keeps_its_first_time() -> None:
    first = (
        *stage2(ev("independent_person_appointed", "04-07")),
        ev("response_sent", "07-30", stage=2),
        ev("ombudsman_contacted", "09-01"),
    )
    again = ev("response_sent", "11-20", stage=2)
    why = {"words": ("reason",)}
    refused = refusal(CHILDRENS, numbered(*first), again, CALENDARS, day("12-31"), **why)
    assert refused is not None and refused.code == "already-recorded"
    ordered = (*first, ev("ombudsman_decided", "10-01", decision="upheld"))
    assert refusal(CHILDRENS, numbered(*ordered), again, CALENDARS, day("12-31"), **why) is None
    twice = clock("CA-S2", *ordered, again)
    assert (twice.state, twice.met_on) == ("missed", day("07-30"))
    for_good = (*first, ev("ombudsman_decided", "10-01", decision="not_upheld"))
    assert refusal(CHILDRENS, numbered(*for_good), again, CALENDARS, day("12-31")) is not None
