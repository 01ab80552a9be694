"""Every way in and out asks the same questions, and says so in words."""

import pytest

from core.errors import BadInput
from core.law.entry import fact_value
from core.law.events import Event
from core.law.procedures.functions import functions
from core.law.triage import Question, propose
from tests.guards.asking import ANSWERED2, other, refused, tasks
from tests.law.cases import CHILDRENS, child, clock, codes, day, ev, state

CORPORATE = other("corporate")
ANSWER = ev("response_sent", "03-10", stage=1)
REFERRAL = {
    "robust": True, "adjudicated_fully": True, "mostly_upheld": True, "plan_offered": True, "wishes_met": True,
    "both_agreed": True,
}  # fmt: skip


def by_kind(key: str, procedure=CHILDRENS):
    kind = procedure.event("received")
    return next(fact for fact in kind.facts if fact.key == key)


# Which procedure


@pytest.mark.parametrize("about", [each.key for each in functions() if each.statutory])
def test_what_triage_calls_statutory_is_held_up_on_another_route(about: str) -> None:
    received = ev("received", "03-02", by="parent", function=about)
    assert propose(Question(by="parent", about=about), CHILDRENS).procedure == "childrens"
    assert refused((received,), ANSWER, procedure=CORPORATE) == "route-unconfirmed"
    assert refused((received, ev("route_confirmed", "03-03")), ANSWER, procedure=CORPORATE) is None


@pytest.mark.parametrize("about", ["council_service", "adult_care"])
def test_what_is_no_childrens_matter_goes_on(about: str) -> None:
    assert (
        refused((ev("received", "03-02", by="resident", function=about),), ANSWER, procedure=CORPORATE)
        is None
    )


@pytest.mark.parametrize(
    ("words", "route"),
    [("secure", "childrens"), ("staying put", "childrens"), ("health", "adults"), ("ehc plan", "corporate")],
)
def test_triage_knows_the_words_that_people_use(words: str, route: str) -> None:
    found = [each for each in functions() if words in each.aliases]
    assert [each.route for each in found] == [route]


# Who complains


@pytest.mark.parametrize(
    "who", ["foster_carer", "special_guardian", "care_leaver", "foster carer", "special guardian"]
)
def test_the_corporate_form_knows_who_looks_after_children(who: str) -> None:
    assert fact_value(by_kind("by", CORPORATE), who, day("03-02")) == who.replace(" ", "_")


def test_the_childrens_form_says_in_words_who_may_complain() -> None:
    with pytest.raises(BadInput) as error:
        fact_value(by_kind("by"), "resident", day("03-02"))
    assert "who they are to the child" in error.value.remedy
    assert "foster_carer" in error.value.remedy


# Nobody whom we know is anonymous


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"by": "child", "age": 14}, "not-anonymous"),
        ({"by": "child", "age": 14, "anonymous": True}, "not-anonymous"),
        ({"by": "other", "category": None}, "not-anonymous"),
        ({"by": "other", "category": None, "anonymous": True}, None),
    ],
)
def test_only_where_nobody_is_known_is_it_anonymous(facts: dict[str, object], code: str | None) -> None:
    received = child("03-02", **facts)
    facts_said = {key: value for key, value in received.facts.items() if value is not None}
    case = (Event("received", received.on, facts_said),)
    away = ev("found_ineligible", "03-05", outside="anonymous", ombudsman_told=True)
    assert refused(case, away, "reason") == code


# What was found, and what was offered


@pytest.mark.parametrize(
    ("findings", "words", "code"),
    [
        (["not_upheld"], (), "early-referral"),
        (["not_upheld"], ("reason",), "early-referral"),
        (["not_upheld", "no_finding", "upheld"], (), "early-referral"),
        (["not_upheld", "no_finding", "upheld"], ("reason",), None),
        (["upheld", "partly_upheld", "not_upheld"], (), None),
        ([], (), None),
    ],
)
def test_mostly_upheld_is_what_was_found(
    findings: list[str], words: tuple[str, ...], code: str | None
) -> None:
    found = tuple(
        ev("finding_recorded", "04-21", point=point, by="investigator", finding=finding)
        for point, finding in enumerate(findings, 1)
    )
    case = (*ANSWERED2[:-1], *found, ANSWERED2[-1])
    assert refused(case, ev("early_referral_agreed", "05-15", **REFERRAL), *words) == code


@pytest.mark.parametrize("ended", ["settled_informally", "withdrawn"])
def test_the_offer_of_an_advocate_stays_asked_for_however_the_case_ends(ended: str) -> None:
    closed = (child("03-02"), ev(ended, "03-05"))
    assert "offer-advocate" in tasks(*closed)
    assert "offer-advocate" not in tasks(*closed, ev("advocate_offered", "03-09"))
    assert refused(closed, ev("offer_impossible", "03-09")) == "reasons-needed"
    assert "offer-advocate" not in tasks(*closed, ev("offer_impossible", "03-09"))


# Made again after other proceedings (reg 8)


def test_a_complaint_made_again_runs_afresh_from_that_day_with_its_first_receipt_in_view() -> None:
    again = child("06-22", first_received_on=day("03-02"), stopped_at=2, grounds_arose=day("2024-01-10"))
    stage1 = clock("CA-S1", again, today="06-25")
    assert (stage1.state, stage1.start, stage1.due) == ("running", day("06-22"), day("07-06"))
    assert clock("CA-MAKE-COMPLAINT", again).state == "not started"
    case = state(again, today="06-25")
    first = next(counter for counter in case.counters if counter.key == "first_received")
    assert (first.since, first.calendar_days) == (day("03-02"), 115)
    assert "offer-to-skip" in codes(case.needs)
    assert "offer-to-skip" not in codes(state(again, ev("stage1_skipped", "06-24"), today="06-25").needs)
    assert "offer-to-skip" not in codes(
        state(child("06-22", first_received_on=day("03-02"), stopped_at=1)).needs
    )


def test_an_ordinary_complaint_shows_no_first_receipt() -> None:
    assert "first_received" not in {counter.key for counter in state(child("03-02")).counters}
    assert clock("CA-MAKE-COMPLAINT", child("03-02", grounds_arose=day("2024-01-10"))).state == "missed"
