"""G39: an answer goes in a form or a language that they can't read."""

from typing import Any

import pytest

from core.law.events import Event
from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from tests.guards.asking import refused, tasks
from tests.law.cases import PROCEDURES, child, ev
from tests.register.made import DAY, a_case, at

LARGE = (child("03-02", format="large_print"),)
ANSWERS = ("response_sent", "terms_of_resolution_sent", "outcome_told")


def answer(**facts: Any) -> Event:
    return ev("response_sent", "03-16", stage=1, **facts)


def test_it_is_a_task_before_the_answer_goes_and_none_where_nothing_special_was_asked() -> None:
    assert "format" in tasks(*LARGE)
    assert "format" not in tasks(*LARGE, ev("format_ready", "03-10", format="large_print"))
    assert "format" not in tasks(child("03-02", format="ordinary"))
    assert "format" not in tasks(child("03-02"))


def test_an_answer_says_how_it_went_or_why_it_could_not() -> None:
    assert refused(LARGE, answer()) == "format-owed"
    assert refused(LARGE, answer(went_as="ordinary")) == "format-owed"
    assert refused(LARGE, answer(went_as="large_print")) is None
    assert refused(LARGE, answer(), "why_not_format") is None


def test_two_are_owed_where_two_were_asked_for() -> None:
    both = (*LARGE, ev("contact_recorded", "03-05", format_also="translated"))
    assert refused(both, answer(went_as="large_print")) == "format-owed"
    assert refused(both, answer(went_as="translated", went_as_also="large_print")) is None


def test_what_was_said_last_counts() -> None:
    assert refused((*LARGE, ev("contact_recorded", "03-05", format="ordinary")), answer()) is None
    later = (child("03-02"), ev("contact_recorded", "03-05", format="easy_read"))
    assert refused(later, answer()) == "format-owed"


def test_each_stage_is_made_ready_anew() -> None:
    ready = (*LARGE, ev("format_ready", "03-10", format="large_print"), answer(went_as="large_print"))
    assert "format" in tasks(*ready, ev("stage2_requested", "03-20"))


@pytest.mark.parametrize("procedure", PROCEDURES.all(), ids=lambda one: f"{one.key}-{one.version}")
def test_wherever_a_format_can_be_asked_for_every_answer_keeps_it(procedure) -> None:  # type: ignore[no-untyped-def]
    if procedure.event("contact_recorded") is None:
        return
    kinds = [kind for name in ANSWERS if (kind := procedure.event(name)) is not None]
    assert all("goes_as_asked" in kind.guards for kind in kinds)


@pytest.mark.parametrize(
    ("language", "owed"), [("Polish", "translated"), ("BSL", "signed"), ("English", ""), ("", "")]
)
def test_a_language_that_is_said_is_owed_too(register: Register, language: str, owed: str) -> None:
    words = {"summary": "They moved me.", **({"language": language} if language else {})}
    ref = a_case(register, words=words).reference
    assert case(register, ref, today=DAY).format == owed


def test_one_that_is_said_later_stands_beside_the_format(register: Register) -> None:
    ref = a_case(register, format="large_print").reference
    entry = Entry("contact_recorded", DAY, {"format": "large_print"}, {"language": "Somali"})
    assert isinstance(record(register, ref, entry, stamp=Stamp("amy", at(DAY))), Recorded)
    sent = Entry("response_sent", DAY, {"stage": 1, "went_as": "large_print"}, {})
    answer_refused = record(register, ref, sent, stamp=Stamp("amy", at(DAY)))
    assert getattr(answer_refused, "code", "") == "format-owed"
    whole = Entry(
        "response_sent", DAY, {"stage": 1, "went_as": "large_print", "went_as_also": "translated"}, {}
    )
    assert isinstance(record(register, ref, whole, stamp=Stamp("amy", at(DAY))), Recorded)
