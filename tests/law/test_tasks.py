"""Tasks: derived from what happened, the same whatever day it is, each with the day it is owed by."""

from collections.abc import Mapping
from datetime import date

import pytest

from core.law.days.calendar import Calendar
from core.law.days.holidays import bundled
from core.law.state import CaseState, Need
from tests.law.cases import CALENDARS, CORPORATE, child, codes, day, ev, state

ANSWERED = (child("03-02"), ev("response_sent", "03-16", stage=1))
STAGE2 = (*ANSWERED, ev("stage2_requested", "03-20"))


def task(found: CaseState, key: str) -> Need:
    """The one task with this key."""
    return next(need for need in found.tasks if need.key == key)


def test_tasks_are_the_same_on_any_day_and_needs_are_those_shown_by_then() -> None:
    early, late = state(*STAGE2, today="03-20"), state(*STAGE2, today="06-30")
    assert early.tasks == late.tasks
    assert "delay-notice" in codes(late.needs) - codes(early.needs)


@pytest.mark.parametrize(
    ("key", "due"),
    [
        ("independent-person", "03-27"),
        ("investigator", "03-27"),
        ("statement", "04-07"),
        ("draft-report", "05-20"),
        ("adjudicate", "06-18"),
        ("delay-notice", "04-28"),
        ("stage2-answer", "04-28"),
    ],
)
def test_g3_each_milestone_of_stage_2_is_counted_from_the_request(key: str, due: str) -> None:
    assert task(state(*STAGE2), key).due == day(due)


def test_g3_no_statement_starts_the_milestones_again() -> None:
    agreed = state(*STAGE2, ev("statement_agreed", "05-01"))
    assert "statement" not in codes(agreed.tasks)
    assert task(agreed, "adjudicate").due == day("06-18")


@pytest.mark.parametrize(("today", "rings"), [("04-20", False), ("04-21", True)])
def test_g3_the_count_from_the_request_is_red_from_day_20(today: str, rings: bool) -> None:
    found = state(*STAGE2, today=today)
    counter = next(one for one in found.counters if one.key == "stage2_requested")
    assert (counter.alarm or "").startswith("Day 20") is rings


def test_the_delay_letter_is_shown_from_day_18_and_due_by_day_25() -> None:
    letter = task(state(*STAGE2), "delay-notice")
    assert (letter.from_day, letter.due, letter.event) == (day("04-17"), day("04-28"), "delay_notice_sent")


def test_every_clock_that_the_council_owes_has_a_task_with_its_date() -> None:
    for events in ((child("03-02"),), STAGE2, (*STAGE2, ev("statement_agreed", "04-01"))):
        found = state(*events)
        owed = {(clock.id, clock.due) for clock in found.told if clock.owed and clock.due}
        assert owed <= {(need.clock, need.due) for need in found.tasks}


def test_a_need_knows_the_stage_of_the_answer_that_settles_it() -> None:
    assert task(state(*STAGE2), "stage2-answer").stage == 2
    assert task(state(child("03-02")), "stage1-answer").stage == 1


def test_g17_the_ombudsmans_contact_is_a_named_persons_task_until_it_is_decided_even_when_the_case_is_closed() -> (
    None
):
    contact = ev(
        "ombudsman_contacted", "05-01", reference="26 001 234", reply_by=day("05-29"), owner="n.named"
    )
    closed = (child("03-02"), ev("withdrawn", "03-05"), contact)
    found = task(state(*closed), "ombudsman-1")
    assert (found.owner, found.due) == ("n.named", day("05-29"))
    assert "ombudsman" not in codes(state(*closed, ev("ombudsman_decided", "07-01", decision="upheld")).tasks)


def test_each_remedy_and_each_change_is_a_task_of_its_own() -> None:
    found = state(
        *ANSWERED,
        ev("remedy_promised", "03-17", remedy=1, kind="apology", due=day("04-01"), owner="one"),
        ev("remedy_promised", "03-17", remedy=2, kind="meeting", due=day("05-01")),
        ev("remedy_done", "03-20", remedy=1),
        ev("learning_recorded", "03-18", learning=1),
        ev("learning_recorded", "03-18", learning=2),
        ev("learning_action", "03-19", learning=2, owner="two", due=day("06-01")),
    )
    kept = {need.key: (need.due, need.owner) for need in found.tasks}
    assert kept["remedy-2"] == (day("05-01"), "")
    assert kept["learning-2"] == (day("06-01"), "two")
    assert "learning-owner-1" in kept
    assert not {"remedy-1", "learning-owner-2", "learning-1"} & kept.keys()


def test_a_withdrawal_is_to_be_confirmed_in_writing() -> None:
    withdrawn = (child("03-02"), ev("withdrawn", "03-05"))
    assert "confirm-withdrawal" in codes(state(*withdrawn).tasks)
    assert "confirm-withdrawal" not in codes(state(*withdrawn, ev("withdrawal_confirmed", "03-06")).tasks)


def test_what_was_set_aside_comes_back_on_its_review_date() -> None:
    notice = ev("concurrent_notice_sent", "03-05", ground="a", review_on=day("06-01"))
    events = (child("03-02"), notice)
    assert "concurrent-review" not in codes(state(*events, today="05-31").needs)
    assert "concurrent-review" in codes(state(*events, today="06-01").needs)
    assert "concurrent-review" not in codes(state(*events, ev("concurrent_ended", "05-20")).tasks)


def test_people_are_told_when_a_holiday_moves_their_date() -> None:
    first = bundled()
    proclaimed: Mapping[date, str] = {**first.holidays, day("03-09"): "A made-up day of mourning"}
    calendars = {1: first, 2: Calendar(proclaimed, first.closures, first.known_to, 2)}
    moved = (child("03-02"), ev("calendar_applied", "03-04", version=2))
    assert "new-date" in codes(state(*moved, calendars=calendars).tasks)
    told = state(*moved, ev("told_of_new_date", "03-05"), calendars=calendars)
    assert "new-date" not in codes(told.tasks)
    unmoved = (
        child("02-02"),
        ev("response_sent", "02-10", stage=1),
        ev("calendar_applied", "03-04", version=2),
    )
    assert "new-date" not in codes(state(*unmoved, calendars=calendars).tasks)


def test_the_code_gives_its_tasks_the_dates_of_its_clocks() -> None:
    found = state(ev("received", "03-02", by="resident"), procedure=CORPORATE, calendars=CALENDARS)
    assert task(found, "acknowledge").due == day("03-09")
    assert task(found, "stage1-answer").due == day("03-23")


def test_a_completed_case_asks_for_nothing_more_until_a_stage_is_asked_for() -> None:
    answered = (child("03-02"), ev("advocate_offered", "03-02"), ev("response_sent", "03-10", stage=1))
    assert "answer-received-1" in {need.code for need in state(*answered).needs}
    completed = (*answered, ev("completed", "03-31"))
    assert "answer-received-1" not in {need.code for need in state(*completed).needs}
    assert "advocate-answer" not in {need.code for need in state(*completed).needs}
    asked = state(*completed, ev("stage2_requested", "04-07"))
    assert "independent-person" in {need.code for need in asked.needs}
