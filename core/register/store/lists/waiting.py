"""What waits for another person, over all cases: read from what is derived, so that no journal is searched for it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.law.gate.marks import WAITING
from core.register.store.tables.cases import CaseRow
from core.register.store.tables.outcomes import ChangeFact
from core.register.store.tables.table_of import table_of

_case, _change = table_of(CaseRow).c, table_of(ChangeFact).c


@dataclass(frozen=True)
class Waiting:
    """An entry of a case that another person has still to look at."""

    reference: str
    seq: int
    event: str
    recorded_on: date


def waiting_changes(session: Session) -> tuple[Waiting, ...]:
    """All that waits, by the day it was recorded: until somebody decides, figures count the worse of two.

    A correction may be recorded long after the year that it changes, so no year bounds these.
    """
    rows = session.execute(
        select(_case.reference, _change.seq, _change.event, _change.recorded_on)
        .where(_change.case_id == _case.id, _change.mark == WAITING)
        .order_by(_change.recorded_on, _change.id)
    )
    return tuple(Waiting(reference, seq, event, day) for reference, seq, event, day in rows)
