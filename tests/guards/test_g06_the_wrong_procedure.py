"""G6: a child in need, a child in care or a care leaver is put through another procedure."""

import pytest

from core.law.triage import Question, propose
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.guards.asking import other, refused
from tests.law.cases import CHILDRENS, ev
from tests.register.made import DAY, a_case, at, happened

CORPORATE = other("corporate")


@pytest.mark.parametrize("status", ["looked_after", "child_in_need", "care_leaver"])
def test_on_another_route_nothing_goes_on_until_it_is_confirmed(status: str) -> None:
    received = ev("received", "03-02", by="parent", child_status=status)
    answer = ev("response_sent", "03-10", stage=1)
    assert refused((received,), answer, procedure=CORPORATE) == "route-unconfirmed"
    told = ev("outside_explained", "03-03")
    confirmed = (received, ev("route_confirmed", "03-03"), told)
    assert refused(confirmed, answer, procedure=CORPORATE) is None


def test_a_second_person_confirms_it(register: Register) -> None:
    add_user(register, "bea", stamp=Stamp("amy", at(DAY)))
    ref = a_case(register, procedure="corporate", by="amy", child_status="looked_after").reference
    reason = {"reason": "It is about a parking fine."}
    assert happened(register, ref, "route_confirmed", DAY, words=reason).code == "same-person"
    assert happened(register, ref, "route_confirmed", DAY, words=reason, by="bea").reference == ref


def test_the_procedure_is_proposed_with_its_reasons() -> None:
    proposed = propose(Question(by="child", child="looked_after"), CHILDRENS)
    assert proposed.procedure == "childrens" and proposed.why and proposed.advocate
