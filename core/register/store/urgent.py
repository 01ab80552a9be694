"""Since when somebody is known to be in danger, or about to be moved, in a case: the moment at which it was said."""

from collections.abc import Sequence
from datetime import datetime

from core.law.days.hours import moment_of
from core.law.events import Event
from core.law.history import History
from core.law.people.danger import danger_since, move_since
from core.register.store.journal.journal import Entered


def said_at(past: History, entered: Sequence[Entered]) -> datetime | None:
    """When it was first said, of what nobody has taken yet; None where nothing waits. Putting an entry right is no new beginning."""
    said = [event for event in (danger_since(past), move_since(past)) if event is not None]
    return min((_moment(event, entered) for event in said), default=None)


def _moment(event: Event, entered: Sequence[Entered]) -> datetime:
    first = entered[event.seq - 1]
    while (before := first.event.supersedes) is not None and _says_danger(entered[before - 1].event):
        first = entered[before - 1]
    return moment_of(first.event.on, first.event.facts.get("at"), first.at)


def _says_danger(event: Event) -> bool:
    return event.facts.get("danger", "no") != "no"
