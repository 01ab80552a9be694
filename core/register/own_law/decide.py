"""Another person confirms or refuses a change of the law here; or whoever proposed it withdraws it."""

from datetime import date

from core.law.gate.another import SOURCE, confirming_refusal
from core.law.reasons import reason_in
from core.law.state import Refusal
from core.register.own_law.change import carry_out
from core.register.own_law.effect import Effect, effect_of_day, effect_of_file, known_law
from core.register.own_law.waiting import DECISIONS, LawWaits, in_waiting, law_waits
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.own import SUBJECT
from core.register.store.transaction import Transaction
from core.register.users import confirmer, may_read_changes

CONFIRMED, REFUSED, WITHDRAWN = DECISIONS


def effect_now(register: Register, number: int, *, today: date) -> Effect | Refusal:
    """What confirming it would do to open cases today. Nothing is written. Raises as `waiting_law`."""
    with register.read_own() as (session, reader):
        may_read_changes(session, reader.name)
        waits = _waiting(session, number)
        if isinstance(waits, Refusal):
            return waits
        if waits.day is not None:
            return effect_of_day(register, session, waits.procedure, waits.day, today)
        return effect_of_file(register, session, in_waiting(register.home, waits.file), today)


def confirm_law(register: Register, number: int, *, stamp: Stamp) -> LawWaits | Refusal:
    """Confirm it: it counts from now on. Refused for whoever proposed it. Raises CoreError where its file was changed."""
    with register.sessions.write() as session:
        waits = _theirs(register, session, number, stamp)
        if isinstance(waits, LawWaits):
            _decided(session, CONFIRMED, number, stamp)
            carry_out(register, session, waits, stamp)
    return waits


def refuse_law(register: Register, number: int, *, reason: str, stamp: Stamp) -> LawWaits | Refusal:
    """Refuse it: nothing changes. Raises BadInput without a reason."""
    reason = reason_in(reason, missing="It is refused for a reason.", remedy="Say which.")
    with register.sessions.write() as session:
        waits = _theirs(register, session, number, stamp)
        if isinstance(waits, LawWaits):
            _decided(session, REFUSED, number, stamp, reason)
            _let_go(register, waits)
    return waits


def withdraw_law(register: Register, number: int, *, stamp: Stamp) -> LawWaits | Refusal:
    """Take it back before anybody decided: only whoever proposed it may."""
    with register.sessions.write() as session:
        may_read_changes(session, stamp.by)
        waits = _waiting(session, number)
        if isinstance(waits, Refusal):
            return waits
        if (waits.by, waits.login) != (stamp.by, register.kept(stamp).login):
            return Refusal(
                "not-yours",
                f"{waits.by} proposed it.",
                SOURCE,
                "Anybody else who may confirm it can refuse it.",
            )
        _decided(session, WITHDRAWN, number, stamp)
        _let_go(register, waits)
    return waits


def _theirs(register: Register, session: Session, number: int, stamp: Stamp) -> LawWaits | Refusal:
    """What somebody decides about; a refusal where nothing waits, or where they are not another person."""
    may_read_changes(session, stamp.by)
    waits = _waiting(session, number)
    if isinstance(waits, Refusal):
        return waits
    who = confirmer(Transaction(session, known_law(register, session)), stamp)
    wrote = {name for name in (waits.by, waits.login) if name}
    refused = confirming_refusal(
        who, wrote=wrote, owner="", involved=(), demonstration=register.demonstration
    )
    return refused or waits


def _waiting(session: Session, number: int) -> LawWaits | Refusal:
    waits = next((waits for waits in law_waits(session) if waits.number == number), None)
    return waits or Refusal(
        "nothing-waits",
        f"No change of the law here waits under the number {number}.",
        SOURCE,
        "`heard tasks` says what waits.",
    )


def _decided(session: Session, name: str, number: int, stamp: Stamp, reason: str = "") -> None:
    line = Line(SUBJECT, name, stamp.day, {"event": number}, {"reason": reason} if reason else {})
    journal.append(session, line, seq=journal.last_seq(session, SUBJECT) + 1, stamp=stamp)


def _let_go(register: Register, waits: LawWaits) -> None:
    """The file that waited is no longer needed."""
    if waits.file:
        in_waiting(register.home, waits.file).unlink(missing_ok=True)
