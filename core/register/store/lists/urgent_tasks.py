"""Since when the tasks of a list that wait for nothing are known."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from core.register.store.calendar import calendars
from core.register.store.journal import journal
from core.register.store.projections.tasks import AT_ONCE
from core.register.store.story import KnowsProcedures, tell
from core.register.store.urgent import said_at


def moments_of(
    session: Session, procedures: KnowsProcedures, rows: Iterable[Any], today: date
) -> dict[int, datetime]:
    """When it was said, by the id of each task that waits for nothing. `rows` are those of `store.lists.tasks`."""
    moments: dict[int, datetime] = {}
    for row in rows:
        if row.due_or_never != AT_ONCE:
            continue
        entered = journal.history(session, row.reference)
        story = tell(row.reference, entered, procedures, calendars(session), today)
        if (moment := said_at(story.past, entered)) is not None:
            moments[row.id] = moment
    return moments
