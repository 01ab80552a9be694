"""G1: Stage 2 is refused because there is nothing to add."""

from tests.guards.asking import ANSWERED, STAGE2, refused
from tests.law.cases import CHILDRENS, ev


def test_after_stage_1_a_case_can_not_be_found_outside_the_procedure() -> None:
    assert refused(ANSWERED, ev("found_ineligible", "03-20", outside="function"), "reason") == "stage-granted"
    assert refused(STAGE2, ev("found_ineligible", "03-25", outside="function"), "reason") == "stage-granted"


def test_stage_2_is_asked_for_on_any_day_after_the_answer() -> None:
    for on in ("03-16", "06-01", "12-30"):
        assert refused(ANSWERED, ev("stage2_requested", on)) is None


def test_no_event_refuses_a_stage() -> None:
    theirs = [kind.key for kind in CHILDRENS.events if kind.by == "officer"]
    assert not [key for key in theirs if "refus" in key or "declin" in key]
