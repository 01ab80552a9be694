"""What a write is answered with: what was written, or what came since the case was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.law.events import PUT_BY_THE_GATE, WAITS, FactValue
from core.law.gate.needs import Stands
from core.law.rules.model import EventKind, Procedure
from core.law.state import Refusal
from core.register.cases.history import HistoryLine, lines
from core.register.store.journal.journal import Entered, Line


@dataclass(frozen=True)
class Recorded:
    """What was written: `version` is what the next write must have seen, `seq` the event's place in the case.

    `again` says that it had been written before: a button was pressed twice, and nothing was added. `stands` says how
    it stands until another person has looked at it.
    """

    reference: str
    version: int
    seq: int
    again: bool = False
    stands: Stands = "at once"


@dataclass(frozen=True)
class Stale(Refusal):
    """The case has changed since it was read: `since` is what others recorded meanwhile."""

    since: tuple[HistoryLine, ...] = ()


def twice(
    kind: EventKind | None, entered: Sequence[Entered], line: Line, seen: int, *, by: str
) -> Recorded | None:
    """The answer that was given the first time, where the same person sends the same event again.

    The number that the register gave it, where its `kind` adds something that is numbered, is not theirs to send.
    """
    if not 0 <= seen < len(entered):
        return None
    first = entered[seen]
    event = first.event
    added = kind.added_fact if kind else None
    number = {added.key: event.facts[added.key]} if added and added.key in event.facts else {}
    same = (
        (event.name, event.on, event.supersedes, first.by) == (line.name, line.on, line.supersedes, by)
        and dict(first.words or {}) == dict(line.words)
        and {**line.facts, **number} == _typed(event.facts)
    )
    return Recorded(line.subject, len(entered), event.seq, again=True) if same else None


def _typed(facts: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """Facts without those that say how an event stands."""
    return {key: value for key, value in facts.items() if key not in PUT_BY_THE_GATE}


def is_stale(entered: Sequence[Entered], seen: int | None) -> bool:
    """Whether a case changed since somebody saw this version of it. What only waits, or was turned down, changes nothing."""
    if seen is None or seen == len(entered):
        return False
    if not 0 <= seen < len(entered):
        return True
    return any(
        WAITS not in entry.event.facts and entry.event.name not in ("change_refused", "change_withdrawn")
        for entry in entered[seen:]
    )


def changed_since(procedure: Procedure, reference: str, entered: Sequence[Entered], seen: int) -> Stale:
    """The answer to somebody who saw an older version of a case."""
    since = lines(procedure, entered)[max(seen, 0) :]
    said = "; ".join(f"{line.title} ({line.by})" for line in since) or "the version you name is ahead of it"
    return Stale(
        code="stale",
        reason=f"{reference} has changed since you opened it: {said}.",
        source="Heard's design: nobody overwrites what another person recorded",
        remedy=f"Nothing was written. Look at what changed, then record it again on version {len(entered)}.",
        since=since,
    )
