"""Made-up cases for tests: what is not said is as it usually is."""

import sqlite3
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.cases.receipt import NewCase
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.changes.decide import Decided, confirm
from core.register.open import FILE, Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user, users

DAY = date(2026, 3, 2)
"""A Monday: the day on which most made-up cases begin."""


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def a_case(
    register: Register,
    *,
    procedure: str = "childrens",
    received: date = DAY,
    recorded: date | None = None,
    by: str = "amy",
    words: dict[str, str] | None = None,
    owner: str | None = "amy",
    linked_to: str | None = None,
    press: str = "",
    tx: Any = None,
    **facts: Any,
) -> Recorded:
    """Open a case and give its answer; a refusal fails the test."""
    said = (
        {"by": "child", "channel": "email", **facts}
        if procedure == "childrens"
        else {"channel": "email", **facts}
    )
    new = NewCase(
        procedure,
        received,
        said,
        words or {"summary": "They moved me."},
        owner,
        linked_to=linked_to,
        press=press,
    )
    done = take_down(register, new, stamp=Stamp(by, at(recorded or received)), tx=tx)
    assert isinstance(done, Recorded), done
    return done


def happened(
    register: Register,
    reference: str,
    event: str,
    on: date,
    /,
    *,
    recorded: date | None = None,
    by: str = "amy",
    words: dict[str, str] | None = None,
    seen: int | None = None,
    supersedes: int | None = None,
    tx: Any = None,
    **facts: Any,
) -> Any:
    """Record an event; what comes back is Recorded or the refusal."""
    entry = Entry(event, on, facts, words or {}, supersedes)
    return record(register, reference, entry, stamp=Stamp(by, at(recorded or on)), seen=seen, tx=tx)


def withdrawn(register: Register, reference: str, on: date) -> Recorded:
    """A case that whoever complains withdraws themselves, in their own words: closed at once; a refusal fails the test."""
    childs = case(register, reference, today=on).procedure == "childrens"
    words = {"their_words": "It is sorted out.", "present": "A key worker", "no_offer": "They rang off."}
    entry = Entry("withdrawn", on, {"by": "themselves"} if childs else {}, words if childs else {})
    done = record(register, reference, entry, stamp=Stamp("amy", at(on)))
    assert isinstance(done, Recorded), done
    return done


def confirmed(register: Register, reference: str, seq: int, on: date, *, by: str = "ben") -> Decided:
    """Another person, who is added where the register does not know them, confirms a change; a refusal fails the test."""
    if all(user.name != by for user in users(register)):
        add_user(register, by, stamp=Stamp("amy", at(on)))
    done = confirm(register, reference, seq, stamp=Stamp(by, at(on)))
    assert isinstance(done, Decided), done
    return done


def sql(home: Path, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Reach past the program into the file, as a fault or a vandal would."""
    connection = sqlite3.connect(home / FILE)
    try:
        with connection:
            return connection.execute(statement, values).fetchall()
    finally:
        connection.close()


def events_in(home: Path) -> int:
    """How many events the journal holds, its own seals aside: what must not change when something is refused."""
    return int(sql(home, "SELECT count(*) FROM journal WHERE subject <> 'chain'")[0][0])
