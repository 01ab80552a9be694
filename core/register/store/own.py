"""What the register says of itself as a whole, in the journal: the day from which it is kept, the law that it was given."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.register.store.journal import journal
from core.register.store.tables.journal import JournalRow
from core.register.store.tables.table_of import table_of

SUBJECT = "register"
CUTOVER = "cutover_set"

_journal = table_of(JournalRow)


def cutover_day(session: Session) -> date | None:
    """The day from which the council keeps this register, or None where none was set."""
    for entry in journal.history(session, SUBJECT):
        if entry.event.name == CUTOVER:
            return entry.event.on
    return None


def first_by_hand(session: Session) -> str | None:
    """The first case that was not imported, or that something was recorded in since; None where there is none."""
    first = select(_journal.c.subject, _journal.c.recorded_at, _journal.c.facts).where(
        _journal.c.name == "received", _journal.c.seq == 1
    )
    for subject, recorded_at, facts in session.execute(first.order_by(_journal.c.id)):
        if '"old_reference":' not in facts:
            return str(subject)
        since = select(_journal.c.id).where(
            _journal.c.subject == subject, _journal.c.recorded_at != recorded_at
        )
        if session.execute(since.limit(1)).first():
            return str(subject)
    return None
