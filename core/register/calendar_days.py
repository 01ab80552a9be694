"""Days that are not working days, added with their source; open cases move with them, closed ones never."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.errors import BadInput, CoreError
from core.law.cases.derive import derive
from core.law.days.calendar import FIRST_DAY, Calendar
from core.law.days.holidays import bundled
from core.law.events import Event, FactValue, decided_by
from core.register.register import Register
from core.register.store import calendar as days
from core.register.store.calendar import NewDay, Version
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.projections import cases
from core.register.store.story import pinned
from core.register.store.transaction import Transaction
from core.register.users import known
from core.text import clean

SUBJECT = "calendar"
DECISIONS = ("day_confirmed", "day_refused", "day_withdrawn")
"""What is decided about a holiday that somebody typed."""
SHIPPED = "The holidays of England and Wales that came with Heard (GOV.UK bank holidays)"
_FARTHEST_YEARS = 20


@dataclass(frozen=True)
class Moved:
    """A clock whose due date a new day moves."""

    reference: str
    clock: str
    before: date
    after: date


@dataclass(frozen=True)
class Applied:
    """What a new version of the calendar did, or would do: its number, the days in it, and what moved."""

    version: int
    days: tuple[date, ...]
    moved: tuple[Moved, ...]
    cases: int
    """How many open cases were derived again."""


def calendars(register: Register) -> Mapping[int, Calendar]:
    """Every version of the calendar that the register knows, by number: holidays are about nobody, so anybody may ask."""
    with register.sessions.read() as session:
        return days.calendars(session)


def current(register: Register) -> Calendar:
    """The newest version of the calendar."""
    known_ones = calendars(register)
    return known_ones[max(known_ones)]


def add_day(
    register: Register,
    day: date,
    name: str,
    *,
    source: str = "",
    closure: bool = False,
    stamp: Stamp,
    confirms: int = 0,
) -> Applied:
    """Add a day: a holiday, which moves every clock, or a council's own closure, which moves layer `local` only.

    A holiday that was typed comes here once another person `confirms` it (core.register.typed_holidays); else a manager
    adds it.
    Every open case is derived again and gets an event that says so. Raises BadInput for a day that does not count
    already, or a holiday without its source, CoreError for anybody but a manager, and where the holiday that is
    confirmed was decided meanwhile.
    """
    new = _new_day(day, name, source=source, closure=closure, today=stamp.day)
    with register.transaction() as tx:
        if confirms:
            _must_still_wait(tx.session, confirms)
            line = Line(SUBJECT, "day_confirmed", stamp.day, {"event": confirms}, {})
            tx.append_beside(line, stamp)
        elif not known(tx.session, stamp.by).is_manager:
            raise CoreError(f"{stamp.by} may not add days to the calendar.", remedy="Ask a manager.")
        return _apply(tx, _next_version(tx.session, [new], new.source, stamp.day), stamp=stamp)


def _must_still_wait(session: Session, number: int) -> None:
    """A holiday is confirmed as it waits now: somebody may have decided while another looked at it."""
    if number in decided_by([entry.event for entry in journal.history(session, SUBJECT)], *DECISIONS):
        raise CoreError(
            f"The holiday {number} was decided meanwhile.",
            remedy="`heard calendar show` says what waits still.",
        )


def preview(
    register: Register, day: date, name: str, *, source: str = "", closure: bool = False, today: date
) -> Applied:
    """What `add_day` would move. Nothing is written."""
    new = _new_day(day, name, source=source, closure=closure, today=today)
    with register.read() as session:
        version = _version_after(session, [new], new.source, today)
        references = cases.open_references(session)
        known_ones = days.as_calendars((*days.versions(session), version))
        moved: list[Moved] = []
        for reference in references:
            events = [one.event for one in journal.history(session, reference)]
            applied = _applied_event(len(events) + 1, version.version, today)
            moved += _moves(register, reference, events, applied, known_ones)
    return Applied(version.version, (day,), tuple(moved), len(references))


def days_to_offer(register: Register) -> tuple[NewDay, ...]:
    """Holidays that came with this program and that the register does not know yet."""
    with register.sessions.read() as session:
        return _unknown(session)


def update(register: Register, *, stamp: Stamp) -> Applied | None:
    """Add the holidays that came with this program, and keep all that were there; None where nothing is new."""
    with register.transaction() as tx:
        known(tx.session, stamp.by)
        new = _unknown(tx.session)
        newest = tx.calendars[max(tx.calendars)]
        if not new and newest.known_to >= bundled().known_to:
            return None
        version = _next_version(
            tx.session, new, SHIPPED, stamp.day, known_to=max(newest.known_to, bundled().known_to)
        )
        return _apply(tx, version, stamp=stamp)


def first_version(session: Session, *, stamp: Stamp) -> None:
    """Version 1 of a new register's calendar: what came with the program."""
    shipped = bundled()
    listed = tuple(NewDay(day, name, "holiday", SHIPPED) for day, name in sorted(shipped.holidays.items()))
    _write(session, Version(1, stamp.day, shipped.known_to, SHIPPED, listed), stamp=stamp)


