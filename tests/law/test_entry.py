"""What is typed becomes facts and words, or an answer that says what it can be."""

from collections.abc import Mapping
from datetime import date

import pytest

from core.errors import BadInput
from core.law.entry import matching, typed
from core.law.rules.model import Choice
from tests.law.cases import CHILDRENS, CORPORATE, day

TODAY = day("03-12")
THEMES = {"theme": (Choice("placement", "Placement", ("move",)), Choice("contact", "Contact"))}


def entered(event: str, raw: Mapping[str, str]) -> tuple[dict[str, object], dict[str, str]]:
    kind = CHILDRENS.event(event)
    assert kind is not None
    facts, words = typed(CHILDRENS, kind, raw, TODAY, THEMES)
    return dict(facts), words


def wrong(event: str, raw: Mapping[str, str]) -> BadInput:
    with pytest.raises(BadInput) as error:
        entered(event, raw)
    return error.value


def test_facts_are_typed_and_words_are_cleaned() -> None:
    facts, words = entered(
        "received",
        {
            "channel": "Face to face",
            "oral": "yes",
            "category": "child in care",
            "age": "15",
            "born": "3 feb 2011",
            "theme": "move",
            "summary": "They said\tno.\x1b[31m",
            "name": "  ",
        },
    )
    assert facts == {
        "channel": "in_person",
        "oral": True,
        "category": "CA26-a",
        "age": 15,
        "born": date(2011, 2, 3),
        "theme": "placement",
    }
    assert words == {"summary": "They said no.\u241b[31m"}


@pytest.mark.parametrize(
    ("typed_as", "finding"),
    [
        ("justified", "upheld"),
        ("Fully justified", "upheld"),
        ("partly justified", "partly_upheld"),
        ("not upheld", "not_upheld"),
        ("inconclusive", "no_finding"),
    ],
)
def test_older_words_for_findings_are_understood(typed_as: str, finding: str) -> None:
    assert entered("finding_recorded", {"finding": typed_as})[0] == {"finding": finding}


def test_unknown_key_names_the_known_ones() -> None:
    error = wrong("response_sent", {"stage": "1", "colour": "red"})
    assert "no 'colour'" in error.reason
    assert "stage" in error.remedy


def test_unknown_value_names_the_known_ones() -> None:
    error = wrong("received", {"channel": "pigeon"})
    assert error.field == "channel"
    assert "phone" in error.remedy


def test_a_theme_that_is_not_on_the_list_is_refused() -> None:
    assert "placement, contact" in wrong("received", {"theme": "weather"}).remedy


def test_noting_a_recommendation_is_not_an_answer() -> None:
    assert (
        "Noting a recommendation is not an answer"
        in wrong("recommendation_answered", {"response": "noted"}).remedy
    )


@pytest.mark.parametrize(
    ("event", "missing"),
    [
        ("response_sent", "stage"),
        ("later_start_agreed", "start"),
        ("interest_decided", "sufficient"),
        ("delay_notice_sent", "new_date"),
        ("handling_changed", "to"),
    ],
)
def test_what_the_law_needs_is_asked_for(event: str, missing: str) -> None:
    assert wrong(event, {}).field == missing


def test_nothing_is_needed_of_a_caller_who_does_not_know() -> None:
    assert entered("received", {}) == ({}, {})


@pytest.mark.parametrize(
    ("event", "raw"),
    [
        ("received", {"age": "-1"}),
        ("received", {"age": "fifteen"}),
        ("received", {"age": "٣"}),
        ("received", {"oral": "maybe"}),
        ("received", {"born": "1850-01-01"}),
        ("received", {"born": "2027-01-01"}),
        ("received", {"team_received_on": "2006-08-31"}),
        ("response_sent", {"stage": "4"}),
        ("assigned", {"owner": "two words"}),
        ("assigned", {"owner": "x" * 65}),
        ("later_start_agreed", {"start": "2126-01-01", "asked_by": "complainant"}),
        ("received", {"summary": "half \ud800"}),
        ("received", {"summary": "x" * 100_001}),
        ("received", {"name": "x" * 201}),
    ],
)
def test_what_can_not_be_is_refused(event: str, raw: Mapping[str, str]) -> None:
    assert wrong(event, raw).field in raw


def test_an_agreed_start_may_lie_ahead_and_grounds_as_far_back_as_a_life() -> None:
    facts, _ = entered("later_start_agreed", {"start": "2026-04-01", "asked_by": "complainant"})
    assert facts["start"] == date(2026, 4, 1)
    assert entered("received", {"grounds_arose": "1971-05-01"})[0] == {"grounds_arose": date(1971, 5, 1)}


def test_people_do_not_record_what_the_register_records_itself() -> None:
    assert wrong("calendar_applied", {"version": "2"}).field == "event"


def test_every_event_takes_a_note_and_evidence() -> None:
    for procedure in (CHILDRENS, CORPORATE):
        for kind in procedure.events:
            assert {"note", "evidence"} <= {word.key for word in kind.words}


def test_choices_are_found_by_what_was_typed_so_far() -> None:
    kind = CHILDRENS.event("received")
    assert kind is not None
    categories = next(fact.choices for fact in kind.facts if fact.key == "category")
    assert [choice.key for choice in matching(categories, "care l")] == ["CA24D-a"]
    assert matching(categories, "parent")[0].key == "CA26-b"
    assert matching(categories, "zebra") == ()
