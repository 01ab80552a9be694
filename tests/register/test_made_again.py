"""What is put in again after other proceedings goes on in a linked case of its own, which opens by itself."""

from datetime import date, timedelta

import pytest

from core.register.cases.read import Case, case
from core.register.cases.seen import Recorded
from core.register.register import Register
from core.register.verify import verify
from tests.register.made import DAY, a_case, confirmed, happened

NOTICE, ENDED, AGAIN = DAY + timedelta(days=3), date(2026, 6, 1), date(2026, 6, 22)
WHY = {"prejudice": "Two witnesses would be asked twice."}


def stopped(register: Register, *points: int) -> str:
    """A child's case of three points of which some, or all where none is named, were set aside and are over."""
    reference = a_case(
        register, theme="communication", words={"summary": "They moved me.", "name": "Made Up"}
    ).reference
    happened(register, reference, "advocate_offered", DAY)
    for text in ("Nobody came to my review.", "My things are lost."):
        happened(register, reference, "point_added", DAY, words={"text": text}, theme="delay")
    for which in ({"point": point} for point in points) if points else [{}]:
        facts = {"ground": "a", "review_on": date(2026, 5, 5), "decided_by": "amy", **which}
        words = {**WHY, "reason": "A court hears it.", "no_offer": "Offered on the first day."}
        done = happened(register, reference, "concurrent_notice_sent", NOTICE, words=words, **facts)
        assert isinstance(done, Recorded), done
        if done.stands == "waits":
            confirmed(register, reference, done.seq, NOTICE)
        assert isinstance(happened(register, reference, "concurrent_ended", ENDED, **which), Recorded)
    return reference


def put_in(register: Register, reference: str, **facts: object) -> list[Case]:
    """Put it in again; gives the cases that are linked with it since."""
    before = set(case(register, reference, today=AGAIN).linked)
    done = happened(register, reference, "resubmitted", AGAIN, **facts)
    assert isinstance(done, Recorded), done
    linked = case(register, reference, today=AGAIN).linked
    return [case(register, other, today=AGAIN) for other in linked if other not in before]


def test_a_point_that_is_put_in_again_opens_its_linked_case_from_that_day(register: Register) -> None:
    first = stopped(register, 2)
    [again] = put_in(register, first, point=2, channel="phone")
    assert (again.received_on, again.procedure, again.summary) == (
        AGAIN,
        "childrens",
        "Nobody came to my review.",
    )
    assert (again.theme, again.channel, again.person, again.owner) == ("delay", "phone", "Made Up", "amy")
    stage1 = again.state.clock("CA-S1")
    assert stage1 is not None
    assert (stage1.state, stage1.start, stage1.due) == ("running", AGAIN, date(2026, 7, 6))
    said = next(line.facts for line in again.history if line.event == "received")
    assert (said["first_received_on"], said["stopped_at"], said["proceedings_ended"]) == (DAY, 1, ENDED)
    counter = next(counter for counter in again.state.counters if counter.key == "first_received")
    assert counter.since == DAY
    assert "resubmitted" not in {need.code for need in case(register, first, today=AGAIN).state.needs}
    assert verify(register, today=AGAIN).differences == ()


def test_the_whole_goes_on_with_all_its_points(register: Register) -> None:
    [again] = put_in(register, stopped(register))
    assert [point.text for point in again.points] == [
        "They moved me.", "Nobody came to my review.", "My things are lost.",
    ]  # fmt: skip
    assert not [clock for clock in again.state.clocks if clock.state in ("overdue", "missed")]
    assert verify(register, today=AGAIN).differences == ()


def test_each_point_has_a_case_of_its_own(register: Register) -> None:
    first = stopped(register, 2, 3)
    [second] = put_in(register, first, point=2)
    [third] = put_in(register, first, point=3)
    assert second.reference != third.reference
    assert (second.summary, third.summary) == ("Nobody came to my review.", "My things are lost.")


def test_pressed_twice_it_opens_one(register: Register) -> None:
    first = stopped(register, 2)
    seen = case(register, first, today=AGAIN).version
    for _ in range(2):
        done = happened(register, first, "resubmitted", AGAIN, seen=seen, point=2)
        assert isinstance(done, Recorded), done
    assert len(case(register, first, today=AGAIN).linked) == 1


def test_stopped_at_stage_2_it_begins_afresh_with_the_skip_of_stage_1_offered(register: Register) -> None:
    reference = a_case(register, theme="delay").reference
    happened(register, reference, "advocate_offered", DAY)
    happened(register, reference, "response_sent", DAY + timedelta(days=7), stage=1)
    happened(register, reference, "stage2_requested", DAY + timedelta(days=10))
    on = DAY + timedelta(days=14)
    facts = {"ground": "d", "review_on": date(2026, 5, 5), "decided_by": "amy"}
    done = happened(
        register,
        reference,
        "concurrent_notice_sent",
        on,
        words={**WHY, "reason": "A trial.", "no_offer": "Offered."},
        **facts,
    )
    if done.stands == "waits":
        confirmed(register, reference, done.seq, on)
    happened(register, reference, "concurrent_ended", ENDED)
    [again] = put_in(register, reference)
    assert "offer-to-skip" in {need.code for need in again.state.needs}
    assert again.state.stage == "stage1"


@pytest.mark.parametrize("late", [False, True])
def test_after_a_year_it_is_late_and_heard_by_two_limbs(register: Register, late: bool) -> None:
    first = stopped(register, 2)
    on = ENDED.replace(year=2027) + timedelta(days=int(late))
    done = happened(register, first, "resubmitted", on, point=2)
    assert isinstance(done, Recorded), done
    [other] = case(register, first, today=on).linked
    again = case(register, other, today=on)
    assert ("late" in {need.code for need in again.state.needs}) is late
