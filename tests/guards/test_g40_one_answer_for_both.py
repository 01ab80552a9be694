"""G40: a complaint that is also about the NHS or a trust gets two answers, or none."""

import pytest

from core.law.events import Event
from core.law.rules.model import Procedure
from tests.guards.asking import other, refused, tasks
from tests.law.cases import CHILDRENS, ev

WHERE = [CHILDRENS, other("adults"), other("public_health")]


def joint(procedure: Procedure) -> tuple[Event, ...]:
    who = {"category": "CA26-b"} if procedure is CHILDRENS else {}
    return (ev("received", "03-02", nhs_joint=True, **who),)


def agreed(consent: str = "given") -> Event:
    return ev("joint_handling_agreed", "03-04", lead="nhs", consent=consent)


def answer(**facts: bool) -> Event:
    return ev("response_sent", "03-13", stage=1, **facts)


@pytest.mark.parametrize("procedure", WHERE, ids=lambda one: one.key)
def test_who_leads_and_their_consent_are_agreed_first(procedure: Procedure) -> None:
    case = joint(procedure)
    assert "joint" in tasks(*case, procedure=procedure)
    bare = ev("joint_handling_agreed", "03-04")
    assert refused(case, bare, procedure=procedure) == "reasons-needed"
    assert refused(case, agreed(), procedure=procedure) is None
    assert "joint" not in tasks(*case, agreed(), procedure=procedure)
    assert refused(case, answer(), procedure=procedure) == "no-lead"


@pytest.mark.parametrize("procedure", WHERE, ids=lambda one: one.key)
def test_the_answer_is_the_one_of_both_or_says_why_not(procedure: Procedure) -> None:
    case = (*joint(procedure), agreed())
    assert refused(case, answer(), procedure=procedure) == "not-one-answer"
    assert refused(case, answer(joint_answer=True), procedure=procedure) is None
    assert refused(case, answer(), "why_apart", procedure=procedure) is None
    alone = (*joint(procedure), agreed("refused"))
    assert refused(alone, answer(), procedure=procedure) is None


def test_no_other_complaint_is_asked() -> None:
    assert refused((ev("received", "03-02", category="CA26-b"),), answer()) is None
