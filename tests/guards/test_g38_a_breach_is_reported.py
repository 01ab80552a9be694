"""G38: a personal-data breach is reported after 72 hours, or never."""

from datetime import datetime, timedelta

import pytest

from core.law.clocks.fold import history
from core.law.days.hours import LONDON
from core.law.events import Event
from core.law.people.commissioner import Reporting, reportings
from core.law.refusals.corrections import correction_refusal
from core.law.refusals.refusals import refusal
from tests.guards.asking import refused, tasks
from tests.law.cases import CALENDARS, CHILDRENS, PROCEDURES, child, day, ev, numbered

FRIDAY = ev("breach_recorded", "03-06", breach=1, at="16:30")
CASE = (child("03-02"), FRIDAY)


def breach(*events: Event) -> Reporting:
    return reportings(history(CHILDRENS, numbered(*events), CALENDARS))[0]


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def test_seventy_two_hours_run_over_the_weekend_from_the_time_it_was_known() -> None:
    assert breach(*CASE).until == london("2026-03-09T16:30")
    assert tasks(*CASE)["breach-report"].due == day("03-09")


def test_where_no_time_is_said_they_run_from_the_beginning_of_the_day() -> None:
    untimed = (child("03-02"), ev("breach_recorded", "03-06", breach=1))
    assert breach(*untimed).until == london("2026-03-09T00:00")
    assert tasks(*untimed)["breach-report"].due == day("03-08")


def test_they_run_from_when_it_was_known_and_not_from_when_it_happened() -> None:
    later = ev("breach_recorded", "03-02", breach=1, aware_on=day("03-06"), at="16:30")
    assert breach(child("03-02"), later).until == london("2026-03-09T16:30")


def test_the_night_on_which_the_clocks_change_has_an_hour_less() -> None:
    before = ev("breach_recorded", "03-27", breach=1, at="09:00")
    until = breach(child("03-02"), before).until
    assert until == london("2026-03-30T10:00")
    assert until - breach(child("03-02"), before).known == timedelta(hours=73)


@pytest.mark.parametrize(("at", "in_time"), [("16:30", True), ("16:31", False), ("", False)])
def test_reported_in_time_or_late_to_the_minute(at: str, in_time: bool) -> None:
    report = ev("breach_reported", "03-09", breach=1, **({"at": at} if at else {}))
    assert breach(*CASE, report).in_time is in_time
    assert "breach-report" not in tasks(*CASE, report)


def asked(report: Event, *words: str, today: str = "03-09") -> str | None:
    answer = refusal(CHILDRENS, numbered(*CASE), report, CALENDARS, day(today), words=words)
    return answer.code if answer else None


def test_a_late_report_gives_its_reasons() -> None:
    late = ev("breach_reported", "03-10", breach=1, at="09:00")
    assert asked(late, today="03-10") == "reasons-needed"
    assert asked(late, "reason", today="03-10") is None
    assert asked(ev("breach_reported", "03-09", breach=1, at="10:00")) is None


def test_one_that_is_typed_afterwards_for_a_time_within_says_what_shows_it() -> None:
    in_time = ev("breach_reported", "03-09", breach=1, at="10:00")
    assert asked(in_time, today="03-20") == "evidence-needed"
    assert asked(in_time, "evidence", today="03-20") is None


def test_not_reporting_is_somebodys_decision_with_reasons() -> None:
    decided = ev("breach_not_reported", "03-07", breach=1, decided_by="dpo")
    assert refused(CASE, decided) == "reasons-needed"
    assert refused(CASE, ev("breach_not_reported", "03-07", breach=1), "reason") == "reasons-needed"
    assert refused(CASE, decided, "reason") is None
    assert "breach-report" not in tasks(*CASE, decided)


def test_telling_the_family_does_not_report_it_nor_does_withdrawing_the_complaint() -> None:
    told = ev("breach_followed", "03-07", breach=1, team_told_on=day("03-07"), family_told_on=day("03-07"))
    assert "breach-report" in tasks(*CASE, told, ev("withdrawn", "03-08", by="themselves"))


def test_each_of_two_is_reported_for_itself() -> None:
    second = ev("breach_recorded", "03-10", breach=2)
    report = ev("breach_reported", "03-09", breach=1, at="10:00")
    assert tasks(*CASE, second, report)["breach-report"].number == 2
    assert refused((*CASE, report), report) == "already-recorded"


def test_nothing_is_completed_before() -> None:
    found = ev("finding_recorded", "03-10", point=1, by="manager", finding="not_upheld")
    answered = (*CASE, ev("advocate_offered", "03-03"), found, ev("response_sent", "03-10", stage=1))
    told = ev("breach_followed", "03-07", breach=1, team_told_on=day("03-07"), family_told_on=day("03-07"))
    assert refused((*answered, told), ev("completed", "04-01")) == "breach-unreported"


def test_putting_the_record_right_begins_no_later_unsaid() -> None:
    later = ev("breach_recorded", "03-06", breach=1, aware_on=day("03-08"))
    for replacement in (later, None):
        answer = correction_refusal(
            CHILDRENS, numbered(*CASE), 2, replacement, CALENDARS, day("03-20"), words=()
        )
        assert answer is not None and answer.code == "known-since"
    shown = correction_refusal(
        CHILDRENS, numbered(*CASE), 2, later, CALENDARS, day("03-20"), words=("evidence",)
    )
    assert shown is None
    earlier = ev("breach_recorded", "03-05", breach=1)
    assert (
        correction_refusal(CHILDRENS, numbered(*CASE), 2, earlier, CALENDARS, day("03-20"), words=()) is None
    )


@pytest.mark.parametrize(
    "procedure", PROCEDURES.all(), ids=lambda procedure: f"{procedure.key}-{procedure.version}"
)
def test_every_procedure_in_which_a_breach_can_be_recorded_asks_for_it(procedure) -> None:  # type: ignore[no-untyped-def]
    if procedure.event("breach_recorded") is not None:
        assert {"breach-report", "breach-told"} <= {rule.code for rule in procedure.needs}
