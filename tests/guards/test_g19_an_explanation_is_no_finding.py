"""G19: an explanation stands in place of a finding."""

import pytest

from core.errors import BadInput
from core.law.entry import typed
from tests.guards.asking import PERSON, TODAY, refused, tasks
from tests.law.cases import CHILDRENS, child, ev

ANSWERED = (child("03-02", category="CA26-b", theme="placement"), ev("response_sent", "03-16", stage=1))


@pytest.mark.parametrize("said", ["explanation", "Explanation given", "information given"])
def test_it_is_refused_as_a_finding(said: str) -> None:
    kind = CHILDRENS.event("finding_recorded")
    assert kind is not None
    with pytest.raises(BadInput) as raised:
        typed(CHILDRENS, kind, {"finding": said}, TODAY, {})
    assert "explanation is not a finding" in raised.value.remedy


def test_it_is_refused_through_every_other_door() -> None:
    written = ev("finding_recorded", "03-16", point=1, by="manager", finding="explanation")
    assert refused(ANSWERED, written) == "not-a-finding"


def test_an_answered_case_is_not_completed_without_a_finding_on_each_point() -> None:
    assert "findings" in tasks(*ANSWERED)
    assert refused(ANSWERED, ev("completed", "03-20")) == "point-missed"
    found = ev("finding_recorded", "03-16", point=1, by="manager", finding="upheld")
    assert refused((*ANSWERED, found), ev("completed", "03-20")) is None


def test_a_case_in_which_no_point_was_set_down_is_not_completed() -> None:
    bare = (child("03-02", category="CA26-b"), *ANSWERED[1:])
    assert refused(bare, ev("completed", "03-20")) == "point-missed"
    found = ev("finding_recorded", "03-17", point=1, by="manager", finding="upheld")
    assert refused((*bare, found), ev("completed", "03-20")) is None


def test_points_that_nobody_set_down_are_asked_for_from_stage_2_on() -> None:
    assert "points" not in tasks(*ANSWERED)
    assert "points" in tasks(*PERSON)
    assert "points" in tasks(*PERSON, ev("response_sent", "04-24", stage=2))
    assert "points" not in tasks(*PERSON, ev("point_added", "03-26", point=1))