def _apply(tx: Transaction, version: Version, *, stamp: Stamp) -> Applied:
    """Write a version, then the event of each open case, and see what moved."""
    _write(tx.session, version, stamp=stamp)
    known_ones = tx.calendars
    references = cases.open_references(tx.session)
    moved: list[Moved] = []
    for reference in references:
        events = [one.event for one in tx.history(reference)]
        line = Line(reference, "calendar_applied", version.made_on, {"version": version.version}, {})
        applied = tx.append(line, stamp).event
        moved += _moves(tx, reference, events, applied, known_ones)
    return Applied(version.version, tuple(day.day for day in version.days), tuple(moved), len(references))


def _moves(
    knows: Register | Transaction,
    reference: str,
    events: Sequence[Event],
    applied: Event,
    known_ones: Mapping[int, Calendar],
) -> list[Moved]:
    procedure = knows.procedures.version(*pinned(events))
    was = derive(procedure, events, known_ones, applied.on)
    becomes = derive(procedure, [*events, applied], known_ones, applied.on)
    moved = []
    for clock in was.told:
        after = becomes.clock(clock.id)
        if clock.due and after and after.due and clock.due != after.due:
            moved.append(Moved(reference, clock.id, clock.due, after.due))
    return moved


def _applied_event(seq: int, version: int, today: date) -> Event:
    return Event("calendar_applied", today, {"version": version}, seq=seq, recorded_on=today)


def _new_day(day: date, name: str, *, source: str, closure: bool, today: date) -> NewDay:
    if not FIRST_DAY <= day <= date(today.year + _FARTHEST_YEARS, 12, 31):
        raise BadInput(
            f"{day.isoformat()} can't be a day of the calendar.",
            remedy=f"Give a day from {FIRST_DAY.isoformat()} to {today.year + _FARTHEST_YEARS}.",
            field="day",
        )
    if day.weekday() > 4:
        raise BadInput(
            f"{day.isoformat()} is a {day:%A}: it is not a working day anyway.",
            remedy="Add the weekday that is taken instead, if there is one.",
            field="day",
        )
    name, source = clean(name, field="name"), clean(source, field="source", limit=500)
    if not name:
        raise BadInput("The day has no name.", remedy="Say what it is, for example Coronation.", field="name")
    if not source and not closure:
        raise BadInput(
            "A holiday moves what the law owes, so it needs its source.",
            remedy="Give --source, for example the proclamation, or --closure for the council's own day.",
            field="source",
        )
    return NewDay(day, name, "closure" if closure else "holiday", source)


def _version_after(session: Session, new: Sequence[NewDay], source: str, made_on: date) -> Version:
    newest = days.newest_version(session)
    calendar = days.calendars(session)[newest]
    for day in new:
        _must_be_new(calendar, day)
    return Version(newest + 1, made_on, calendar.known_to, source, tuple(new))


def _next_version(
    session: Session, new: Sequence[NewDay], source: str, today: date, *, known_to: date | None = None
) -> Version:
    version = _version_after(session, new, source, today)
    return Version(version.version, version.made_on, known_to or version.known_to, source, version.days)


def _must_be_new(calendar: Calendar, day: NewDay) -> None:
    there = calendar.holidays.get(day.day)
    if there is None and day.kind == "closure":
        there = calendar.closures.get(day.day)
    if there is not None:
        raise BadInput(
            f"{day.day.isoformat()} is in the calendar already: {there}.",
            remedy="Nothing needs to be added.",
            field="day",
        )


def _unknown(session: Session) -> tuple[NewDay, ...]:
    known_ones = days.calendars(session)
    newest = known_ones[max(known_ones)]
    return tuple(
        NewDay(day, name, "holiday", SHIPPED)
        for day, name in sorted(bundled().holidays.items())
        if day not in newest.holidays
    )


def _write(session: Session, version: Version, *, stamp: Stamp) -> None:
    if any(day.kind not in ("holiday", "closure") for day in version.days):
        raise CoreError("A day is a holiday or a closure.", remedy="Give one of the two.")
    facts: dict[str, FactValue] = {
        "version": version.version,
        "known_to": version.known_to,
        "source": version.source,
        "days": len(version.days),
        "digest": version.digest,
    }
    line = Line(SUBJECT, "calendar_changed", version.made_on, facts, {})
    journal.append(session, line, seq=journal.last_seq(session, SUBJECT) + 1, stamp=stamp)
    days.put_version(session, version)
