"""G2: a form or more detail is asked for before going on."""

from tests.guards.asking import ANSWERED, STAGE2, refused
from tests.law.cases import CHILDRENS, child, ev, state


def test_a_request_needs_a_day_and_nothing_else() -> None:
    for name in ("stage2_requested", "stage3_requested"):
        kind = CHILDRENS.event(name)
        assert kind is not None and not kind.demands
        assert not any(item.required for item in (*kind.facts, *kind.words))
    assert refused(ANSWERED, ev("stage2_requested", "03-20")) is None


def test_the_days_since_the_request_are_counted_whatever_starts_the_clock() -> None:
    oral = (child("03-02", oral=True), *STAGE2[1:])
    found = state(*oral, today="04-20")
    clock = found.clock("CA-S2")
    assert clock is not None and clock.state == "not started"
    counter = next(one for one in found.counters if one.key == "stage2_requested")
    assert counter.working_days == 19
