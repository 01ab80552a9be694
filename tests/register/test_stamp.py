"""Who and when, as one value."""

from datetime import UTC, date, datetime

import pytest

from core.register.store.journal.stamp import Stamp


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 1, 5, 23, 30, tzinfo=UTC), date(2026, 1, 5)),
        (datetime(2026, 7, 5, 22, 59, tzinfo=UTC), date(2026, 7, 5)),
        (datetime(2026, 7, 5, 23, 0, tzinfo=UTC), date(2026, 7, 6)),
    ],
)
def test_the_day_of_a_stamp_is_that_of_a_clock_in_london(at: datetime, day: date) -> None:
    assert Stamp("amy", at).day == day


def test_a_stamp_without_a_zone_is_refused_for_it_has_no_day() -> None:
    with pytest.raises(ValueError, match="a zone"):
        Stamp("amy", datetime(2026, 7, 5, 22, 59))  # noqa: DTZ001
