"""Consent, who may be sent what, and a disclosure that went wrong (guard rails G10 and G20)."""

from typing import Any

import pytest

from core.law.clocks.fold import history
from core.law.events import Event
from core.law.guards.information import breaches_told
from core.law.people.information import breaches, permissions
from core.law.refusals.proposals import proposed_in
from core.law.refusals.refusals import refusal
from tests.law.cases import CALENDARS, CHILDRENS, child, codes, day, ev, numbered, state

PARENT = {"category": "CA26-b", "by": "parent"}
GIVEN = ev("permission_given", "03-05", permission=1, given_by="child", documents="answer")


def code(*events: Event, proposed: Event) -> str | None:
    found = refusal(CHILDRENS, numbered(*events), proposed, CALENDARS, day("12-31"))
    return found.code if found else None


def needs(*events: Event, today: str = "04-01") -> set[str]:
    return codes(state(*events, today=today).needs)


@pytest.mark.parametrize(
    ("capacity", "said", "wanted"),
    [
        ("own_right", None, set()),
        ("own_right", "refused", set()),
        ("on_behalf_of_child", None, {"consent"}),
        ("both", None, {"consent"}),
        ("on_behalf_of_child", "given", set()),
        ("on_behalf_of_child", "not_needed", set()),
        ("both", "given", set()),
        ("both", "refused", set()),
        ("on_behalf_of_child", "refused", {"consent-refused"}),
    ],
)
def test_g20_capacity_drives_consent_and_an_adults_own_complaint_never_asks_for_it(
    capacity: str, said: str | None, wanted: set[str]
) -> None:
    events: list[Event] = [child("03-02", capacity=capacity, **PARENT)]
    if said:
        events.append(ev("consent_recorded", "03-04", consent=said))
    assert needs(*events) & {"consent", "consent-refused"} == wanted


@pytest.mark.parametrize("said", ["given", "refused", "not_needed"])
def test_g20_no_answer_of_the_child_stops_an_adults_own_complaint(said: str) -> None:
    events = child("03-02", capacity="own_right", **PARENT), ev("consent_recorded", "03-04", consent=said)
    assert code(*events, proposed=ev("response_sent", "03-10", stage=1)) is None
    found = state(*events, today="03-05").clock("CA-S1")
    assert found is not None and found.state == "running"


def test_a_named_recipient_who_has_not_confirmed_is_a_task() -> None:
    assert "recipient-confirms" in needs(child("03-02"), GIVEN)
    confirmed = ev("recipient_confirmed", "03-06", permission=1)
    assert "recipient-confirms" not in needs(child("03-02"), GIVEN, confirmed)
    withdrawn = ev("permission_withdrawn", "03-06", permission=1)
    assert "recipient-confirms" not in needs(child("03-02"), GIVEN, withdrawn)


def test_one_confirmation_does_not_speak_for_another_permission() -> None:
    second = ev("permission_given", "03-05", permission=2, given_by="child", documents="reports")
    assert "recipient-confirms" in needs(
        child("03-02"), GIVEN, second, ev("recipient_confirmed", "03-06", permission=1)
    )


@pytest.mark.parametrize(
    ("events", "proposed", "why"),
    [
        ((), ev("recipient_confirmed", "03-06"), "no-such-permission"),
        ((), ev("permission_withdrawn", "03-06"), "no-such-permission"),
        ((GIVEN,), ev("recipient_confirmed", "03-04", permission=1), "no-such-permission"),
        ((GIVEN,), ev("recipient_confirmed", "03-06", permission=2), "no-such-permission"),
        ((GIVEN,), ev("recipient_confirmed", "03-06", permission=1), None),
        (
            (GIVEN, ev("permission_withdrawn", "03-06", permission=1)),
            ev("recipient_confirmed", "03-07", permission=1),
            "withdrawn-already",
        ),
        (
            (),
            ev("permission_given", "03-05", until=day("03-04"), given_by="child", documents="answer"),
            "ends-before-it-starts",
        ),
        ((), ev("breach_followed", "03-05"), "no-such-breach"),
    ],
)
def test_what_speaks_of_a_permission_or_a_breach_needs_one(
    events: tuple[Event, ...], proposed: Event, why: str | None
) -> None:
    assert code(child("03-02"), *events, proposed=proposed) == why


def test_a_permission_holds_from_its_day_to_its_end_and_not_once_withdrawn() -> None:
    given = ev("permission_given", "03-05", given_by="child", documents="answer", until=day("03-20"))
    past = history(
        CHILDRENS,
        numbered(child("03-02"), given, ev("permission_withdrawn", "03-10", permission=1)),
        CALENDARS,
    )
    found = permissions(past)[0]
    assert found.stands(day("03-09"))
    assert not found.stands(day("03-10"))
    assert not permissions(history(CHILDRENS, numbered(child("03-02"), given), CALENDARS))[0].stands(
        day("03-21")
    )


TOLD = {"team_told_on": day("03-06"), "family_told_on": day("03-07")}


@pytest.mark.parametrize(
    ("facts", "blank"),
    [
        ({}, 2),
        ({"team_told_on": day("03-06")}, 1),
        ({"family_told_on": day("03-06")}, 1),
        ({"not_told": "unsafe"}, 1),
        (TOLD, 0),
        ({"team_told_on": day("03-06"), "not_told": "unsafe"}, 0),
    ],
)
def test_a_breach_asks_until_the_team_and_the_family_are_told_or_it_is_said_why_not(
    facts: dict[str, Any], blank: int
) -> None:
    events = numbered(child("03-02"), ev("breach_recorded", "03-06", breach=1, **facts))
    assert len(breaches(history(CHILDRENS, events, CALENDARS))[0].blank) == blank
    assert ("breach-told" in needs(*events)) is bool(blank)
    proposed = proposed_in(CHILDRENS, events, ev("note_added", "03-10"), CALENDARS, day("12-31"))
    refused = breaches_told(proposed)
    assert (refused.code if refused else None) == ("breach-untold" if blank else None)


def test_what_was_told_later_fills_the_blanks_even_once_the_case_is_closed() -> None:
    events = (
        child("03-02"),
        ev("breach_recorded", "03-06", breach=1),
        ev("withdrawn", "03-08"),
    )
    assert "breach-told" in needs(*events)
    assert code(*events, proposed=ev("breach_followed", "03-10", breach=1, **TOLD)) is None
    assert "breach-told" not in needs(*events, ev("breach_followed", "03-10", breach=1, **TOLD))


def test_a_case_is_not_completed_while_a_breach_is_untold() -> None:
    found = ev("finding_recorded", "03-10", point=1, by="manager", finding="upheld")
    answered = (child("03-02", **PARENT), ev("response_sent", "03-10", stage=1), found)
    breach = ev("breach_recorded", "03-11", breach=1, team_told_on=day("03-11"))
    completed = ev("completed", "03-20")
    assert code(*answered, proposed=completed) is None
    assert code(*answered, breach, proposed=completed) == "breach-untold"
    told = ev("breach_followed", "03-12", breach=1, not_told="asked_to_wait")
    reported = ev("breach_reported", "03-12", breach=1)
    assert code(*answered, breach, told, reported, proposed=completed) is None
