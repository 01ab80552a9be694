"""What a change does, each in a sentence as an officer would say it: said here once, for form, dry run, history and release."""

from collections.abc import Mapping
from datetime import date

from core.law.days.dates import show_day
from core.law.gate.effects import ClockChange
from core.law.gate.exits import TITLES, Exit
from core.law.gate.record import Lost, Part
from core.law.state import ClockState

Stand = tuple[ClockState | None, date | None]
"""How a limit stands: its state, None where it has no such limit, and the day it is due."""

_NOW: Mapping[ClockState | None, str] = {
    None: "no such limit",
    "not started": "not started",
    "running": "due {day}",
    "overdue": "overdue, was due {day}",
    "met": "met, was due {day}",
    "missed": "missed, was due {day}",
    "ended": "no longer owed",
}
_THEN: Mapping[ClockState | None, str] = {
    None: "there is no such limit",
    "not started": "it has not started",
    "running": "it is due {day}",
    "overdue": "it is overdue, since it was due {day}",
    "met": "it counts as met",
    "missed": "it counts as missed",
    "ended": "it is no longer owed",
}
_DECIDED = ("met", "missed")


def turn(title: str, before: Stand, after: Stand) -> str:
    """A limit before and after: `Stage 1 answer: missed, was due Mon 16 Feb 2026. With this it counts as met.`"""
    (was, due), (becomes, then) = before, after
    moved = (
        f", and was due {show_day(then)}" if becomes in _DECIDED and then is not None and then != due else ""
    )
    return f"{title}: {_filled(_NOW[was], due)}. With this {_filled(_THEN[becomes], then)}{moved}."


def clock_line(change: ClockChange) -> str:
    """A limit before and after a change."""
    before, after = (change.state_before, change.due_before), (change.state_after, change.due_after)
    return turn(change.title, before, after)


def lost_line(lost: Lost) -> str:
    """What leaves the record, or stands for less in it."""
    what = "is gone from the record" if lost.gone else "counts for less"
    return f"Entry {lost.seq}, {WHAT[lost.part]}, {what}."


def exit_line(way: Exit) -> str:
    """How a child's complaint leaves the statutory procedure."""
    return f"A child's complaint leaves the statutory procedure: {TITLES[way]}."


WHAT: Mapping[Part, str] = {
    "receipt": "the receipt",
    "request": "a request",
    "stage": "a step to a stage",
    "offer": "an offer",
    "finding": "a finding",
    "recommendation": "a recommendation",
    "promise": "a promise",
    "irregular": "what happened against the law",
}


def _filled(text: str, day: date | None) -> str:
    if day is None:
        return text.removesuffix(" {day}").removesuffix(", was due").removesuffix(", since it was due")
    return text.format(day=show_day(day))
