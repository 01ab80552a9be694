"""G41: waiting for an advocate is decided for them, and hides the delay."""

import pytest

from tests.guards.asking import refused, tasks
from tests.law.cases import child, clock, day, ev, state

WANTED = (child("03-02"), ev("advocate_asked_for", "03-02"))
NOW, WAIT = ev("start_chosen", "03-03", choice="now"), ev("start_chosen", "03-03", choice="wait")


def test_it_is_asked_when_an_advocate_is_wanted_and_not_otherwise() -> None:
    assert "start-or-wait" in tasks(*WANTED)
    for said in (NOW, WAIT):
        assert refused(WANTED, said) is None
        assert "start-or-wait" not in tasks(*WANTED, said)
    assert "start-or-wait" not in tasks(child("03-02"))
    assert "start-or-wait" not in tasks(*WANTED, ev("advocate_appointed", "03-04"))
    assert refused((child("03-02"),), NOW) == "nobody-waits"


def test_now_runs_from_receipt_even_when_the_advocate_comes_later() -> None:
    assert clock("CA-S1", *WANTED, NOW).start == day("03-02")
    assert clock("CA-S1", *WANTED, NOW, ev("advocate_appointed", "03-12")).due == day("03-16")


@pytest.mark.parametrize("said", [(), (WAIT,)])
def test_waiting_starts_with_the_advocate_as_the_law_has_it(said: tuple) -> None:  # type: ignore[type-arg]
    assert clock("CA-S1", *WANTED, *said).state == "not started"
    assert clock("CA-S1", *WANTED, *said, ev("advocate_appointed", "03-12")).due == day("03-26")


def test_what_they_say_last_counts_and_a_new_request_asks_anew() -> None:
    assert clock("CA-S1", *WANTED, NOW, ev("start_chosen", "03-05", choice="wait")).state == "not started"
    again = (*WANTED, NOW, ev("advocate_request_withdrawn", "03-04"), ev("advocate_asked_for", "03-05"))
    assert "start-or-wait" in tasks(*again)


@pytest.mark.parametrize("said", [NOW, WAIT])
def test_days_since_receipt_count_whatever_they_say(said) -> None:  # type: ignore[no-untyped-def]
    counters = {counter.key: counter for counter in state(*WANTED, said, today="03-30").counters}
    assert counters["received"].since == day("03-02")
    assert counters["received"].working_days == 20
