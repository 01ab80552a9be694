"""Cases in which contact is restricted, found by the task that every restriction leaves until it is ended."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.names.likeness import likeness
from core.register.store.tables.cases import CaseRow, TaskRow
from core.register.store.tables.table_of import table_of

CODES = ("restriction-review", "restriction-second-view")

_task, _case = table_of(TaskRow).c, table_of(CaseRow).c


def restricted_cases(session: Session, person: str, family: Sequence[str]) -> list[tuple[str, str]]:
    """Reference and name of each case with a restriction in force: of this family, or of somebody of this name or one
    like it.
    """
    joined = table_of(TaskRow).join(table_of(CaseRow), _task.case_id == _case.id)
    statement = select(_case.reference, _case.person).select_from(joined).where(_task.code.in_(CODES))
    rows = session.execute(statement.distinct().order_by(_case.reference))
    return [
        (row.reference, row.person) for row in rows if row.reference in family or likeness(person, row.person)
    ]
