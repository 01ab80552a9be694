"""A holiday that somebody typed: it moves what the law owes, so another person confirms it, once; then open cases move.

Holidays that came with Heard need nobody, nor does a council's own closure, which moves its own promises and no limit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.errors import CoreError
from core.law.events import Event, decided_by
from core.law.gate.another import SOURCE, confirming_refusal
from core.law.reasons import reason_in
from core.law.state import Refusal
from core.register.calendar_days import DECISIONS, SUBJECT, Applied, add_day, preview
from core.register.gate.another import names_of
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction
from core.register.users import confirmer, known, may_read_changes

PROPOSED = "day_proposed"
_, REFUSED, WITHDRAWN = DECISIONS


@dataclass(frozen=True)
class TypedHoliday:
    """A holiday that waits for another person, under the number that confirms it."""

    number: int
    day: date
    name: str
    source: str
    by: str
    proposed_on: date
    login: str | None = None
    """The login behind `by`, where the name was typed and is another one."""


def waiting_days(register: Register) -> tuple[TypedHoliday, ...]:
    """The holidays that wait for another person, oldest first. Days are about nobody: whoever is here may read them."""
    with register.read_own() as (session, _):
        return _waiting(journal.history(session, SUBJECT))


def propose_day(register: Register, day: date, name: str, *, source: str, stamp: Stamp) -> TypedHoliday:
    """Type a holiday: it counts once another person has confirmed it. Raises as `add_day`, for the same reasons."""
    preview(register, day, name, source=source, today=stamp.day)
    with register.sessions.write() as session:
        if not known(session, stamp.by).is_manager:
            raise CoreError(f"{stamp.by} may not add days to the calendar.", remedy="Ask a manager.")
        line = Line(
            SUBJECT, PROPOSED, stamp.day, {"day": day}, {"name": name.strip(), "source": source.strip()}
        )
        number = _append(session, line, stamp)
    return TypedHoliday(number, day, name.strip(), source.strip(), stamp.by, stamp.day)


def confirm_day(register: Register, number: int, *, stamp: Stamp) -> Applied | Refusal:
    """Confirm a holiday that another person typed: every open case is derived again under it, and says so."""
    with register.sessions.look() as session:
        day = _decided(register, session, number, stamp)
    if isinstance(day, Refusal):
        return day
    return add_day(register, day.day, day.name, source=day.source, stamp=stamp, confirms=number)


def refuse_day(register: Register, number: int, *, reason: str, stamp: Stamp) -> TypedHoliday | Refusal:
    """Refuse a holiday that another person typed. Raises BadInput without a reason."""
    reason = reason_in(reason, missing="A day is refused for a reason.", remedy="Say which.")
    with register.sessions.write() as session:
        day = _decided(register, session, number, stamp)
        if isinstance(day, TypedHoliday):
            _append(session, Line(SUBJECT, REFUSED, stamp.day, {"event": number}, {"reason": reason}), stamp)
    return day


def withdraw_day(register: Register, number: int, *, stamp: Stamp) -> TypedHoliday | Refusal:
    """Take back a holiday that waits: only whoever typed it may. Raises CoreError for a stranger."""
    with register.sessions.write() as session:
        may_read_changes(session, stamp.by)
        day = _waiting_one(session, number)
        if isinstance(day, Refusal):
            return day
        if (day.by, day.login) != (stamp.by, register.kept(stamp).login):
            return Refusal(
                "not-yours", f"{day.by} typed it.", SOURCE, "Anybody else who may confirm it can refuse it."
            )
        _append(session, Line(SUBJECT, WITHDRAWN, stamp.day, {"event": number}, {}), stamp)
    return day


def _waiting_one(session: Session, number: int) -> TypedHoliday | Refusal:
    """The day that waits under a number; a refusal where none does."""
    day = next((day for day in _waiting(journal.history(session, SUBJECT)) if day.number == number), None)
    return day or Refusal(
        "nothing-waits",
        f"No holiday waits under the number {number}.",
        SOURCE,
        "`heard calendar show` lists those that wait.",
    )


def _decided(register: Register, session: Session, number: int, stamp: Stamp) -> TypedHoliday | Refusal:
    """The day that somebody decides about; a refusal where none waits, or where they are not another person."""
    may_read_changes(session, stamp.by)
    day = _waiting_one(session, number)
    if isinstance(day, Refusal):
        return day
    who = confirmer(Transaction(session, register.procedures), stamp)
    wrote = names_of(entry for entry in journal.history(session, SUBJECT) if entry.seq == number)
    refused = confirming_refusal(
        who, wrote=wrote, owner="", involved=(), demonstration=register.demonstration
    )
    return refused or day


def _waiting(entered: Sequence[Entered]) -> tuple[TypedHoliday, ...]:
    events: list[Event] = [entry.event for entry in entered]
    decided = decided_by(events, *DECISIONS)
    return tuple(
        TypedHoliday(
            entry.seq,
            date.fromisoformat(str(entry.event.facts["day"])),
            (entry.words or {}).get("name", ""),
            (entry.words or {}).get("source", ""),
            entry.by,
            entry.event.on,
            entry.login,
        )
        for entry in entered
        if entry.event.name == PROPOSED and entry.seq not in decided
    )


def _append(session: Session, line: Line, stamp: Stamp) -> int:
    seq = journal.last_seq(session, SUBJECT) + 1
    return journal.append(session, line, seq=seq, stamp=stamp).seq
