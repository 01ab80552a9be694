"""Whether anybody was said to be in danger, or about to be moved, and nobody has taken it yet."""

from collections.abc import Collection
from datetime import date

from core.law.events import Event
from core.law.history import History

SAY = ("received", "danger_said")
"""Events that can say so, in their fact `danger`."""
IN_DANGER, MOVED = frozenset({"danger", "both"}), frozenset({"move", "both"})
TAKEN = ("safeguarding_handed_over",)
DECIDED = (*TAKEN, "move_deferred", "move_not_deferred")


def danger_since(past: History) -> Event | None:
    """The event that first said that somebody is in danger, since it was last handed over; None where nobody waits."""
    return _waits(past, IN_DANGER, TAKEN)


def move_since(past: History) -> Event | None:
    """The event that first said that somebody is about to be moved, since it was last decided or handed over."""
    return _waits(past, MOVED, DECIDED)


def unsays_it(wrong: Event, replacement: Event | None) -> bool:
    """Whether putting an entry right would take away that somebody is in danger, or about to be moved."""
    if wrong.name not in SAY or wrong.facts.get("danger", "no") == "no":
        return False
    stays = replacement.facts.get("danger") if replacement is not None else None
    return stays not in (wrong.facts["danger"], "both")


def _waits(past: History, said: Collection[str], settled: Collection[str]) -> Event | None:
    last = max((_place(event) for event in past.all(*settled)), default=(date.min, 0))
    said_since = (
        event for event in past.all(*SAY) if event.facts.get("danger") in said and _place(event) > last
    )
    return next(said_since, None)


def _place(event: Event) -> tuple[date, int]:
    return event.on, event.seq
