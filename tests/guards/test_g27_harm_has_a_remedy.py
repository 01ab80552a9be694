"""G27: harm is found, and nothing is offered for it, nor is it said why not."""

import pytest

from tests.guards.asking import ANSWERED, other, refused, tasks
from tests.law.cases import child, ev

OFFERED = (child("03-02"), ev("advocate_offered", "03-02"))
HARM = ev("finding_recorded", "03-16", point=1, by="manager", finding="upheld", injustice=True)
UPHELD = (*OFFERED, HARM, ev("response_sent", "03-16", stage=1))
DONE = ev("completed", "05-01")


def test_it_is_asked_for_and_nothing_is_completed_without() -> None:
    assert tasks(*UPHELD)["harm"].number == 1
    assert refused(UPHELD, DONE) == "promises-open"


@pytest.mark.parametrize("named", [{}, {"point": 1}])
def test_a_promise_answers_it_once_it_is_kept(named: dict[str, int]) -> None:
    promised = (*UPHELD, ev("remedy_promised", "03-20", remedy=1, **named))
    assert "harm" not in tasks(*promised)
    assert refused(promised, DONE) == "promises-open"
    assert refused((*promised, ev("remedy_done", "04-02", remedy=1)), DONE) is None


def test_reasons_answer_it_and_are_asked_for() -> None:
    why_not = ev("remedy_considered", "03-20", point=1, **{"for": "finding"})
    assert refused(UPHELD, why_not) == "reasons-needed"
    assert refused(UPHELD, why_not, "reason") is None
    assert refused((*UPHELD, why_not), DONE) is None


def test_a_remedy_for_another_point_or_for_the_delay_does_not() -> None:
    second = (*UPHELD, ev("point_added", "03-17", point=2))
    assert "harm" in tasks(*second, ev("remedy_promised", "03-20", point=2))
    assert "harm" in tasks(*UPHELD, ev("remedy_considered", "03-20", **{"for": "delay"}))


@pytest.mark.parametrize("finding", [{"finding": "not_upheld", "injustice": True}, {"finding": "upheld"}])
def test_no_harm_or_nothing_upheld_asks_for_nothing(finding: dict[str, object]) -> None:
    found = ev("finding_recorded", "03-16", point=1, by="manager", **finding)
    assert "harm" not in tasks(*OFFERED, found, ev("response_sent", "03-16", stage=1))


def test_the_finding_that_stands_counts() -> None:
    later = ev("finding_recorded", "04-17", point=1, by="adjudicator", finding="not_upheld")
    assert "harm" not in tasks(*UPHELD, ev("stage2_requested", "03-20"), later)
    assert "harm" not in tasks(*ANSWERED)


def test_a_procedure_without_remedies_can_complete_its_cases() -> None:
    data = other("data_protection")
    received = ev("received", "03-02", channel="email")
    found = ev("finding_recorded", "03-16", point=1, finding="upheld", injustice=True)
    assert "harm" not in tasks(received, found, procedure=data)
