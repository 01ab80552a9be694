"""Each kind of task that an officer's day is made of is there without anybody typing it, with its day."""

from collections.abc import Mapping
from datetime import date

import pytest

from core.law.days.calendar import Calendar
from core.law.days.holidays import bundled
from core.law.events import Event
from core.law.rules.model import Procedure
from tests.law.cases import CHILDRENS, CORPORATE, PROCEDURES, child, day, ev, state

TAKEN = child("03-02")
ANSWERED = (TAKEN, ev("response_sent", "03-16", stage=1))
STAGE2 = (*ANSWERED, ev("stage2_requested", "03-20"))
STAGE3 = (
    *STAGE2,
    ev("independent_person_appointed", "03-25"),
    ev("response_sent", "04-24", stage=2),
    ev("stage3_requested", "05-11"),
)
PROMISED = (
    ev("remedy_promised", "03-17", remedy=1, kind="apology", due=day("03-31")),
    ev("learning_recorded", "03-17", learning=1),
    ev("learning_action", "03-17", learning=1, due=day("04-30")),
    ev("recommendation_made", "03-17", recommendation=1, by="panel"),
    ev("recommendation_answered", "03-18", recommendation=1, response="accepted", due=day("05-29")),
)


@pytest.mark.parametrize(
    ("events", "key", "due"),
    [
        ((TAKEN,), "acknowledge", "03-04"),
        ((TAKEN,), "offer-advocate", "03-04"),
        ((TAKEN,), "stage1-answer", "03-16"),
        (STAGE2, "delay-notice", "04-28"),
        (STAGE2, "stage2-answer", "04-28"),
        (STAGE2, "independent-person", "03-27"),
        (STAGE2, "investigator", "03-27"),
        (STAGE2, "statement", "04-07"),
        (STAGE2, "draft-report", "05-20"),
        (STAGE2, "adjudicate", "06-18"),
        (STAGE2, "update", "04-07"),
        (STAGE3, "appoint-panel", "06-23"),
        ((*ANSWERED, *PROMISED), "remedy-1", "03-31"),
        ((*ANSWERED, *PROMISED), "learning-1", "04-30"),
        ((*ANSWERED, *PROMISED), "recommendation-action-1", "05-29"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_task_is_there_with_its_day(events: tuple[Event, ...], key: str, due: str) -> None:
    assert {need.key: need.due for need in state(*events).tasks}[key] == day(due)


@pytest.mark.parametrize(
    ("procedure", "received"),
    [
        (CHILDRENS, TAKEN),
        (CORPORATE, ev("received", "03-02", by="resident")),
        (PROCEDURES.latest("adults"), ev("received", "03-02", by="service_user")),
        (PROCEDURES.latest("public_health"), ev("received", "03-02", by="service_user")),
        (PROCEDURES.latest("data_protection"), ev("received", "2026-07-02", by="resident")),
    ],
    ids=lambda value: value.key if isinstance(value, Procedure) else "",
)
def test_an_answer_and_its_acknowledgement_are_tasks_in_every_procedure_of_the_law(
    procedure: Procedure, received: Event
) -> None:
    found = {need.code for need in state(received, procedure=procedure).tasks}
    assert "acknowledge" in found
    assert found & {"stage1-answer", "outcome"}


@pytest.mark.parametrize("events", [(TAKEN,), STAGE2], ids=["at stage 1", "at stage 2"])
def test_a_holiday_that_is_proclaimed_is_a_task_in_each_case_whose_date_it_moves(
    events: tuple[Event, ...],
) -> None:
    first, on = bundled(), day("03-09") if len(events) == 1 else day("03-25")
    proclaimed: Mapping[date, str] = {**first.holidays, on: "A made-up day of mourning"}
    calendars = {1: first, 2: Calendar(proclaimed, first.closures, first.known_to, 2)}
    applied = ev("calendar_applied", "03-04" if len(events) == 1 else "03-23", version=2)
    found = [need for need in state(*events, applied, calendars=calendars).tasks if need.code == "new-date"]
    assert [need.event for need in found] == ["told_of_new_date"]
