"""What is counted of the changes that the gate looked at."""

from datetime import date

from core.law.events import Event
from core.law.gate.marks import changes_in

APRIL, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
RECEIVED = Event("received", APRIL, seq=1, recorded_on=APRIL)


def marks(*events: Event) -> list[tuple[int, str, date]]:
    return [(change.seq, change.mark, change.recorded_on) for change in changes_in([RECEIVED, *events])]


def answered(seq: int, **facts: object) -> Event:
    return Event("response_sent", APRIL, {"stage": 1, **facts}, seq, MAY)  # type: ignore[dict-item]


def decided(name: str, about: int, seq: int) -> Event:
    return Event(name, JUNE, {"event": about}, seq, JUNE)


def test_an_ordinary_entry_counts_as_nothing():
    assert marks(answered(2)) == []


def test_a_correction_that_waits_is_counted_as_waiting_alone():
    wrong = answered(2)
    right = answered(3, waits=True, marked="put_right_after_limit")
    assert marks(wrong, right) == [(3, "waiting", MAY)]


def test_confirmed_it_counts_as_put_right_on_the_day_it_was_recorded():
    right = answered(3, waits=True, marked="put_right_after_limit")
    assert marks(answered(2), right, decided("change_confirmed", 3, 4)) == [(3, "put_right_after_limit", MAY)]


def test_refused_or_withdrawn_it_counts_as_nothing():
    right = answered(3, waits=True, marked="put_right_after_limit")
    for name in ("change_refused", "change_withdrawn"):
        assert marks(answered(2), right, decided(name, 3, 4)) == []


def test_what_was_recorded_late_counts_at_once_and_waits_until_somebody_decides():
    late = answered(2, unconfirmed=True, marked="recorded_late")
    assert marks(late) == [(2, "recorded_late", MAY), (2, "waiting", MAY)]
    for name in ("change_confirmed", "change_refused"):
        assert marks(late, decided(name, 2, 3)) == [(2, "recorded_late", MAY)]


def test_what_needed_no_other_person_is_counted_and_does_not_wait():
    assert marks(answered(2, marked="recorded_late")) == [(2, "recorded_late", MAY)]


def test_a_refused_deed_that_happened_counts_as_irregular_and_waits():
    assert marks(answered(2, irregular="panel-of-three", marked="irregular")) == [
        (2, "irregular", MAY),
        (2, "waiting", MAY),
    ]


def test_a_later_correction_takes_no_mark_away():
    late = answered(2, marked="recorded_late")
    other = Event("superseded", JUNE, {}, 3, JUNE, supersedes=2)
    assert marks(late, other) == [(2, "recorded_late", MAY)]


def test_what_was_put_right_since_waits_for_nobody():
    late = answered(2, unconfirmed=True, marked="recorded_late")
    later = Event("response_sent", MAY, {"stage": 1}, 3, JUNE, supersedes=2)
    assert marks(late, later) == [(2, "recorded_late", MAY)]
