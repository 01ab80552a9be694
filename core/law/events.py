"""What a case is made of, as the law reads it: dated facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
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


WAITS, UNCONFIRMED, IRREGULAR = "waits", "unconfirmed", "irregular"
"""Facts that the register puts to an event: it waits for another person, counts as the worse of two days until one
has confirmed it, or happened although the law refuses it (the rule's code).
"""
MARKED, EFFECT, FILE = "marked", "effect", "file"
"""Facts that say what a change is counted as, the fingerprint of what was shown of it, and the import that it came by."""
PUT_BY_THE_GATE = frozenset({WAITS, UNCONFIRMED, MARKED, EFFECT, FILE})
"""How an event stands is derived when it is written, and never typed."""


def standing(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events that still stand, in the order they are folded: by day, then by place in the journal.

    An event named `superseded` only takes another away; any other event with `supersedes` takes its place. What waits
    for another person, was refused or was withdrawn takes no place and takes nothing away.
    """
    if all(map(_simply_stands, events)):
        return tuple(sorted(events, key=_place))
    aside, replaced = _without_effect(events), replaced_in(events)
    remaining = (
        event
        for event in events
        if event.seq not in replaced and event.seq not in aside and event.name != "superseded"
    )
    return tuple(sorted(remaining, key=_place))


def _simply_stands(event: Event) -> bool:
    """Whether an event waits for nobody and takes nothing away: where all are so, all stand."""
    return event.supersedes is None and event.facts.get(WAITS) is not True and event.name != "superseded"


def _place(event: Event) -> tuple[date, int]:
    return event.on, event.seq


def replaced_in(events: Sequence[Event]) -> frozenset[int]:
    """The `seq` of the events that another one took the place of, or took back. What waits takes nobody's place."""
    aside = _without_effect(events)
    return frozenset(
        event.supersedes for event in events if event.supersedes is not None and event.seq not in aside
    )


def as_proposed(event: Event) -> Event:
    """An event without how it stands: as it was typed, and as it would count."""
    return replace(
        event, facts={key: value for key, value in event.facts.items() if key not in PUT_BY_THE_GATE}
    )


def without(events: Sequence[Event], seq: int | None) -> list[Event]:
    """The events as if one had never been, nor those whose place it took: what stands in its place is judged beside these."""
    by_seq = {event.seq: event for event in events}
    gone = set[int]()
    while seq is not None and seq in by_seq and seq not in gone:
        gone.add(seq)
        seq = by_seq[seq].supersedes
    return [event for event in events if event.seq not in gone]


def waiting(events: Sequence[Event]) -> tuple[Event, ...]:
    """The changes that wait for another person: neither confirmed nor refused nor withdrawn."""
    decided = decided_by(events, "change_confirmed", "change_refused", "change_withdrawn")
    return tuple(event for event in events if event.facts.get(WAITS) is True and event.seq not in decided)


def unconfirmed(events: Sequence[Event]) -> tuple[Event, ...]:
    """The standing events that were recorded late and that nobody else has confirmed; a refusal leaves them so."""
    confirmed = decided_by(events, "change_confirmed")
    return tuple(
        event
        for event in standing(events)
        if event.facts.get(UNCONFIRMED) is True and event.seq not in confirmed
    )


def irregular(events: Sequence[Event]) -> tuple[Event, ...]:
    """The standing events that happened although the law refuses them."""
    return tuple(event for event in standing(events) if IRREGULAR in event.facts)


def decided_by(events: Sequence[Event], *names: str) -> frozenset[int]:
    """The `seq` of the events that decisions of these names are about."""
    return frozenset(
        seq for event in events if event.name in names and isinstance(seq := event.facts.get("event"), int)
    )


def _without_effect(events: Sequence[Event]) -> frozenset[int]:
    proposed = [event.seq for event in events if event.facts.get(WAITS) is True]
    return frozenset(proposed) - decided_by(events, "change_confirmed") if proposed else frozenset()
