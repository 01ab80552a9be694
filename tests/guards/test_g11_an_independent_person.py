"""G11: no independent person, a late one, or one who takes no part."""

from dataclasses import replace

from core.law.gate.judge import judge
from core.law.gate.needs import Entry
from tests.guards.asking import ADJUDICATED, FOUND2, PERSON, STAGE2, refused, tasks
from tests.law.cases import CALENDARS, CHILDRENS, day, ev, numbered


def test_stage_2_is_neither_adjudicated_nor_answered_without_one() -> None:
    assert refused(STAGE2, ev("response_sent", "04-24", stage=2)) == "independent-person"
    assert refused((*STAGE2, FOUND2), ev("adjudicated", "04-20")) == "independent-person"
    assert refused((*PERSON, FOUND2, ADJUDICATED), ev("response_sent", "04-24", stage=2)) is None
    assert refused((*PERSON, FOUND2), ev("adjudicated", "04-20", took_part=True)) is None


def test_they_take_part_in_the_adjudication() -> None:
    apart = ev("adjudicated", "04-20", took_part=False)
    assert refused((*PERSON, FOUND2), apart) == "independent-person-left-out"


def test_the_appointment_is_due_on_day_5_from_the_request() -> None:
    assert tasks(*STAGE2)["independent-person"].due == day("03-27")
    assert "independent-person" not in tasks(*PERSON)


def test_nobody_is_not_a_person() -> None:
    appointed = ev("independent_person_appointed", "03-25")
    assert refused(STAGE2, appointed) == "nobody-named"
    assert refused(STAGE2, appointed, "name") == "nobody-named", (
        "by name alone nothing shows that they are independent"
    )
    assert refused(STAGE2, appointed, "name", "reason") is None
    assert refused(STAGE2, ev("independent_person_appointed", "03-25", person="P1")) is None
    assert refused(STAGE2, ev("investigator_appointed", "03-25")) == "nobody-named"
    assert refused(STAGE2, ev("investigator_appointed", "03-25"), "name") is None


def test_a_stage_that_the_law_gives_parts_is_not_answered_while_one_is_missing() -> None:
    answer = ev("response_sent", "04-24", stage=2)
    assert refused(PERSON, answer) == "part-missing"
    assert refused((*PERSON, FOUND2), answer) == "part-missing"
    assert refused((*PERSON, ADJUDICATED), answer) == "part-missing"
    assert refused((*PERSON, FOUND2, ADJUDICATED), answer) is None
    assert refused(PERSON, answer, "reason") is None, "it says which and why, and another person agrees"
    written = replace(answer, seq=5, recorded_on=answer.on)
    needs = judge(CHILDRENS, numbered(*PERSON), Entry("new", written, answer.on), CALENDARS, answer.on).needs
    assert (needs.reason, needs.another_person, needs.stands) == (True, True, "unconfirmed")


def test_completion_counts_the_missing_parts_for_good() -> None:
    offered = ev("advocate_offered", "04-25")
    bare = (*PERSON, ev("response_sent", "04-24", stage=2), FOUND2, offered)
    assert refused(bare, ev("completed", "05-05")) == "part-missing"
    whole = (*PERSON, FOUND2, ADJUDICATED, ev("response_sent", "04-24", stage=2), offered)
    assert refused(whole, ev("completed", "05-05")) is None
