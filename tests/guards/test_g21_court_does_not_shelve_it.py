"""G21: court proceedings shelve everything."""

import pytest

from core.law.demands import unsaid
from core.law.events import Event
from core.law.gate.judge import judge
from core.law.gate.needs import Entry
from tests.guards.asking import refused, tasks
from tests.law.cases import CALENDARS, CHILDRENS, child, codes, day, ev, numbered, state

FACTS = {"ground": "a", "review_on": day("06-01"), "decided_by": "amy"}
NOTICE = ev("concurrent_notice_sent", "03-05", **FACTS)


def test_a_notice_says_its_ground_its_review_and_how_going_on_would_prejudice_them() -> None:
    case = (child("03-02"),)
    assert refused(case, NOTICE, "prejudice", "reason") is None
    assert refused(case, NOTICE, "reason") == "reasons-needed"
    for left_out in ("ground", "review_on"):
        facts = {key: value for key, value in FACTS.items() if key != left_out}
        assert refused(case, ev("concurrent_notice_sent", "03-05", **facts), "prejudice") == "reasons-needed"


@pytest.mark.parametrize(("today", "shown"), [("05-31", False), ("06-01", True)])
def test_it_comes_back_on_its_review_date(today: str, shown: bool) -> None:
    assert ("concurrent-review" in codes(state(child("03-02"), NOTICE, today=today).needs)) is shown


def test_they_are_invited_to_put_it_in_again_when_it_is_over() -> None:
    ended = (child("03-02"), NOTICE, ev("concurrent_ended", "05-20"))
    assert "invite-again" in tasks(*ended)
    assert "invite-again" not in tasks(*ended, ev("resubmission_invited", "05-21"))


def test_what_is_missing_is_asked_for_as_it_can_be_given() -> None:
    kind = CHILDRENS.event("concurrent_notice_sent")
    assert kind is not None
    missing = unsaid(CHILDRENS, kind, {}, ())
    assert missing is not None
    assert (
        missing.remedy == "Give ground: one of a, b, c, d. Give review_on. Say in your own words: prejudice."
    )


def test_what_is_set_aside_is_looked_at_again_within_six_months_or_another_person_confirms_why_later() -> (
    None
):
    case, said = (child("03-02"),), ("prejudice", "reason", "ground")

    def shelved(until: str, *words: str) -> str | None:
        notice = ev("concurrent_notice_sent", "03-05", ground="court", review_on=day(until))
        return refused(case, notice, *said, *words)

    assert shelved("2026-09-05") is None
    assert shelved("2026-09-06") == "review-too-late"
    assert shelved("2036-06-01") == "review-too-late"
    assert shelved("2036-06-01", "why_later") is None
    assert shelved("2026-03-05") == "review-too-early"
    far = Event(
        "concurrent_reviewed", day("03-05"), {"review_on": day("2036-06-01")}, 2, recorded_on=day("03-05")
    )
    needs = judge(CHILDRENS, numbered(*case), Entry("new", far, day("03-05")), CALENDARS, day("03-05")).needs
    assert (needs.reason, needs.another_person, needs.stands) == (True, True, "waits")
