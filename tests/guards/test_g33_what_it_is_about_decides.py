"""G33: the procedure is chosen by who asks, not by what it is about."""

import pytest

from tests.guards.asking import other, refused
from tests.law.cases import ev

CORPORATE = other("corporate")
ABOUT = ("disabled_child", "adoption", "special_guardianship", "leaving_care")


@pytest.mark.parametrize("function", ABOUT)
@pytest.mark.parametrize("by", ["parent", "resident", "representative"])
def test_a_matter_that_the_statute_covers_waits_for_a_second_person_whoever_asks(
    function: str, by: str
) -> None:
    received = (ev("received", "03-02", by=by, function=function),)
    assert refused(received, ev("acknowledged", "03-03"), procedure=CORPORATE) == "route-unconfirmed"
    confirmed = (*received, ev("route_confirmed", "03-03"))
    assert refused(confirmed, ev("acknowledged", "03-03"), procedure=CORPORATE) is None


def test_another_matter_does_not_wait() -> None:
    bins = (ev("received", "03-02", by="parent", function="other"),)
    assert refused(bins, ev("acknowledged", "03-03"), procedure=CORPORATE) is None
