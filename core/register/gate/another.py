"""Who another person is: the one mechanism behind everything that somebody else has to look at.

A route that was chosen, a second view of a finding, a sentence for the public, a change that waits: whoever wrote it, by
name or by login, is never the one who confirms it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.law.events import standing
from core.law.gate.another import confirming_refusal
from core.law.state import Refusal
from core.register.store.journal.journal import Entered
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction
from core.register.users import confirmer

CONCERNS = "concerns_recorded"
"""The event that names somebody of this register who is complained of, or who manages whom it is about."""


@dataclass(frozen=True)
class Parts:
    """Whose hands a change went through: who wrote it, who owns the case, whom the case is about."""

    wrote: frozenset[str]
    owner: str
    involved: frozenset[str]


def names_of(entries: Iterable[Entered]) -> frozenset[str]:
    """Every name and every login behind these entries."""
    return frozenset(name for entry in entries for name in (entry.by, entry.login) if name)


def is_by(tx: Transaction, entry: Entered, stamp: Stamp) -> bool:
    """Whether the same person wrote this entry, by name and by login."""
    return (entry.by, entry.login) == (stamp.by, None if tx.one_login else stamp.login)


def same_person(entries: Iterable[Entered], stamp: Stamp, refusal: Refusal) -> Refusal | None:
    """The refusal, where whoever asks wrote one of these entries, by name or by login."""
    return None if names_of(entries).isdisjoint(names_behind(stamp)) else refusal


def names_behind(stamp: Stamp) -> frozenset[str]:
    """The name and the login of whoever asks."""
    return frozenset(name for name in (stamp.by, stamp.login) if name)


def owner_of(entered: Sequence[Entered]) -> str:
    """Who owns the case now; empty where nobody does."""
    events = standing([entry.event for entry in entered])
    return next(
        (
            str(event.facts["owner"])
            for event in reversed(events)
            if event.name in ("received", "assigned") and "owner" in event.facts and "task" not in event.facts
        ),
        "",
    )


def involved_in(entered: Sequence[Entered]) -> frozenset[str]:
    """Who of this register is complained of in a case, or manages whom it is about."""
    return frozenset(
        str(event.facts["user"])
        for event in standing([entry.event for entry in entered])
        if event.name == CONCERNS and "user" in event.facts
    )


def parts_in(entered: Sequence[Entered], seq: int) -> Parts:
    """Whose hands the change `seq` of a case went through: its own writer, and those of all that it takes the place of."""
    wrote = []
    place: int | None = seq
    while place is not None:
        wrote.append(entered[place - 1])
        place = entered[place - 1].event.supersedes
    return Parts(names_of(wrote), owner_of(entered), involved_in(entered))


def another_refusal(tx: Transaction, parts: Parts, stamp: Stamp, *, demonstration: bool) -> Refusal | None:
    """Why whoever asks may not decide about a change, or None where they may. Raises CoreError for a stranger."""
    return confirming_refusal(
        confirmer(tx, stamp),
        wrote=parts.wrote,
        owner=parts.owner,
        involved=parts.involved,
        demonstration=demonstration,
    )
