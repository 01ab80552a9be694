"""G5: no delay letter, or one that promises too much."""

from tests.guards.asking import STAGE2, refused, tasks
from tests.law.cases import CORPORATE, clock, codes, day, ev, state


def test_the_letter_is_asked_for_from_day_18_and_due_before_day_25_passes() -> None:
    letter = tasks(*STAGE2)["delay-notice"]
    assert (letter.from_day, letter.due) == (day("04-17"), day("04-28"))
    assert "delay-notice" not in codes(state(*STAGE2, today="04-16").needs)
    assert "delay-notice" in codes(state(*STAGE2, today="04-17").needs)


def test_no_day_after_65_is_promised() -> None:
    assert refused(STAGE2, ev("delay_notice_sent", "04-20", new_date=day("06-25")), "reason") is None
    assert (
        refused(STAGE2, ev("delay_notice_sent", "04-20", new_date=day("06-26")), "reason") == "after-day-65"
    )


def test_the_reason_is_part_of_the_notice_and_of_whatever_else_takes_longer() -> None:
    assert refused(STAGE2, ev("delay_notice_sent", "04-20", new_date=day("06-25"))) == "reasons-needed"
    assert refused(STAGE2[:1], ev("declared_complex", "03-10")) == "reasons-needed"
    later = ev("later_start_agreed", "03-04", start=day("03-20"), asked_by="complainant")
    assert refused(STAGE2[:1], later) == "reasons-needed"


def test_a_letter_that_was_not_sent_is_missed_even_where_the_answer_comes_by_day_65() -> None:
    late = (*STAGE2, ev("response_sent", "06-01", stage=2))
    assert clock("CA-S2-NOTICE", *late).state == "missed"


def test_whoever_waits_is_told_how_it_goes_ten_working_days_after_the_last_word() -> None:
    asked = tasks(*STAGE2)["update"]
    assert (asked.event, asked.from_day, asked.due) == ("updated", day("04-01"), day("04-07"))
    for word in (
        ev("updated", "04-07"),
        ev("letter_sent", "04-07", letter=1, notice="update"),
        ev("delay_notice_sent", "04-07", new_date=day("06-01")),
    ):
        assert tasks(*STAGE2, word)["update"].due == day("04-21")


def test_the_update_is_asked_for_again_and_again_until_the_answer() -> None:
    told = (*STAGE2, ev("updated", "04-07"), ev("updated", "04-21"))
    assert tasks(*told)["update"].due == day("05-06")
    answered = (*told, ev("independent_person_appointed", "04-22"), ev("response_sent", "04-24", stage=2))
    assert "update" not in tasks(*answered)


def test_stage_1_asks_for_updates_only_once_its_limit_was_extended() -> None:
    taken = STAGE2[:1]
    assert "update" not in tasks(*taken)
    assert tasks(*taken, ev("declared_complex", "03-10"))["update"].due == day("03-24")


def test_the_corporate_route_asks_for_updates_once_it_was_extended_and_at_stage_2() -> None:
    taken = ev("received", "03-02", by="resident")
    acknowledged = (taken, ev("acknowledged", "03-03"))
    assert "update" not in tasks(*acknowledged, procedure=CORPORATE)
    longer = ev("extended", "03-12", stage=1, new_date=day("03-27"))
    assert tasks(*acknowledged, longer, procedure=CORPORATE)["update"].due == day("03-26")
    answered = (*acknowledged, ev("response_sent", "03-13", stage=1), ev("stage2_requested", "03-20"))
    acknowledged2 = ev("stage2_acknowledged", "03-23")
    assert tasks(*answered, acknowledged2, procedure=CORPORATE)["update"].due == day("04-08")
