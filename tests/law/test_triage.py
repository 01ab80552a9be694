"""The right door: who, about what, which child. It proposes and says why; a person decides."""

from datetime import date

import pytest

from core.law.procedures.functions import functions
from core.law.triage import Question, propose
from tests.law.cases import CHILDRENS, PROCEDURES


def asked(**said: object) -> Question:
    return Question(**said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("by", "about", "procedure", "category"),
    [
        ("child", "looked_after", "childrens", "CA26-a"),
        ("parent", "child_in_need", "childrens", "CA26-b"),
        ("foster_carer", "looked_after", "childrens", "CA26-d"),
        ("care_leaver", "leaving_care", "childrens", "CA24D-a"),
        ("special_guardian", "special_guardianship", "childrens", "CA26-3C-b"),
        ("adopter", "adoption", "childrens", "CA26-3B-a"),
        ("family", "care_contact", "childrens", "CA26-e"),
        ("parent", "child_protection", "corporate", ""),
        ("parent", "ehc_plan", "corporate", ""),
        ("", "adult_care", "adults", ""),
        ("", "public_health", "public_health", ""),
        ("", "councillor", "conduct", ""),
        ("child", "personal_data", "data_protection", ""),
        ("", "service_wanted", "service_requests", ""),
        ("", "enquiry", "enquiries", ""),
        ("", "council_service", "corporate", ""),
        ("parent", "school", None, ""),
        ("", "council_landlord", None, ""),
    ],
)
def test_each_matter_has_its_door(by: str, about: str, procedure: str | None, category: str) -> None:
    found = propose(asked(by=by, about=about), CHILDRENS)
    assert (found.procedure, found.category) == (procedure, category)
    assert found.why and found.source


def test_every_function_leads_to_a_procedure_that_there_is_or_to_somebody_else() -> None:
    for one in functions():
        assert (one.route in PROCEDURES.keys()) != (not one.route), one.key
        assert one.route or one.send_to.endswith("."), one.key


def test_the_functions_of_regulation_3_are_all_there() -> None:
    listed = {one.source for one in functions() if one.statutory}
    assert {f"SI 2006/1738, reg 3(2)({letter})" for letter in "abcdef"} <= listed


def test_somebody_outside_the_list_is_tested_for_interest_and_a_child_is_offered_an_advocate() -> None:
    relative = propose(asked(by="family", about="looked_after"), CHILDRENS)
    assert (relative.interest_test, relative.advocate) == (True, False)
    assert any("interest" in step for step in relative.steps)
    sibling = propose(asked(by="family", about="looked_after", is_child=True), CHILDRENS)
    assert sibling.advocate
    child = propose(asked(by="child", about="looked_after"), CHILDRENS)
    assert child.advocate and not child.interest_test


@pytest.mark.parametrize("child", ["looked_after", "child_in_need", "care_leaver"])
def test_a_child_on_the_corporate_route_needs_a_second_person(child: str) -> None:
    assert propose(asked(about="council_service", child=child), CHILDRENS).second_person
    assert not propose(asked(about="council_service", child="none"), CHILDRENS).second_person
    assert not propose(asked(about="looked_after", child=child), CHILDRENS).second_person


def test_without_a_function_a_child_in_care_goes_to_the_statutory_procedure() -> None:
    assert propose(asked(child="looked_after"), CHILDRENS).procedure == "childrens"
    assert propose(asked(), CHILDRENS).procedure == "corporate"


def test_what_is_outside_says_because_and_that_the_ombudsman_can_be_asked() -> None:
    found = propose(asked(by="parent", about="court_report"), CHILDRENS)
    assert found.outside.startswith("This is outside the children's statutory procedure because ")
    assert any("Ombudsman" in step for step in found.steps)


def test_harm_is_handed_over_at_once_and_the_complaint_goes_on_beside() -> None:
    found = propose(asked(by="child", about="safeguarding", child="looked_after"), CHILDRENS)
    assert (found.at_once, found.procedure) == (True, "childrens")
    assert found.steps[0].startswith("Hand it over at once")
    assert propose(asked(about="safeguarding"), CHILDRENS).at_once


def test_a_child_in_care_who_complains_about_their_home_is_heard_here() -> None:
    assert propose(asked(about="childrens_home", child="looked_after"), CHILDRENS).procedure == "childrens"
    assert propose(asked(about="childrens_home"), CHILDRENS).procedure is None


def test_late_anonymous_and_court_turn_nobody_away() -> None:
    late = asked(
        about="looked_after", by="parent", grounds_arose=date(2024, 1, 5), received_on=date(2026, 3, 2)
    )
    for question in (
        late,
        asked(about="looked_after", anonymous=True),
        asked(about="looked_after", court=True),
    ):
        found = propose(question, CHILDRENS)
        assert found.procedure == "childrens"
        assert found.steps


def test_the_last_day_of_the_year_is_not_late() -> None:
    day = asked(
        about="looked_after", by="parent", grounds_arose=date(2025, 3, 2), received_on=date(2026, 3, 2)
    )
    assert not any("year" in step for step in propose(day, CHILDRENS).steps)


def test_what_was_not_checked_says_so() -> None:
    assert propose(asked(about="council_landlord"), CHILDRENS).confidence == "unverified"
