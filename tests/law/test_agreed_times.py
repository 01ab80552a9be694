"""Adult care and public health: six months, longer only as agreed before they end, and the time agreed beside them."""

import pytest

from core.law.events import Event
from core.law.state import Clock
from tests.law.cases import PROCEDURES, codes, day, ev, state
from tests.law.test_refusals import code

ADULTS = PROCEDURES.latest("adults")
RECEIVED = ev("received", "2026-03-16", by="service_user", oral=False)


def of(clock_id: str, *events: Event, today: str = "2026-04-01") -> Clock:
    found = state(RECEIVED, *events, today=today, procedure=ADULTS).clock(clock_id)
    assert found is not None
    return found


def test_six_months_begin_with_the_day_of_receipt() -> None:
    assert of("AS-PERIOD").due == day("2026-09-15")


def test_a_longer_time_agreed_in_the_six_months_moves_the_day_and_has_no_end_in_law() -> None:
    agreed = ev("longer_period_agreed", "2026-09-01", new_date=day("2027-01-29"))
    found = of("AS-PERIOD", agreed)
    assert (found.due, found.latest, found.original_due) == (
        day("2027-01-29"),
        day("2027-01-29"),
        day("2026-09-15"),
    )
    assert any("in time" in sentence for sentence in found.why)


def test_agreed_after_the_six_months_it_moves_nothing() -> None:
    agreed = ev("longer_period_agreed", "2026-09-16", new_date=day("2027-01-29"))
    found = of("AS-PERIOD", agreed, today="2026-09-17")
    assert (found.state, found.due) == ("overdue", day("2026-09-15"))


def test_the_time_agreed_is_a_day_of_its_own() -> None:
    assert of("AS-AGREED").state == "not started"
    found = of("AS-AGREED", ev("period_set", "2026-03-18", answer_by=day("2026-05-01")))
    assert (found.state, found.due) == ("running", day("2026-05-01"))


@pytest.mark.parametrize(("on", "due"), [("2026-04-30", "2026-06-01"), ("2026-05-04", "2026-05-01")])
def test_it_is_agreed_anew_only_before_it_has_run_out(on: str, due: str) -> None:
    first = ev("period_set", "2026-03-18", answer_by=day("2026-05-01"))
    again = ev("period_set", on, answer_by=day("2026-06-01"))
    assert of("AS-AGREED", first, again).due == day(due)


def test_once_the_six_months_are_over_they_are_owed_a_letter_that_says_why() -> None:
    assert "explain-delay" not in codes(state(RECEIVED, today="2026-09-15", procedure=ADULTS).needs)
    assert "explain-delay" in codes(state(RECEIVED, today="2026-09-17", procedure=ADULTS).needs)


def test_the_year_to_complain_runs_from_when_they_knew() -> None:
    late = ev("received", "2026-03-16", grounds_arose=day("2024-01-10"))
    knew = ev("received", "2026-03-16", grounds_arose=day("2024-01-10"), grounds_known=day("2025-06-02"))
    assert [state(one, procedure=ADULTS).clock("AS-MAKE-COMPLAINT").state for one in (late, knew)] == [
        "missed",
        "met",
    ]  # type: ignore[union-attr]


def test_only_what_was_said_and_settled_by_the_next_working_day_needs_no_answer() -> None:
    said = ev("received", "2026-03-13", oral=True)
    settled = ev("resolved_at_once", "2026-03-16")
    assert code((said,), settled, procedure=ADULTS) is None
    assert code((said,), ev("resolved_at_once", "2026-03-17"), procedure=ADULTS) == "not-at-once"
    assert code((ev("received", "2026-03-13", oral=False),), settled, procedure=ADULTS) == "not-at-once"


def test_one_well_founded_point_makes_the_complaint_well_founded() -> None:
    events = (
        RECEIVED,
        ev("point_added", "2026-03-17", point=1),
        ev("point_added", "2026-03-17", point=2),
        ev("finding_recorded", "2026-04-01", point=1, finding="not_well_founded", by="manager"),
        ev("finding_recorded", "2026-04-01", point=2, finding="well_founded", by="manager"),
        ev("response_sent", "2026-04-01", stage=1),
    )
    assert state(*events, procedure=ADULTS).outcome == "well_founded"
