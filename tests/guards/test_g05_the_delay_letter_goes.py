"""G5: no delay letter, or one that promises too much."""

from tests.guards.asking import STAGE2, refused, tasks
from tests.law.cases import clock, codes, day, ev, state


def test_the_letter_is_asked_for_from_day_18_and_due_before_day_25_passes() -> None:
    letter = tasks(*STAGE2)["delay-notice"]
    assert (letter.from_day, letter.due) == (day("04-17"), day("04-28"))
    assert "delay-notice" not in codes(state(*STAGE2, today="04-16").needs)
    assert "delay-notice" in codes(state(*STAGE2, today="04-17").needs)


def test_no_day_after_65_is_promised() -> None:
    assert refused(STAGE2, ev("delay_notice_sent", "04-20", new_date=day("06-25"))) is None
    assert refused(STAGE2, ev("delay_notice_sent", "04-20", new_date=day("06-26"))) == "after-day-65"


def test_a_letter_that_was_not_sent_is_missed_even_where_the_answer_comes_by_day_65() -> None:
    late = (*STAGE2, ev("response_sent", "06-01", stage=2))
    assert clock("CA-S2-NOTICE", *late).state == "missed"
