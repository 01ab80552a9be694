"""Cases in which contact is restricted, found by the task that every restriction leaves until it is ended."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from core.register.store.case_tables import CaseRow, TaskRow
from core.register.store.table_of import table_of

CODES = ("restriction-review", "restriction-second-view")

_task, _case = table_of(TaskRow).c, table_of(CaseRow).c


def restricted_cases(session: Session, person: str, family: Sequence[str]) -> list[tuple[str, str]]:
    """Reference and name of each case with a restriction in force: of this family, or of somebody of this name."""
    same: list[ColumnElement[bool]] = [_case.reference.in_(list(family))]
    name = person.encode("utf-8", "ignore").decode("utf-8").strip()
    if name:
        same.append(func.lower(_case.person) == name.lower())
    joined = table_of(TaskRow).join(table_of(CaseRow), _task.case_id == _case.id)
    found = select(_case.reference, _case.person).select_from(joined)
    rows = session.execute(
        found.where(_task.code.in_(CODES), or_(*same)).distinct().order_by(_case.reference)
    )
    return [(row.reference, row.person) for row in rows]
