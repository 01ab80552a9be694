"""Chasing the service: rung by rung, each from its day, until it has answered."""

import pytest

from core.law.cases.chasing import task_facts, task_text, with_ladder
from core.law.events import Event
from core.law.refusals.refusals import refusal
from core.law.rules.ladder import Ladder, Rung
from core.law.state import Need
from tests.law.cases import CALENDARS, CHILDRENS, child, day, ev, numbered, state

LADDER = Ladder(
    rungs=(
        Rung("reminder", "Reminder", "team", "team manager", "Please answer.", from_due=-3),
        Rung("head_of_service", "Head of service", "head_of_service", "head of service", "Late.", 1, 2),
        Rung("director", "Director", "director", "director", "Very late.", after=5),
    ),
    stages=(1, 2, 3),
    tasks=("remedy",),
)
CHASED = with_ladder(CHILDRENS, LADDER)
TAKEN = child("03-02")
"""Its answer is due on Monday 16 March."""


def chase(on: str, rung: str, about: str = "ca-s1") -> Event:
    return ev("chased", on, rung=rung, about=about)


def waiting(*events: Event) -> Need | None:
    """The one rung that waits, or None."""
    found = [need for need in state(*events, procedure=CHASED).tasks if need.code.startswith("chase-")]
    assert len(found) <= 1
    return found[0] if found else None


def refused(events: tuple[Event, ...], proposed: Event, *words: str) -> str | None:
    found = refusal(CHASED, numbered(*events), proposed, CALENDARS, day("12-31"), words=words)
    return found.code if found else None


def test_the_first_rung_is_a_task_from_its_day_before_the_answer_is_due() -> None:
    first = waiting(TAKEN)
    assert first is not None
    assert (first.event, first.from_day, first.due) == ("chased", day("03-11"), day("03-11"))
    assert first.text == "Chase the team manager: Stage 1 answer, due Mon 16 Mar 2026."


def test_a_rung_is_never_shown_before_its_day() -> None:
    def shown(today: str) -> bool:
        found = state(TAKEN, today=today, procedure=CHASED)
        return any(need.code == "chase-ca-s1" for need in found.needs)

    assert not shown("03-10")
    assert shown("03-11")


@pytest.mark.parametrize(
    ("reminded", "from_day"),
    [("03-11", "03-17"), ("03-18", "03-20")],
    ids=["a day after the due date", "two days after a late reminder"],
)
def test_the_next_rung_waits_for_the_later_of_its_two_days(reminded: str, from_day: str) -> None:
    second = waiting(TAKEN, chase(reminded, "reminder"))
    assert second is not None
    assert (second.number, second.from_day) == (2, day(from_day))
    assert second.text.startswith("Chase the head of service")


def test_the_last_rung_counts_from_the_last_chase_alone_and_then_nobody_is_left() -> None:
    climbed = (TAKEN, chase("03-11", "reminder"), chase("03-17", "head_of_service"))
    last = waiting(*climbed)
    assert last is not None and last.from_day == day("03-24")
    assert waiting(*climbed, chase("03-24", "director")) is None


def test_a_limit_that_was_extended_moves_the_rung_with_it() -> None:
    moved = waiting(TAKEN, ev("declared_complex", "03-10"))
    assert moved is not None and moved.from_day == day("03-25")


def test_the_answer_to_the_complainant_ends_the_ladder() -> None:
    assert waiting(TAKEN, chase("03-11", "reminder"), ev("response_sent", "03-13", stage=1)) is None


def test_the_services_answer_ends_the_ladder_until_it_is_chased_again() -> None:
    answered = (TAKEN, chase("03-11", "reminder"), ev("service_answered", "03-12", about="ca-s1"))
    assert waiting(*answered) is None
    assert waiting(*answered[:-1], ev("service_answered", "03-12", about="remedy-1")) is not None
    again = waiting(*answered, chase("03-18", "reminder"))
    assert again is not None and again.number == 2


def test_a_promise_is_chased_too_each_for_itself_once_its_day_has_passed() -> None:
    promised = ev("remedy_promised", "03-13", remedy=2, kind="apology", due=day("04-01"), owner="a")
    answered = (TAKEN, ev("response_sent", "03-12", stage=1), promised)
    found = waiting(*answered)
    assert found is not None
    assert (found.code, found.from_day) == ("chase-remedy-2", day("04-02"))
    assert waiting(*answered, ev("remedy_done", "03-20", remedy=2)) is None


@pytest.mark.parametrize(
    ("proposed", "code"),
    [
        (chase("03-10", "reminder"), "rung-too-early"),
        (chase("03-11", "head_of_service"), "rung-skipped"),
        (chase("03-11", "director"), "rung-skipped"),
        (chase("03-11", "reminder"), None),
        (chase("03-11", "reminder", "no-such-thing"), "nothing-to-chase"),
    ],
)
def test_rungs_are_taken_in_turn_and_from_their_day(proposed: Event, code: str | None) -> None:
    assert refused((TAKEN,), proposed) == code


@pytest.mark.parametrize("proposed", [chase("03-04", "director"), chase("03-04", "reminder")])
def test_escalating_early_is_allowed_with_a_reason(proposed: Event) -> None:
    assert refused((TAKEN,), proposed, "reason") is None


def test_after_a_rung_that_was_skipped_the_ladder_goes_on_above_it() -> None:
    found = waiting(TAKEN, chase("03-11", "head_of_service"))
    assert found is not None and found.number == 3


def test_a_reminder_may_be_sent_again() -> None:
    assert refused((TAKEN, chase("03-11", "reminder")), chase("03-12", "reminder")) is None


def test_chasing_moves_no_clock() -> None:
    chased = (TAKEN, chase("03-11", "reminder"), chase("03-17", "head_of_service"))
    assert state(TAKEN, procedure=CHASED).clocks == state(*chased, procedure=CHASED).clocks


def test_the_services_answer_is_recorded_only_of_what_was_chased() -> None:
    assert refused((TAKEN,), ev("service_answered", "03-10", about="ca-s1")) == "not-chased"


def test_without_a_ladder_nobody_is_chased() -> None:
    assert not [need for need in state(TAKEN).tasks if need.code.startswith("chase-")]


def test_a_list_says_whom_to_chase_and_a_form_is_opened_with_it() -> None:
    assert task_text(CHASED, "chase-ca-s1", 2) == "Chase the head of service: Stage 1 answer."
    assert (
        task_text(CHASED, "chase-remedy-2", 1)
        == "Chase the team manager: a promised remedy is not done yet (2)."
    )
    assert task_facts(CHASED, "chase-ca-s1", 2) == {"rung": "head_of_service", "about": "ca-s1"}
    assert task_text(CHASED, "remedy", 2) is None
    assert task_facts(CHASED, "remedy", 2) == {}


def test_an_answer_in_one_stage_silences_no_chasing_of_the_next() -> None:
    stage1 = (TAKEN, chase("03-11", "reminder"), ev("service_answered", "03-12"))
    later = (*stage1, ev("response_sent", "03-13", stage=1), ev("stage2_requested", "03-20"))
    assert waiting(*stage1) is None
    second = waiting(*later)
    assert second is not None and second.code == "chase-ca-s2"
