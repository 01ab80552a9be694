"""G30: a remedy that was offered outside an answer becomes no promise."""

import pytest

from tests.guards.asking import refused, tasks
from tests.law.cases import child, ev

OFFERED = (child("03-02"), ev("advocate_offered", "03-02"))
FOUND = ev("finding_recorded", "03-16", point=1, by="manager", finding="not_upheld")
ANSWERED = (*OFFERED, FOUND, ev("response_sent", "03-16", stage=1))


def update(on: str, *, offers: bool = True) -> tuple[object, ...]:
    return (ev("updated", on, offers=offers),)


@pytest.mark.parametrize(
    "name", ["updated", "response_sent", "terms_of_resolution_sent", "settled_informally"]
)
def test_whatever_offers_something_says_so(name: str) -> None:
    from tests.law.cases import CHILDRENS

    kind = CHILDRENS.event(name)
    assert kind is not None
    assert "offers" in {fact.key for fact in kind.facts}


def test_an_offer_is_a_task_until_it_is_a_promise_and_nothing_is_completed_before() -> None:
    offer = ev("updated", "03-10", offers=True)
    before = (*OFFERED, offer, FOUND, ev("response_sent", "03-16", stage=1))
    assert "offer" in tasks(*before)
    assert refused(before, ev("completed", "05-01")) == "promises-open"
    promised = (*before, ev("remedy_promised", "03-12", remedy=1), ev("remedy_done", "03-30", remedy=1))
    assert "offer" not in tasks(*promised)
    assert refused(promised, ev("completed", "05-01")) is None


def test_two_offers_are_two_promises_and_an_earlier_promise_is_none_of_them() -> None:
    offers = (ev("updated", "03-10", offers=True), ev("updated", "03-12", offers=True))
    assert "offer" in tasks(*ANSWERED, *offers, ev("remedy_promised", "03-12"))
    assert "offer" in tasks(*ANSWERED, offers[0], ev("remedy_promised", "03-09"))
    assert "offer" not in tasks(*ANSWERED, ev("updated", "03-10", offers=False))
