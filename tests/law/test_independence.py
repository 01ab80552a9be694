"""Who may hold which part: a table of parts, what stands against them, and whether that refuses or wants a reason."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.law.events import Event
from core.law.people.independence import Candidate, Declaration, Held, conflicts, held, held_now
from core.law.people.involvement import Involvement, past_involvement
from core.law.refusals.refusals import refusal
from core.law.state import Refusal
from tests.law.cases import CALENDARS, CHILDRENS, child, codes, day, ev, numbered, state

ON = day("03-25")
CLEAN = Declaration(day("01-05"), day("2027-01-04"))
EVERYTHING = frozenset({"investigator", "independent_person", "adjudicator", "panel_member", "advocate"})
STAGE2 = (
    child("03-02"),
    ev("response_sent", "03-10", stage=1),
    ev("stage2_requested", "03-20"),
)
STAGE3 = (
    *STAGE2,
    ev("independent_person_appointed", "03-25", person="P1"),
    ev("response_sent", "04-20", stage=2),
    ev("stage3_requested", "05-01"),
)
FIVE = {
    "is_subject": False,
    "manages_subject": False,
    "manages_service": False,
    "controls_resources": False,
    "considers_it": False,
}
PANEL = {"chair": "P5", "second_member": "P6", "third_member": "P7"}


def somebody(**changes: Any) -> Candidate:
    """Somebody who could do anything: a clean declaration, every kind, no line of management."""
    return replace(Candidate("P1", "Made-up Person", EVERYTHING, declarations=(CLEAN,)), **changes)


def against(role: Any, *, others: tuple[Held, ...] = (), on: date = ON, **changes: Any) -> dict[str, bool]:
    """The codes of what stands against somebody, each with whether it refuses."""
    involved = changes.pop("involved", False)
    found = conflicts(somebody(**changes), role, others, ("duty", "social_care"), on, involved=involved)
    for one in found:
        assert one.reason.endswith(".") and one.remedy.endswith(".") and one.source
    return {one.code: one.hard for one in found}


def code(events: tuple[Event, ...], proposed: Event) -> str | None:
    found = refusal(CHILDRENS, numbered(*events), proposed, CALENDARS, day("12-31"))
    assert found is None or isinstance(found, Refusal)
    return found.code if found else None


ROLES = ("investigator", "independent_person", "adjudicator", "chair", "panellist", "advocate")
SAME_PANEL = {("chair", "panellist"), ("panellist", "chair")}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("other", ROLES)
def test_nobody_holds_two_parts_in_one_case(role: Any, other: Any) -> None:
    found = against(role, others=(Held(other, "P1", ON, 4),))
    if role == other or (role, other) in SAME_PANEL:
        assert "two-parts" not in found
    else:
        assert found == {"two-parts": True}


@pytest.mark.parametrize("role", ROLES)
def test_somebody_elses_part_stands_against_nobody(role: Any) -> None:
    assert against(role, others=(Held("investigator", "P2", ON, 4), Held("chair", "P3", ON, 5))) == {}


HARD, REASON = True, False
SIGNS = ("independent_person", "chair", "panellist")


@pytest.mark.parametrize(
    ("what", "changes", "stands_against", "refuses"),
    [
        ("not-declared", {"declarations": ()}, SIGNS, HARD),
        ("not-declared", {"declarations": (replace(CLEAN, expires_on=day("03-24")),)}, SIGNS, HARD),
        ("not-declared", {"declarations": (replace(CLEAN, signed_on=day("03-26")),)}, SIGNS, HARD),
        ("not-independent", {"declarations": (replace(CLEAN, member=True),)}, SIGNS, HARD),
        ("not-independent", {"declarations": (replace(CLEAN, officer=True),)}, SIGNS, HARD),
        ("not-independent", {"declarations": (replace(CLEAN, related=True),)}, SIGNS, HARD),
        ("was-staff", {"declarations": (replace(CLEAN, employed_until=day("2023-03-26")),)}, SIGNS, REASON),
        ("line-management", {"manages": frozenset({"duty"})}, ("investigator",), REASON),
        ("line-management", {"manages": frozenset({"social_care"})}, ("investigator",), REASON),
        ("involved", {"involved": True}, ROLES, REASON),
        ("left-the-pool", {"left_on": ON}, ROLES, HARD),
        ("not-of-this-kind", {"kinds": frozenset()}, ROLES, REASON),
    ],
)
def test_what_stands_against_which_part_and_whether_a_reason_lifts_it(
    what: str, changes: dict[str, Any], stands_against: tuple[str, ...], refuses: bool
) -> None:
    for role in ROLES:
        expected = {what: refuses} if role in stands_against else {}
        assert against(role, **changes) == expected, role


def test_three_years_after_their_employment_nothing_is_said() -> None:
    left = replace(CLEAN, employed_until=day("2023-03-25"))
    assert against("independent_person", declarations=(left,)) == {}


def test_somebody_who_manages_another_service_can_investigate() -> None:
    assert against("investigator", manages=frozenset({"housing"})) == {}


def test_the_latest_declaration_that_is_good_that_day_counts() -> None:
    later = replace(CLEAN, signed_on=day("03-01"), officer=True)
    assert against("chair", declarations=(CLEAN, later)) == {"not-independent": HARD}
    assert against("chair", declarations=(CLEAN, later), on=day("02-20")) == {}


@pytest.mark.parametrize(
    ("events", "proposed", "why"),
    [
        (STAGE2, ev("independent_person_appointed", "03-25"), "nobody-named"),
        (STAGE2, ev("independent_person_appointed", "03-25", person="P1"), None),
        (
            (*STAGE2, ev("investigator_appointed", "03-24", person="P1")),
            ev("independent_person_appointed", "03-25", person="P1"),
            "two-parts",
        ),
        (
            (*STAGE2, ev("investigator_appointed", "03-26", person="P1")),
            ev("independent_person_appointed", "03-25", person="P1"),
            "two-parts",
        ),
        (
            (*STAGE2, ev("investigator_appointed", "03-24", person="P1")),
            ev("adjudicator_appointed", "03-25", person="P1"),
            "two-parts",
        ),
        (STAGE3, ev("panel_appointed", "05-05"), "nobody-named"),
        (STAGE3, ev("panel_appointed", "05-05", **PANEL), None),
        (STAGE3, ev("panel_appointed", "05-05", chair="P5"), "panel-of-three"),
        (STAGE3, ev("panel_appointed", "05-05", chair="P5", second_member="P6"), "panel-of-three"),
        (STAGE3, ev("panel_appointed", "05-05", **{**PANEL, "third_member": "P5"}), "panel-of-three"),
        (STAGE3, ev("panel_appointed", "05-05", **{**PANEL, "third_member": "P1"}), "two-parts"),
        (STAGE3, ev("panel_appointed", "05-05", **{**PANEL, "chair": "P1"}), "two-parts"),
        ((child("03-02"),), ev("advocate_appointed", "03-03", provider="your_say"), None),
        ((child("03-02"),), ev("advocate_appointed", "03-03", person="P9"), "advocate-not-declared"),
        ((child("03-02"),), ev("advocate_appointed", "03-03", person="P9", **FIVE), None),
        ((child("03-02"),), ev("advocate_appointed", "03-03", is_subject=False), "advocate-not-declared"),
        *(
            ((child("03-02"),), ev("advocate_appointed", "03-03", **{**FIVE, test: True}), "not-an-advocate")
            for test in FIVE
        ),
        (
            (child("03-02"), ev("advocate_appointed", "03-03")),
            ev("advocate_declared", "03-04", **{**FIVE, "considers_it": True}),
            "not-an-advocate",
        ),
        (
            (child("03-02"), ev("advocate_appointed", "03-03")),
            ev("advocate_declared", "03-04"),
            "advocate-not-declared",
        ),
        ((child("03-02"),), ev("advocate_declared", "03-04", **FIVE), "no-advocate"),
    ],
)
def test_what_the_case_alone_can_tell(events: tuple[Event, ...], proposed: Event, why: str | None) -> None:
    assert code(events, proposed) == why


def test_each_of_the_five_tests_is_told_with_its_letter() -> None:
    for letter, test in zip("abcde", FIVE, strict=True):
        found = refusal(
            CHILDRENS,
            numbered(child("03-02")),
            ev("advocate_appointed", "03-03", **{**FIVE, test: True}),
            CALENDARS,
            day("12-31"),
        )
        assert found is not None and found.source == f"SI 2004/719, reg 3({letter})"


def test_a_bare_appointment_stands_and_asks_for_the_name() -> None:
    bare = (*STAGE2, ev("independent_person_appointed", "03-25"))
    assert "name-independent-person" in codes(state(*bare).needs)
    named = (*bare, ev("independent_person_appointed", "03-26", person="P1"))
    assert "name-independent-person" not in codes(state(*named).needs)
    assert "name-panel" in codes(state(*STAGE3, ev("panel_appointed", "05-05")).needs)
    assert "name-panel" not in codes(state(*STAGE3, ev("panel_appointed", "05-05", **PANEL)).needs)


@pytest.mark.parametrize(
    ("took_part", "why"), [(True, None), (False, "independent-person-left-out"), (None, None)]
)
def test_g11_an_adjudication_without_the_independent_person_is_refused(
    took_part: bool | None, why: str | None
) -> None:
    found = ev("finding_recorded", "04-09", point=1, by="investigator", finding="upheld")
    events = (*STAGE2, ev("independent_person_appointed", "03-25", person="P1"), found)
    facts = {} if took_part is None else {"took_part": took_part}
    adjudicated = ev("adjudicated", "04-10", **facts)
    assert code(events, adjudicated) == why
    if why is None:
        asks = "independent-person-took-part" in codes(state(*events, adjudicated, today="04-11").needs)
        assert asks is (took_part is None)


def test_an_advocate_without_the_five_tests_is_a_task_until_they_are_answered() -> None:
    appointed = (child("03-02"), ev("advocate_appointed", "03-03", provider="your_say"))
    assert "advocate-declares" in codes(state(*appointed).needs)
    assert "advocate-declares" not in codes(state(*appointed, ev("advocate_declared", "03-04", **FIVE)).needs)
    assert "advocate-declares" not in codes(state(*appointed, ev("advocate_ended", "03-04")).needs)


def test_a_later_appointment_takes_the_earlier_ones_place_and_the_earlier_is_not_forgotten() -> None:
    events = numbered(
        *STAGE2,
        ev("investigator_appointed", "03-24", person="P1"),
        ev("investigator_appointed", "03-30", person="P2"),
    )
    assert [one.person for one in held(events)] == ["P1", "P2"]
    assert [one.person for one in held_now(events)] == ["P2"]
    assert code(events, ev("independent_person_appointed", "04-01", person="P1")) == "two-parts"


def test_an_advocate_whose_part_ended_holds_it_no_longer() -> None:
    events = numbered(
        child("03-02"), ev("advocate_appointed", "03-03", person="P9", **FIVE), ev("advocate_ended", "03-20")
    )
    assert held_now(events) == ()
    assert [one.role for one in held(events)] == ["advocate"]


def test_past_involvement_says_the_nearest_first() -> None:
    cases = (
        Involvement("26-0001", "investigator", day("01-10"), frozenset({"duty"}), "26-0001"),
        Involvement("26-0002", "chair", day("02-10"), frozenset({"housing"}), "26-0002"),
        Involvement("26-0003", "investigator", day("02-20"), frozenset({"duty"}), "26-0008"),
        Involvement("26-0009", "advocate", ON, frozenset({"duty"}), "26-0008"),
    )
    assert past_involvement(cases, "26-0009", "26-0008", ("duty",)) == (
        "investigating officer of the linked case 26-0003",
        "1 case about the same service, last 26-0001",
        "3 cases in all, last on Fri 20 Feb 2026",
    )
