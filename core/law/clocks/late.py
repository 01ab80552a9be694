"""Late typing: events written down after a date that they move, or meet, had passed. It never changes the law, and it
is never quiet.
"""

from collections.abc import Sequence
from datetime import date

from core.law.clocks.fold import history
from core.law.clocks.start import due_at, start_of
from core.law.days.calendar import Calendars
from core.law.events import Event
from core.law.history import History
from core.law.rules.model import Procedure

_BY_REGISTER = (
    "calendar_applied",
    "law_corrected",
    "superseded",
    "words_erased",
    "facts_erased",
    "linked",
    "moved",
    "point_moved",
)


def late_records(procedure: Procedure, events: Sequence[Event], calendars: Calendars) -> tuple[int, ...]:
    """`seq` of the events that were recorded after a date had passed that they move, or claim to have met."""
    journal = sorted(events, key=lambda event: event.seq)
    registered = min((event.recorded_on for event in journal if event.recorded_on), default=date.max)
    late = []
    for at, event in enumerate(journal):
        if event.recorded_on is None or event.recorded_on <= event.on or event.name in _BY_REGISTER:
            continue
        before = history(procedure, journal[:at], calendars)
        after = history(procedure, journal[: at + 1], calendars)
        if dates_moved(before, after, event.recorded_on) or claims_to_be_in_time(
            before, after, event, registered
        ):
            late.append(event.seq)
    return tuple(late)


def dates_moved(before: History, after: History, recorded_on: date) -> tuple[date, ...]:
    """The due dates of the council's clocks that had passed on `recorded_on` and that the new events move."""
    if before.received is None:
        return ()
    moved = []
    for rule in before.procedure.clocks:
        if rule.owed_by != "authority":
            continue
        was = due_at(rule, before)
        if was is not None and was < recorded_on and was != due_at(rule, after):
            moved.append(was)
    return tuple(moved)


def claims_to_be_in_time(before: History, after: History, event: Event, registered: date) -> bool:
    """Whether this stops a clock in time by a date that had passed when it was written down.

    Only where the case was on the register by that date: a case written down afterwards claims it of everything.
    """
    assert event.recorded_on is not None
    for rule in before.procedure.clocks:
        if rule.owed_by != "authority" or event not in after.matching((*rule.met_by, *rule.ended_by)):
            continue
        due = due_at(rule, before)
        started = start_of(rule, before).day
        if (
            due is not None
            and started is not None
            and event.on <= due < event.recorded_on
            and registered <= due
        ):
            return True
    return False
