"""The calendar's days and versions, as the tables hold them, and as calendars that the law reads."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core.law.days.calendar import Calendar
from core.register.store.file.direct import direct
from core.register.store.journal.canonical import canonical
from core.register.store.tables.calendar import CalendarDay, CalendarVersion
from core.register.store.tables.table_of import table_of

_days = table_of(CalendarDay)
_versions = table_of(CalendarVersion)


@dataclass(frozen=True)
class NewDay:
    """A day that is not a working day. `kind` is `holiday` or `closure`."""

    day: date
    name: str
    kind: str
    source: str


@dataclass(frozen=True)
class Version:
    """A version of the calendar: the days that came with it, up to when holidays are known, and where from."""

    version: int
    made_on: date
    known_to: date
    source: str
    days: tuple[NewDay, ...]

    @property
    def digest(self) -> str:
        """The digest of its days, that the journal keeps."""
        return _digest(self.days)


def versions(session: Session) -> tuple[Version, ...]:
    """Every version with its own days, oldest first."""
    days: dict[int, list[NewDay]] = {}
    for row in session.execute(select(_days).order_by(_days.c.day, _days.c.kind)):
        days.setdefault(row.version, []).append(NewDay(row.day, row.name, row.kind, row.source))
    rows = session.execute(select(_versions).order_by(_versions.c.version))
    return tuple(
        Version(row.version, row.made_on, row.known_to, row.source, tuple(days.pop(row.version, ())))
        for row in rows
    )


def newest_version(session: Session) -> int:
    """The number of the newest version."""
    (newest,) = direct(session).execute("SELECT max(version) FROM calendar_version").fetchone()
    return newest or 0


def calendars(session: Session) -> Mapping[int, Calendar]:
    """Every version as a calendar. Kept between calls, since a version never changes."""
    by_newest: dict[int, Mapping[int, Calendar]] = session.info["calendars"]
    newest = newest_version(session)
    if newest not in by_newest:
        by_newest[newest] = as_calendars(versions(session))
    return by_newest[newest]


def as_calendars(versions: Sequence[Version]) -> dict[int, Calendar]:
    """Each version as a calendar: its own days and those of the versions before it."""
    holidays: dict[date, str] = {}
    closures: dict[date, str] = {}
    by_version: dict[int, Calendar] = {}
    for version in versions:
        for day in version.days:
            (closures if day.kind == "closure" else holidays)[day.day] = day.name
        by_version[version.version] = Calendar(
            dict(holidays), dict(closures), version.known_to, version.version
        )
    return by_version


def put_version(session: Session, version: Version) -> None:
    """Write down a version and its days. What this session reads from now on is not kept for others until it commits."""
    session.info["calendars"] = {}
    session.execute(
        insert(_versions),
        {
            "version": version.version,
            "made_on": version.made_on,
            "known_to": version.known_to,
            "source": version.source,
        },
    )
    rows = [
        {
            "day": day.day,
            "name": day.name,
            "kind": day.kind,
            "source": day.source,
            "version": version.version,
            "added_on": version.made_on,
        }
        for day in version.days
    ]
    if rows:
        session.execute(insert(_days), rows)


def _digest(days: Sequence[NewDay]) -> str:
    listed = {f"{day.day.isoformat()} {day.kind}": [day.name, day.source] for day in days}
    return hashlib.sha256(canonical(listed).encode()).hexdigest()
