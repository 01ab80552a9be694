"""G18: a child in care is turned away because of where they live."""

from tests.guards.asking import refused
from tests.law.cases import child, ev

TOLD = {"outside": "another_council", "ombudsman_told": True}


def test_a_child_in_our_care_is_not_another_councils() -> None:
    turned_away = ev("found_ineligible", "03-05", **TOLD)
    assert refused((child("03-02"),), turned_away, "reason") == "our-child"
    leaver = (child("03-02", category="CA24D-a"),)
    assert refused(leaver, turned_away, "reason") == "our-child"
