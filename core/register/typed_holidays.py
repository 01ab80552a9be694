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
from core.register.calendar_days import SUBJECT, Applied, add_day, preview
from core.register.gate.another import names_of
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction
from core.register.users import confirmer, known, may_read_changes

PROPOSED, CONFIRMED, REFUSED = "day_proposed", "day_confirmed", "day_refused"


@dataclass(frozen=True)
class TypedHoliday:
    """A holiday that waits for another person, under the number that confirms it."""

    number: int
    day: date
    name: str
    source: str
    by: str
    proposed_on: date


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
    day = _decided(register, number, stamp)
    if isinstance(day, Refusal):
        return day
    return add_day(register, day.day, day.name, source=day.source, stamp=stamp, confirms=number)


def refuse_day(register: Register, number: int, *, reason: str, stamp: Stamp) -> TypedHoliday | Refusal:
    """Refuse a holiday that another person typed. Raises BadInput without a reason."""
    reason = reason_in(reason, missing="A day is refused for a reason.", remedy="Say which.")
    day = _decided(register, number, stamp)
    if isinstance(day, Refusal):
        return day
    with register.sessions.write() as session:
        _append(session, Line(SUBJECT, REFUSED, stamp.day, {"event": number}, {"reason": reason}), stamp)
    return day


def _decided(register: Register, number: int, stamp: Stamp) -> TypedHoliday | Refusal:
    """The day that somebody decides about; a refusal where none waits, or where they are not another person."""
    with register.sessions.look() as session:
        may_read_changes(session, stamp.by)
        entered = journal.history(session, SUBJECT)
        day = next((day for day in _waiting(entered) if day.number == number), None)
        if day is None:
            return Refusal(
                "nothing-waits",
                f"No holiday waits under the number {number}.",
                SOURCE,
                "`heard calendar show` lists those that wait.",
            )
        who = confirmer(Transaction(session, register.procedures), stamp)
        wrote = names_of(entry for entry in entered if entry.seq == number)
        return (
            confirming_refusal(who, wrote=wrote, owner="", involved=(), demonstration=register.demonstration)
            or day
        )


def _waiting(entered: Sequence[Entered]) -> tuple[TypedHoliday, ...]:
    events: list[Event] = [entry.event for entry in entered]
    decided = decided_by(events, CONFIRMED, REFUSED)
    return tuple(
        TypedHoliday(
            entry.seq,
            date.fromisoformat(str(entry.event.facts["day"])),
            (entry.words or {}).get("name", ""),
            (entry.words or {}).get("source", ""),
            entry.by,
            entry.event.on,
        )
        for entry in entered
        if entry.event.name == PROPOSED and entry.seq not in decided
    )


def _append(session: Session, line: Line, stamp: Stamp) -> int:
    seq = journal.last_seq(session, SUBJECT) + 1
    return journal.append(session, line, seq=seq, stamp=stamp).seq
