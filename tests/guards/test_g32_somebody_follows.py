"""G32: an investigator or independent person leaves, and nobody follows."""

import pytest

from core.law.people.independence import held_now
from tests.guards.asking import ADJUDICATED, FOUND2, PERSON, refused, tasks
from tests.law.cases import CHILDRENS, clock, day, ev, numbered, state

LEFT = ev("part_ended", "04-01", part="independent_person")
GONE = (*PERSON, LEFT)


def test_leaving_says_why_and_only_somebody_who_is_there_can() -> None:
    assert refused(PERSON, LEFT) == "reasons-needed"
    assert refused(PERSON, LEFT, "reason") is None
    assert refused(PERSON, ev("part_ended", "04-01", part="investigator"), "reason") == "nobody-holds-it"
    assert refused(GONE, ev("part_ended", "04-02", part="independent_person"), "reason") == "nobody-holds-it"


def test_somebody_follows_within_five_working_days() -> None:
    assert tasks(*GONE)["replace-independent-person"].due == day("04-10")
    followed = (*GONE, ev("independent_person_appointed", "04-08"))
    assert "replace-independent-person" not in tasks(*followed)


@pytest.mark.parametrize("part", ["investigator", "adjudicator"])
def test_so_does_somebody_for_the_other_parts(part: str) -> None:
    left = (*PERSON, ev(f"{part}_appointed", "03-26"), ev("part_ended", "04-01", part=part))
    assert f"replace-{part}" in tasks(*left)


def test_stage_2_is_neither_adjudicated_nor_answered_meanwhile() -> None:
    assert refused((*GONE, FOUND2), ADJUDICATED) == "independent-person"
    before = (*PERSON, FOUND2, ADJUDICATED, ev("part_ended", "04-21", part="independent_person"))
    assert refused(before, ev("response_sent", "04-24", stage=2)) == "independent-person"
    followed = (*before, ev("independent_person_appointed", "04-22"))
    assert refused(followed, ev("response_sent", "04-24", stage=2)) is None


def test_no_date_of_stage_2_moves() -> None:
    followed = (*GONE, ev("independent_person_appointed", "04-08"))
    assert clock("CA-S2", *followed).due == clock("CA-S2", *PERSON).due
    days = {need.code: need.due for need in state(*PERSON).tasks}
    later = {need.code: need.due for need in state(*followed).tasks}
    for milestone in ("statement", "draft-report", "adjudicate"):
        assert later[milestone] == days[milestone]


def test_whoever_left_no_longer_holds_it() -> None:
    named = (*PERSON[:-1], ev("independent_person_appointed", "03-25", person="p1"), LEFT)
    assert not held_now(numbered(*named))
    assert CHILDRENS.event("part_ended") is not None
