"""What an event in the journal is marked as: how it stands, and what it is counted as in the figures of a year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.law.events import (
    IRREGULAR,
    MARKED,
    UNCONFIRMED,
    WAITS,
    Event,
    decided_by,
    irregular,
    unconfirmed,
    waiting,
)
from core.law.gate.needs import Mark, Stands

WAITING: Literal["waiting"] = "waiting"
"""What another person has still to look at is counted as."""


@dataclass(frozen=True)
class Change:
    """One entry as one thing that it is counted as: its `seq` and name, and the day it was recorded."""

    seq: int
    event: str
    mark: Mark | Literal["waiting"]
    recorded_on: date


def changes_in(events: Sequence[Event]) -> tuple[Change, ...]:
    """What the entries of a case are counted as, in the order of its journal. Pure.

    A change that waits is counted as waiting and as nothing else, one that was refused or withdrawn not at all. What
    stands although nobody has confirmed it (recorded late, irregular) counts as that, and as waiting until somebody
    decides. A later correction of an entry takes none of its marks away: it happened.
    """
    confirmed, open_ones = decided_by(events, "change_confirmed"), undecided(events)
    return tuple(
        Change(event.seq, event.name, mark, event.recorded_on or event.on)
        for event in events
        for mark in _counted(event, confirmed=event.seq in confirmed, waits=event.seq in open_ones)
    )


def undecided(events: Sequence[Event]) -> tuple[int, ...]:
    """The `seq` of the changes of a case that nobody else has decided, in order. What was put right since is none."""
    decided = decided_by(events, "change_confirmed", "change_refused", "change_withdrawn")
    to_look_at = {event.seq for event in (*waiting(events), *unconfirmed(events), *irregular(events))}
    return tuple(sorted(to_look_at - decided))


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


def _counted(event: Event, *, confirmed: bool, waits: bool) -> Iterator[Mark | Literal["waiting"]]:
    if confirmed or stands_as(event) != "waits":
        yield from marks_of(event)
    if waits:
        yield WAITING
