"""A case's events as they stand, with what the law makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from core.council.terms import NO_MERGES, Merges
from core.law.cases.derive import derive_state
from core.law.clocks.fold import history
from core.law.days.calendar import Calendar
from core.law.events import Event, standing
from core.law.gate.marks import Change, changes_in
from core.law.history import History
from core.law.rules.model import Procedure
from core.law.state import CaseState
from core.register.store.journal.journal import Entered, damaged


class KnowsProcedures(Protocol):
    """Every version of every procedure."""

    def version(self, key: str, version: str) -> Procedure:
        """The version of a procedure that a case is pinned to."""
        ...


@dataclass(frozen=True)
class Telling:
    """Standing events in the order in which they are folded, with the words and the writer of each by `seq`."""

    events: tuple[Event, ...]
    words: Mapping[int, Mapping[str, str]]
    by: Mapping[int, str]
    merged: Merges
    """What words of the authority's were merged into: events keep what was recorded."""

    def named(self, *names: str) -> Iterator[Event]:
        """The standing events of these names, in order."""
        return (event for event in self.events if event.name in names)

    def last_fact(self, key: str, default: Any = "") -> Any:
        """What the latest standing event that carries this fact says."""
        return next((event.facts[key] for event in reversed(self.events) if key in event.facts), default)

    def read_as(self, kind: str, key: str) -> str:
        """What a word of the authority's is read as, since it may have been merged into another."""
        return self.merged.get(kind, {}).get(key, key)

    def word(self, event: Event, key: str) -> str:
        """A word of an event; empty where it has none, or where it has been erased."""
        return self.words.get(event.seq, {}).get(key, "")


@dataclass(frozen=True)
class Story(Telling):
    """A case as its events tell it: `past` is what the law asks, `state` what it makes of it on a day."""

    reference: str
    past: History
    version: int
    calendar: Calendar
    state: CaseState
    changes: tuple[Change, ...]
    """What is counted of its entries: put right after a limit, recorded late, irregular, waiting."""

    @property
    def procedure(self) -> Procedure:
        """The version of the procedure that the case is pinned to."""
        return self.past.procedure

    @property
    def received(self) -> Event:
        """The event that began the case."""
        return next(event for event in self.events if event.name == "received")


def telling(entered: Sequence[Entered], merged: Merges = NO_MERGES) -> Telling:
    """Entries of a subject as they stand."""
    return Telling(
        events=standing([entry.event for entry in entered]),
        words={entry.seq: entry.words or {} for entry in entered},
        by={entry.seq: entry.by for entry in entered},
        merged=merged,
    )


def tell(
    reference: str,
    entered: Sequence[Entered],
    procedures: KnowsProcedures,
    calendars: Mapping[int, Calendar],
    today: date | None = None,
    merged: Merges = NO_MERGES,
) -> Story:
    """A case's events with what the law makes of them today; without a day, on the last that they speak of.

    `merged` matters to whatever rows are made of it, and to nothing else. Clocks explain themselves only where a day is given.
    """
    events = [entry.event for entry in entered]
    past = history(procedures.version(*pinned(events)), events, calendars)
    last = max(max(event.on, event.recorded_on or event.on) for event in events)
    parts = telling(entered, merged)
    return Story(
        events=parts.events,
        words=parts.words,
        by=parts.by,
        merged=merged,
        reference=reference,
        past=past,
        version=len(events),
        calendar=calendars[calendar_version(events)],
        state=derive_state(past, events, today or last, explain=today is not None),
        changes=changes_in(events),
    )


def pinned(events: Sequence[Event]) -> tuple[str, str]:
    """The procedure, and its version, that a case keeps: as its `received` says. Raises CoreError where none says so."""
    for event in standing(events):
        if event.name == "received" and {"procedure", "procedure_version"} <= event.facts.keys():
            return str(event.facts["procedure"]), str(event.facts["procedure_version"])
    raise damaged("a case", "nothing says when it was received, and under which procedure")


def calendar_version(events: Sequence[Event]) -> int:
    """The version of the calendar that a case is derived under: the highest that its own events name."""
    versions = [event.facts.get("calendar") for event in events if event.name == "received"]
    moved = [event.facts.get("version") for event in events if event.name == "calendar_applied"]
    return max(version for version in (1, *versions, *moved) if isinstance(version, int))
