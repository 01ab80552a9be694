"""Numbers within a case are the register's: what is added gets the next one, and never takes that of another."""

from collections.abc import Mapping, Sequence

from core.errors import BadInput
from core.law.events import Event, FactValue
from core.law.rules.model import EventKind, FactKind
from core.law.state import Refusal


def next_number(events: Sequence[Event], name: str, number_fact: FactKind) -> int:
    """The number of the next event of this name: one above every number that any event of the case ever named.

    `events` are all of the case, also those that were taken back: what was recorded of a number would go on under
    another thing of the same number.
    """
    key = number_fact.key
    named = [number for event in events if isinstance(number := event.facts.get(key), int)]
    places = sum(event.name == name and event.supersedes is None for event in events)
    if number_fact.numbers == "point" and any(
        event.name == "received" and "theme" in event.facts for event in events
    ):
        places += 1
    return max([*named, places], default=0) + 1


def kept_number(
    events: Sequence[Event], corrected: Event, number_fact: FactKind, facts: Mapping[str, FactValue]
) -> int:
    """The number that an event keeps when it is put right. Raises BadInput where another one is given."""
    key = number_fact.key
    places = [event.seq for event in events if event.name == corrected.name]
    number = corrected.facts.get(key, places.index(corrected.seq) + 1)
    assert isinstance(number, int)
    if facts.get(key, number) != number:
        raise BadInput(
            f"What is put right is {key} {number}, and keeps its number.",
            remedy=f"Leave {key} out.",
            field=key,
        )
    return number


def taken_refusal(
    kind: EventKind | None, events: Sequence[Event], facts: Mapping[str, FactValue]
) -> Refusal | None:
    """Why something can't be added under the number that is given: it is that of another, or was once."""
    if kind is None or (number_fact := kind.added_fact) is None:
        return None
    key, free = number_fact.key, next_number(events, kind.key, number_fact)
    number = facts.get(key, free)
    if not isinstance(number, int) or number >= free:
        return None
    wrong = [event.seq for event in events if event.name == kind.key and event.facts.get(key) == number]
    seq = f" {wrong[-1]}" if wrong else " of it"
    return Refusal(
        "number-taken",
        f"{kind.title}: {key} {number} is there already, and adding never writes over it.",
        "Heard's design: what was recorded is put right, never overwritten",
        f"Leave the number out, and it gets {free}. To change {key} {number}, put event{seq} right.",
    )
