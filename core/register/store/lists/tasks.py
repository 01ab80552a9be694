"""Lists of tasks: joined with their cases, and through the same door as the lists of cases."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Row, Select, and_, case, func, literal, or_, select, true, tuple_
from sqlalchemy.orm import Session

from core.register.store.lists.at_once import task_at_once
from core.register.store.lists.cases import DAYS_OF_A_WEEK_AHEAD, Wanted, narrowed_to
from core.register.store.lists.row import EVERY_CASE, Filter
from core.register.store.lists.waiting import TASK
from core.register.store.tables.cases import CaseRow, TaskRow
from core.register.store.tables.table_of import table_of

NAMES = ("overdue", "today", "week", "all")

_task, _case = table_of(TaskRow).c, table_of(CaseRow).c
_at_once = task_at_once()
_COLUMNS: tuple[ColumnElement[Any], ...] = (
    _task.id, _task.key, _task.code, _task.event, _task.number, _task.stage.label("stage_fact"), _task.from_day,
    _task.due, _task.owner, _task.clock, _task.source, _case.reference, _case.procedure,
    _case.procedure_version, _case.stage, _case.person, _case.summary, _case.by, _case.received_on,
)  # fmt: skip

Listed = Row[Any]
"""The columns above, by name."""


@dataclass(frozen=True)
class WantedTasks:
    """A list of tasks on a day: whose (None for everyone's), and of the cases that match what was typed."""

    list: str
    today: date
    owner: str | None = None
    typed: str = ""
    codes: tuple[str, ...] = ()
    narrowed: Filter = EVERY_CASE
    events: tuple[str, ...] = ()
    to_confirm: tuple[int, ...] = ()
    """The tasks, by id, by which this person looks at what waits for another one: theirs, and at the head."""


NEXT_AT_ONCE = date(1, 1, 2)
"""Stands for the day of what waits for the very person who reads: after what waits for nothing, before every day."""


@dataclass(frozen=True)
class Place:
    """Where a task stands: the day it sorts by, and its id."""

    due: date
    id: int


def task_conditions(query: WantedTasks) -> list[ColumnElement[bool]]:
    """What a task must meet: shown by today, of its list and owner, and of a case that the case lists would show."""
    must = [
        or_(_task.from_day.is_(None), _task.from_day <= query.today),
        *_of_list(query.list, query.today),
        *narrowed_to(Wanted("all", query.today, typed=query.typed, narrowed=query.narrowed)),
    ]
    if query.owner is not None:
        must.append(or_(and_(_task.owner == query.owner, _task.code != TASK), _task.id.in_(query.to_confirm)))
    if query.codes:
        must.append(_task.code.in_(query.codes))
    if query.events:
        must.append(_task.event.in_(query.events))
    return must


def _of_list(name: str, today: date) -> tuple[ColumnElement[bool], ...]:
    lists: dict[str, tuple[ColumnElement[bool], ...]] = {
        "overdue": (_task.due_or_never < today,),
        "today": (or_(_at_once, _task.due_or_never == today),),
        "week": (
            or_(_at_once, _task.due_or_never >= today),
            _task.due_or_never <= today + timedelta(days=DAYS_OF_A_WEEK_AHEAD),
        ),
        "all": (),
    }
    return lists[name]


def _joined(*columns: Any) -> Select[Any]:
    tasks = table_of(TaskRow)
    return select(*columns).select_from(tasks.join(table_of(CaseRow), _task.case_id == _case.id))


def task_counts(session: Session, query: WantedTasks) -> dict[str, int]:
    """How many tasks each list has, in one query; which list is wanted does not matter."""
    numbers = [func.count().filter(and_(true(), *_of_list(name, query.today))).label(name) for name in NAMES]
    statement = _joined(*numbers).where(*task_conditions(replace(query, list="all")))
    return dict(session.execute(statement).mappings().one())


def task_total(session: Session, query: WantedTasks) -> int:
    """How many tasks the list has."""
    return int(session.execute(task_number(query)).scalar_one())


def task_number(query: WantedTasks) -> Select[Any]:
    """The query that counts a list."""
    return _joined(func.count()).where(*task_conditions(query))


def tasks_after(session: Session, query: WantedTasks, place: Place | None, limit: int) -> list[Listed]:
    """Up to `limit` tasks that follow a place, what is due first at the top; from the start where it is None."""
    return _walk(session, query, place, limit, backwards=False)


def tasks_before(session: Session, query: WantedTasks, place: Place | None, limit: int) -> list[Listed]:
    """Up to `limit` tasks that come before a place, in the list's order; the last of the list where it is None."""
    return _walk(session, query, place, limit, backwards=True)[::-1]


def _walk(
    session: Session, query: WantedTasks, place: Place | None, limit: int, *, backwards: bool
) -> list[Listed]:
    by_day = _by_day(query)
    statement = _joined(*_COLUMNS, by_day.label("due_or_never")).where(*task_conditions(query))
    keys = (by_day, _task.id)
    if place is not None:
        here, last = tuple_(*keys), tuple_(place.due, place.id)
        statement = statement.where(here < last if backwards else here > last)
    ordered = statement.order_by(*(key.desc() if backwards else key for key in keys))
    return list(session.execute(ordered.limit(limit)).all())


def _by_day(query: WantedTasks) -> ColumnElement[Any]:
    """The day by which tasks are listed; an index gives it where nothing waits for whoever reads."""
    if not query.to_confirm:
        return _task.due_or_never
    head = literal(NEXT_AT_ONCE, Date)
    return case((_task.id.in_(query.to_confirm), head), else_=_task.due_or_never)


def cases_of(session: Session, owner: str) -> list[str]:
    """References of a person's cases on which something is still to be done: open, dated, or with a task left."""
    left = select(_task.case_id).where(_task.case_id == _case.id).exists()
    unfinished = or_(_case.status == "open", _case.next_due.is_not(None), left)
    rows = session.execute(select(_case.reference).where(_case.owner == owner, unfinished).order_by(_case.id))
    return list(rows.scalars())


def tasks_of(session: Session, owner: str) -> list[tuple[str, str]]:
    """Reference and key of each task that is a person's; what another person has to look at is nobody's own."""
    rows = session.execute(
        _joined(_case.reference, _task.key).where(_task.owner == owner, _task.code != TASK).order_by(_task.id)
    )
    return [(row.reference, row.key) for row in rows]
