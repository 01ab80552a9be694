"""Late typing: events written down after a date that they move, or meet, had passed. It never changes the law, and it
is never quiet.
"""

from collections.abc import Sequence
from datetime import date

from core.law.calendar import Calendars
from core.law.events import Event
from core.law.history import History, history
from core.law.model import Procedure
from core.law.starts import due_at, start_of

_BY_REGISTER = ("calendar_applied", "superseded", "words_erased", "linked")


def late_records(procedure: Procedure, events: Sequence[Event], calendars: Calendars) -> tuple[int, ...]:
    """`seq` of the events that were recorded after a date they move, or claim to have met, had passed."""
    journal = sorted(events, key=lambda event: event.seq)
    found = []
    for at, event in enumerate(journal):
        if event.recorded_on is None or event.recorded_on <= event.on or event.name in _BY_REGISTER:
            continue
        before = history(procedure, journal[:at], calendars)
        after = history(procedure, journal[: at + 1], calendars)
        if dates_moved(before, after, event.recorded_on) or _claims_to_be_in_time(before, after, event):
            found.append(event.seq)
    return tuple(found)


def dates_moved(before: History, after: History, recorded_on: date) -> tuple[date, ...]:
    """The due dates of the council's clocks that had passed on `recorded_on` and that the new events move."""
    if before.received is None:
        return ()
    found = []
    for rule in before.procedure.clocks:
        if rule.owed_by != "authority":
            continue
        was = due_at(rule, before)
        if was is not None and was < recorded_on and was != due_at(rule, after):
            found.append(was)
    return tuple(found)


def _claims_to_be_in_time(before: History, after: History, event: Event) -> bool:
    """Whether this stops a clock on or before a date that had passed when it was written down."""
    assert event.recorded_on is not None
    for rule in before.procedure.clocks:
        if rule.owed_by != "authority" or event not in after.matching((*rule.met_by, *rule.ended_by)):
            continue
        due = due_at(rule, before)
        started = start_of(rule, before).day
        if due is not None and started is not None and event.on <= due < event.recorded_on:
            return True
    return False
