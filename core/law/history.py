"""What has happened in a case, up to a point: the standing events in order, under a procedure and its calendars."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from core.errors import CoreError
from core.law.days.calendar import Calendar, Calendars
from core.law.events import IRREGULAR, UNCONFIRMED, WAITS, Event, decided_by, standing, unconfirmed, waiting
from core.law.rules.matching import Match
from core.law.rules.model import Procedure

Answer = TypeVar("Answer")

_NEVER_ASKED = object()
_LOOKED_AT = frozenset({WAITS, UNCONFIRMED, IRREGULAR})
"""Facts of events that another person looks at."""


@dataclass(frozen=True)
class History:
    """Standing events in the order they are folded; every question of the law is asked of one of these.

    Irregular events are not among them: what happened against the law meets no limit, opens no stage and completes
    nothing. `waiting`, `irregular` and `unconfirmed` are what another person has still to look at.
    """

    procedure: Procedure
    events: tuple[Event, ...]
    calendars: Calendars
    waiting: tuple[Event, ...] = ()
    irregular: tuple[Event, ...] = ()
    unconfirmed: tuple[Event, ...] = ()
    early: tuple[Event, ...] = ()
    """Requests for a stage that were made before it could begin, as they were made."""
    decided: frozenset[int] = frozenset()
    """The `seq` of entries that another person has confirmed or refused."""

    @cached_property
    def received(self) -> Event | None:
        """The receipt that stands, or None."""
        return self.first("received")

    @cached_property
    def _by_name(self) -> dict[str, list[Event]]:
        by_name: dict[str, list[Event]] = {}
        for event in self.events:
            by_name.setdefault(event.name, []).append(event)
        return by_name

    def keep(self, answer: Callable[..., Answer], *asked: Hashable) -> Answer:
        """The answer of a function of this history, and of what else is asked: worked out once, as long as it is here."""
        key = (answer, *asked)
        kept = self._kept.get(key, _NEVER_ASKED)
        if kept is _NEVER_ASKED:
            kept = self._kept[key] = answer(self, *asked)
        return cast("Answer", kept)

    @cached_property
    def _kept(self) -> dict[tuple[Hashable, ...], object]:
        return {}

    def all(self, *names: str) -> tuple[Event, ...]:
        """The events of these names, in order."""
        if len(names) == 1:
            return tuple(self._by_name.get(names[0], ()))
        events: list[Event] = []
        for name in names:
            events += self._by_name.get(name, ())
        return tuple(sorted(events, key=_place))

    def first(self, name: str) -> Event | None:
        """The first event of this name, or None."""
        events = self._by_name.get(name)
        return events[0] if events else None

    def last(self, name: str) -> Event | None:
        """The last event of this name, or None."""
        events = self._by_name.get(name)
        return events[-1] if events else None

    def has_any(self, names: frozenset[str]) -> bool:
        """Whether one of these events has happened."""
        return not names.isdisjoint(self._by_name)

    def has(self, *names: str) -> bool:
        """Whether one of these events has happened."""
        return not self._by_name.keys().isdisjoint(names)

    def matching(self, matches: Sequence[Match]) -> tuple[Event, ...]:
        """The events that one of these matches, in order; predicates are not asked."""
        by_name = self._by_name
        events: list[Event] = []
        for match in matches:
            named = by_name.get(match.event)
            if named is None:
                continue
            events += [event for event in named if fits(match.facts, event)] if match.facts else named
        if len(events) < 2:
            return tuple(events)
        return tuple(sorted({id(event): event for event in events}.values(), key=_place))

    def until(self, day: date) -> "History":
        """This history up to the end of a day."""
        if not self.events or self.events[-1].on <= day:
            return self
        return self._with(tuple(event for event in self.events if event.on <= day))

    def before(self, event: Event) -> "History":
        """This history up to just before an event."""
        return self._with(tuple(earlier for earlier in self.events if _place(earlier) < _place(event)))

    def upto(self, event: Event) -> "History":
        """This history up to and including an event."""
        return self._with(tuple(earlier for earlier in self.events if _place(earlier) <= _place(event)))

    def _with(self, events: tuple[Event, ...]) -> "History":
        return History(
            self.procedure,
            events,
            self.calendars,
            self.waiting,
            self.irregular,
            self.unconfirmed,
            self.early,
            self.decided,
        )

    def calendar(self, day: date | None = None) -> Calendar:
        """The calendar that the case is derived under on a day; without one, at the end of this history.

        The version comes with the receipt and moves only by the case's own `calendar_applied` events.
        """
        return self._last_calendar if day is None else self._calendar_on(day)

    @cached_property
    def _last_calendar(self) -> Calendar:
        return self._calendar_on(date.max)

    def _calendar_on(self, day: date) -> Calendar:
        version = self.received.facts.get("calendar") if self.received else None
        for event in self._by_name.get("calendar_applied", ()):
            if event.on <= day:
                version = event.facts.get("version", version)
        if version is None:
            version = min(self.calendars)
        if version not in self.calendars:
            raise CoreError(
                f"The case was counted under version {version} of the calendar, which is not here.",
                remedy="Run heard verify: the register's calendar is damaged.",
            )
        return self.calendars[int(str(version))]


def standing_history(procedure: Procedure, events: Sequence[Event], calendars: Calendars) -> History:
    """What stands of a case's journal, each event on its own day; `clocks.fold` says when a request takes effect."""
    in_order = standing(events)
    unusual = any(event.facts.keys() & _LOOKED_AT for event in events)
    if not unusual:
        return History(procedure, in_order, calendars)
    return History(
        procedure,
        tuple(event for event in in_order if IRREGULAR not in event.facts),
        calendars,
        waiting=waiting(events),
        irregular=tuple(event for event in in_order if IRREGULAR in event.facts),
        unconfirmed=unconfirmed(events),
        decided=decided_by(events, "change_confirmed", "change_refused"),
    )


def fits(facts: Sequence[tuple[str, str | int | bool]], event: Event) -> bool:
    """Whether an event has these facts."""
    return all(event.facts.get(key) == value for key, value in facts)


def day_of(event: Event, fact: str = "") -> date | None:
    """The day of an event, or the one that its fact holds; None where it holds none."""
    if not fact:
        return event.on
    value = event.facts.get(fact)
    if isinstance(value, str):
        return date.fromisoformat(value)
    return value if isinstance(value, date) else None


def cite(procedure: Procedure, source: str) -> str:
    """A source as a stranger can look it up: `reg 14(1)` with the name of the regulations before it."""
    return f"{procedure.source}, {source}" if source.startswith("reg ") else source


def _place(event: Event) -> tuple[date, int]:
    return event.on, event.seq
