"""Factories: events, cases and calendars for the tests of the law."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from core.law.cases.derive import derive
from core.law.days.calendar import Calendar
from core.law.days.holidays import bundled
from core.law.events import Event
from core.law.procedures.load import procedures
from core.law.rules.model import Procedure
from core.law.state import CaseState, Clock

PROCEDURES = procedures()
CHILDRENS = PROCEDURES.latest("childrens")
CORPORATE = PROCEDURES.latest("corporate")
CALENDARS: Mapping[int, Calendar] = {1: bundled()}


def day(text: str) -> date:
    """A day written 2026-03-02, or 03-02 for 2026."""
    return date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


def ev(
    name: str, on: str, *, recorded: str | None = None, supersedes: int | None = None, **facts: Any
) -> Event:
    """An event; days among its facts may be given as text."""
    return Event(name, day(on), facts, recorded_on=day(recorded) if recorded else None, supersedes=supersedes)


def child(on: str = "03-02", **facts: Any) -> Event:
    """The receipt of a complaint from a child in care."""
    return ev("received", on, **{"category": "CA26-a", "oral": False, "handling": "formal", **facts})


def numbered(*events: Event) -> tuple[Event, ...]:
    """Events as a journal holds them, in the order they were recorded."""
    return tuple(replace(event, seq=seq) for seq, event in enumerate(events, 1))


def state(
    *events: Event,
    today: str = "12-31",
    procedure: Procedure = CHILDRENS,
    calendars: Mapping[int, Calendar] = CALENDARS,
) -> CaseState:
    """The state of a case made of these events."""
    return derive(procedure, numbered(*events), calendars, day(today))


def clock(clock_id: str, *events: Event, **options: Any) -> Clock:
    """One clock of a case made of these events."""
    found = state(*events, **options).clock(clock_id)
    assert found is not None
    return found


def codes(needs: Sequence[Any]) -> set[str]:
    """The codes of needs."""
    return {need.code for need in needs}
