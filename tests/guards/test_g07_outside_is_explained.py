"""G7: child protection enquiries and conferences are treated now so, now so."""

from tests.guards.asking import other, refused
from tests.law.cases import ev

CORPORATE = other("corporate")
RECEIVED = ev("received", "03-02", by="parent", function="child_protection", child_status="none")


def test_they_are_told_why_it_is_outside_before_they_are_answered() -> None:
    answer = ev("response_sent", "03-10", stage=1)
    assert refused((RECEIVED,), answer, procedure=CORPORATE) == "outside-not-explained"
    told = (RECEIVED, ev("outside_explained", "03-03"))
    assert refused(told, answer, procedure=CORPORATE) is None
