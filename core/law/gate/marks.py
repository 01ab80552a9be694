"""What an event in the journal is marked as: how it stands, and what it is counted as in the figures of a year."""

from core.law.events import IRREGULAR, MARKED, UNCONFIRMED, WAITS, Event
from core.law.gate.needs import Mark, Stands


def stands_as(event: Event) -> Stands:
    """How an event was written: at once, or with something for another person to look at."""
    if WAITS in event.facts:
        return "waits"
    if IRREGULAR in event.facts:
        return "irregular"
    return "unconfirmed" if UNCONFIRMED in event.facts else "at once"


def marks_of(event: Event) -> tuple[Mark, ...]:
    """What a change is counted as: `put_right_after_limit`, `recorded_late`, `irregular`, `left_the_procedure`.

    What waits for another person has its marks from the first day; it counts once it is confirmed.
    """
    kinds = str(event.facts.get(MARKED, "")).split()
    return tuple(mark for mark in _MARKS if mark in kinds)


_MARKS: tuple[Mark, ...] = ("put_right_after_limit", "recorded_late", "irregular", "left_the_procedure")
