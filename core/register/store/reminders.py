"""Who was reminded on which day."""

from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core.register.store.tables.table_of import table_of
from core.register.store.tables.users import ReminderRow

_reminders = table_of(ReminderRow)


def reminded(session: Session, day: date) -> frozenset[str]:
    """Login names of those who were reminded on a day."""
    rows = session.execute(select(_reminders.c.user).where(_reminders.c.day == day))
    return frozenset(rows.scalars())


def note(session: Session, user: str, day: date) -> None:
    """Note that a person was reminded; once a day is enough."""
    if user not in reminded(session, day):
        session.execute(insert(_reminders), {"user": user, "day": day})
