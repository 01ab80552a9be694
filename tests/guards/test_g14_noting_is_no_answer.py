"""G14: the panel's recommendations are noted, or rejected without reasons."""

import pytest

from core.errors import BadInput
from core.law.entry import typed
from tests.guards.asking import PANEL, TODAY, refused
from tests.law.cases import CHILDRENS, day, ev

MADE = (*PANEL, ev("recommendation_made", "06-12", recommendation=1, by="panel"))


def answer(response: str, **facts: object) -> object:
    return ev("recommendation_answered", "06-20", recommendation=1, response=response, **facts)


def test_noting_is_refused_as_it_is_typed_and_through_every_other_door() -> None:
    kind = CHILDRENS.event("recommendation_answered")
    assert kind is not None
    with pytest.raises(BadInput) as raised:
        typed(CHILDRENS, kind, {"response": "Noted"}, TODAY, {})
    assert "not an answer" in raised.value.remedy
    noted = ev("recommendation_answered", "06-20", recommendation=1, response="noted")
    assert refused(MADE, noted, "reason") == "not-a-response"


def test_part_and_rejection_need_reasons_and_acceptance_an_action_with_its_day() -> None:
    def said(response: str, *words: str, due: bool = False) -> str | None:
        facts = {"due": day("08-01")} if due else {}
        event = ev("recommendation_answered", "06-20", recommendation=1, response=response, **facts)
        return refused(MADE, event, *words)

    assert said("rejected") == "reason-needed"
    assert said("rejected", "reason") is None
    assert said("partly", "action", due=True) == "reason-needed"
    assert said("accepted", due=True) == "action-needed"
    assert said("accepted", "action") == "action-needed"
    assert said("accepted", "action", due=True) is None


def test_stage_3_is_not_answered_before_each_has_its_answer() -> None:
    sent = ev("response_sent", "06-29", stage=3)
    assert refused(MADE, sent) == "recommendations-unanswered"
    rejected = ev("recommendation_answered", "06-20", recommendation=1, response="rejected")
    assert refused((*MADE, rejected), sent) is None
