"""G34: the time to the panel is counted from another day than that of the request."""

import pytest

from core.law.events import Event
from tests.guards.asking import STAGE3
from tests.law.cases import clock, day, ev

LATER = (
    ev("panel_appointed", "06-01"),
    ev("late_decision", "05-20", about="panel", decision="accepted"),
    ev("response_received", "05-20", stage=2),
    ev("note_added", "05-20"),
)


def test_thirty_working_days_run_from_the_request() -> None:
    assert clock("CA-S3-PANEL", *STAGE3).start == day("05-11")
    assert clock("CA-S3-PANEL", *STAGE3).due == day("06-23")


@pytest.mark.parametrize("later", LATER, ids=lambda event: event.name)
def test_nothing_that_comes_later_moves_it(later: Event) -> None:
    assert clock("CA-S3-PANEL", *STAGE3, later).due == day("06-23")
