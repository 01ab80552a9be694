"""The calendar's days, which nothing else gives: compared with the digests that the journal holds of them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from core.law.events import Event
from core.register.store.calendar import Version, versions
from core.register.store.derived import Subject
from core.register.store.file.values import rows_of
from core.register.store.journal import journal

CALENDAR = Subject("calendar")


def calendar_differences(session: Session) -> Iterator[str]:
    """How the days of each version differ from what was recorded."""
    recorded: dict[Any, Event] = {
        entered.event.facts["version"]: entered.event
        for entered in journal.history(session, CALENDAR.name)
        if entered.event.name == "calendar_changed"
    }
    try:
        stored: dict[Any, Version] = {version.version: version for version in versions(session)}
    except ValueError:
        yield "calendar: a day or a version is not a date."
        return
    for number in sorted({*recorded, *stored}, key=str):
        yield from _version_differences(number, recorded.get(number), stored.get(number))
    numbers = ", ".join(str(number) for number in stored) or "0"
    strays = f"SELECT day FROM calendar_day WHERE version NOT IN ({numbers})"  # noqa: S608 - numbers that were read
    for row in rows_of(session.connection(), strays):
        yield f"calendar: {row['day']} belongs to no version."
    misdated = "SELECT day FROM calendar_day JOIN calendar_version USING (version) WHERE added_on <> made_on"
    for row in rows_of(session.connection(), misdated):
        yield f"calendar: {row['day']} was not added on the day of its version."


def _version_differences(number: Any, event: Event | None, version: Version | None) -> Iterator[str]:
    if event is None or version is None:
        yield f"calendar: version {number} is {'not in the journal' if event is None else 'missing'}."
    elif (event.facts["digest"], event.facts["known_to"]) != (version.digest, version.known_to):
        yield f"calendar: the days of version {number} are not what was recorded."
    elif (event.facts["source"], event.on) != (version.source, version.made_on):
        yield f"calendar: where version {number} came from, or when, is not what was recorded."
