"""Whether somebody holds the part of investigator, independent person or adjudicator, or left and nobody followed."""

from collections.abc import Iterable
from datetime import date

from core.law.events import Event
from core.law.history import History

APPOINTED = {
    "investigator": "investigator_appointed",
    "independent_person": "independent_person_appointed",
    "adjudicator": "adjudicator_appointed",
}
"""The event that gives each part that can end."""
ENDED = "part_ended"


def left_on(past: History, part: str) -> date | None:
    """The day on which whoever held a part left it, where nobody has followed; else None."""
    ended = next((event for event in reversed(past.all(ENDED)) if event.facts.get("part") == part), None)
    followed = past.last(APPOINTED[part])
    if ended is None or (followed is not None and _place(followed) > _place(ended)):
        return None
    return ended.on


def in_place(past: History, part: str) -> bool:
    """Whether somebody was appointed to a part, and has not left it since."""
    return past.has(APPOINTED[part]) and left_on(past, part) is None


def ended_by(events: Iterable[Event]) -> dict[str, int]:
    """The `seq` of the last event by which each part ended, by part; an advocate's too."""
    ended: dict[str, int] = {}
    for event in events:
        if event.name == "advocate_ended":
            ended["advocate"] = event.seq
        elif event.name == ENDED:
            ended[str(event.facts.get("part", ""))] = event.seq
    return ended


def _place(event: Event) -> tuple[date, int]:
    return event.on, event.seq
