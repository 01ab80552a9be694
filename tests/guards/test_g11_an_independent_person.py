"""G11: no independent person, a late one, or one who takes no part."""

from tests.guards.asking import FOUND2, PERSON, STAGE2, refused, tasks
from tests.law.cases import day, ev


def test_stage_2_is_neither_adjudicated_nor_answered_without_one() -> None:
    assert refused(STAGE2, ev("response_sent", "04-24", stage=2)) == "independent-person"
    assert refused((*STAGE2, FOUND2), ev("adjudicated", "04-20")) == "independent-person"
    assert refused(PERSON, ev("response_sent", "04-24", stage=2)) is None
    assert refused((*PERSON, FOUND2), ev("adjudicated", "04-20", took_part=True)) is None


def test_they_take_part_in_the_adjudication() -> None:
    apart = ev("adjudicated", "04-20", took_part=False)
    assert refused((*PERSON, FOUND2), apart) == "independent-person-left-out"


def test_the_appointment_is_due_on_day_5_from_the_request() -> None:
    assert tasks(*STAGE2)["independent-person"].due == day("03-27")
    assert "independent-person" not in tasks(*PERSON)
