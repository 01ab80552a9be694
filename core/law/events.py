"""What a case is made of, as the law reads it: dated facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

FactValue = str | int | bool | date
"""A code, a count, a yes or no, a day. Never words: those stay in the register and no rule reads them."""

NO_FACTS: Mapping[str, FactValue] = MappingProxyType({})


@dataclass(frozen=True)
class Event:
    """One thing that happened in a case.

    `on` is the day it happened (Europe/London), `recorded_on` the day it was written down;
    `seq` is its place in the case's journal, from 1, and is never reused.
    `supersedes` names the `seq` of the event that this one puts right.
    """

    name: str
    on: date
    facts: Mapping[str, FactValue] = field(default_factory=lambda: NO_FACTS)
    seq: int = 0
    recorded_on: date | None = None
    supersedes: int | None = None


def standing(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events that still stand, in the order they are folded: by day, then by place in the journal.

    An event named `superseded` only takes another away; any other event with `supersedes` takes its place.
    """
    replaced = {event.supersedes for event in events if event.supersedes is not None}
    remaining = (event for event in events if event.seq not in replaced and event.name != "superseded")
    return tuple(sorted(remaining, key=lambda event: (event.on, event.seq)))
