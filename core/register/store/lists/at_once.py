"""What waits for nothing: its tasks and their cases stand at the head of every list."""

from sqlalchemy import ColumnElement, Date, literal_column, select

from core.register.store.projections.tasks import AT_ONCE
from core.register.store.tables.cases import CaseRow, TaskRow
from core.register.store.tables.table_of import table_of

_case, _task = table_of(CaseRow).c, table_of(TaskRow).c


def task_at_once() -> ColumnElement[bool]:
    """Whether a task waits for nothing: its place is before every day."""
    return _task.due_or_never == literal_column(f"'{AT_ONCE.isoformat()}'", Date)


def case_at_once() -> ColumnElement[bool]:
    """Whether a case has such a task."""
    return _case.id.in_(select(_task.case_id).where(task_at_once()))
