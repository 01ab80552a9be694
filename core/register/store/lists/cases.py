"""The one query door to lists of cases: every list, count and search is built from `conditions`.

Rows are sought by key (due date, id), never by OFFSET. A list is three runs, one after the other: cases that wait for
nothing, which stand at the head of every list; cases with a due date, by date; then cases without one. Each of the
last two is a range of an index, so a page costs the same wherever it lies. Where words were searched for, the last two
come once more for each rank of the cases that may be meant otherwise, the nearest first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Row,
    Select,
    and_,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.orm import Session

from core.register.store.lists.at_once import case_at_once
from core.register.store.lists.filtered import filtered, to_do
from core.register.store.lists.row import EVERY_CASE, Filter
from core.register.store.lists.search import AS_TYPED, Spellings, matches, other_spellings
from core.register.store.tables.cases import CaseRow, ClockRow, TaskRow
from core.register.store.tables.table_of import table_of

DAYS_OF_A_WEEK_AHEAD = 6
"""`week` holds what is due today and on the six days after: the same weekday next week is not in it."""

DATED_ONLY = frozenset({"today", "week"})
NAMES = ("overdue", "today", "week", "advocate", "learning", "open", "closed", "all")

_case, _clock = table_of(CaseRow).c, table_of(ClockRow).c
_task = table_of(TaskRow).c
COLUMNS: tuple[ColumnElement[Any], ...] = (
    _case.id, _case.reference, _case.procedure, _case.procedure_version, _case.next_due, _case.next_original_due,
    _case.next_clock, _case.stage, _case.by, _case.person, _case.summary, _case.received_on, _case.closed_on,
    _case.waiting_for_advocate, _case.advocate, _case.extended, _case.owner, _case.status, _case.channel,
    _case.handling, _case.team, _case.last_action_on, _clock.started_on,
)  # fmt: skip

# Written exactly as in the migration that indexes it, or the index is passed over.
_learning_open: ColumnElement[bool] = literal_column("(case_file.open_learning > 0)", Boolean)

Run = Literal["first", "dated", "undated"]

Listed = Row[Any]
"""The columns above, by name."""


@dataclass(frozen=True)
class Place:
    """Where a row stands: its due date (None in the last run) and its id; `first` where it is in the first run."""

    due: date | None
    id: int
    first: bool = False

    @property
    def run(self) -> Run:
        """Which of the three runs it is in."""
        return "first" if self.first else "dated" if self.due is not None else "undated"


@dataclass(frozen=True)
class Wanted:
    """A list on a day, narrowed to an owner, to words and by a filter where they are given."""

    list: str
    today: date
    owner: str | None = None
    typed: str = ""
    narrowed: Filter = EVERY_CASE
    near: Spellings | None = None
    """What else is looked for; None where that has not been found out yet."""


@dataclass(frozen=True)
class Window:
    """Rows of a list, how many it has in all, and whether it goes on before and after them."""

    rows: list[Listed]
    total: int
    more_before: bool
    more_after: bool


def conditions(query: Wanted) -> list[ColumnElement[bool]]:
    """What a row must meet to be in the list. Nothing else decides who sees which case."""
    return [or_(case_at_once(), and_(true(), *_of_list(query.list, query.today))), *narrowed_to(query)]


def narrowed_to(query: Wanted, rank: int | None = None) -> list[ColumnElement[bool]]:
    """What a row must meet to be in any list that is narrowed so; of one rank of what is searched for, where it is given."""
    must: list[ColumnElement[bool]] = []
    if query.owner is not None:
        must.append(_case.owner == query.owner)
    must += filtered(query.narrowed, query.today)
    if (matching := matches(query.typed, query.near or AS_TYPED, rank)) is not None:
        must.append(_case.id.in_(matching))
    return must


def with_spellings(session: Session, query: Wanted) -> Wanted:
    """The same list, with names near what was typed where that finds few cases."""
    if not query.typed or query.near is not None:
        return query
    return replace(query, near=other_spellings(session, query.typed))


def _of_list(name: str, today: date) -> tuple[ColumnElement[bool], ...]:
    due = _case.next_due
    lists: dict[str, tuple[ColumnElement[bool], ...]] = {
        "overdue": (or_(and_(_in_run(dated=True), due < today), _case.id.in_(_late_tasks(today))),),
        "today": (_in_run(dated=True), due == today),
        "week": (_in_run(dated=True), due >= today, due <= today + timedelta(days=DAYS_OF_A_WEEK_AHEAD)),
        "advocate": (_case.waiting_for_advocate == true(), to_do == true()),
        "learning": (_learning_open == true(),),
        "open": (to_do == true(),),
        "closed": (to_do == false(),),
        "all": (),
    }
    return lists[name]


def _late_tasks(today: date) -> Select[Any]:
    """The cases in which a task that is shown by today is past its day, whatever their clocks say."""
    in_time = or_(_task.from_day.is_(None), _task.from_day <= today)
    return select(_task.case_id).where(_task.due_or_never < today, in_time)


def columns(today: date) -> tuple[ColumnElement[Any], ...]:
    """What is read of each case: COLUMNS, the earliest day of its tasks that are shown by today (`task_due`), and whether
    one of them waits for nothing (`at_once`).
    """
    in_time = or_(_task.from_day.is_(None), _task.from_day <= today)
    earliest = select(func.min(_task.due)).where(_task.case_id == _case.id, in_time)
    task_due = earliest.correlate(table_of(CaseRow)).scalar_subquery().label("task_due")
    return (*COLUMNS, task_due, case_at_once().label("at_once"))


def _later(*, dated: bool) -> tuple[ColumnElement[bool], ...]:
    return not_(case_at_once()), _in_run(dated=dated)


def _in_run(*, dated: bool) -> ColumnElement[bool]:
    no_due = _case.no_due
    return no_due == false() if dated else and_(no_due == true(), _case.next_due.is_(None))


def count(session: Session, query: Wanted) -> int:
    """How many rows the list has."""
    return int(session.execute(select(_number(with_spellings(session, query)))).scalar_one())


def _number(query: Wanted) -> ColumnElement[int]:
    """How many rows the first run has, and how many the others."""
    numbers = select(func.count()).select_from(table_of(CaseRow)).where(*narrowed_to(query))
    others = numbers.where(not_(case_at_once()), *_of_list(query.list, query.today))
    return others.scalar_subquery() + numbers.where(case_at_once()).scalar_subquery()


def counts(
    session: Session, today: date, owner: str | None, typed: str = "", narrowed: Filter = EVERY_CASE
) -> dict[str, int]:
    """How many rows each list has, in one query."""
    query = with_spellings(session, Wanted("all", today, owner, typed, narrowed=narrowed))
    return dict(session.execute(counting(query)).mappings().one())


def counting(query: Wanted) -> Select[Any]:
    """The query that counts every list: a range of an index for each, or one pass of what is found or narrowed."""
    numbers: list[Any]
    if matches(query.typed) is None and query.narrowed == EVERY_CASE:
        asked = [replace(query, list=name) for name in NAMES]
        numbers = [_number(query).label(query.list) for query in asked]
        return select(*numbers)
    numbers = [
        func.count().filter(or_(case_at_once(), and_(true(), *_of_list(name, query.today)))).label(name)
        for name in NAMES
    ]
    return select(*numbers).select_from(table_of(CaseRow)).where(*narrowed_to(query))


def window(
    session: Session,
    query: Wanted,
    *,
    after: Place | None,
    before: Place | None,
    at: Literal["start", "end"],
    limit: int,
) -> Window:
    """At most `limit` rows after a place, before one, or at an end of the list; always in the list's order."""
    query = with_spellings(session, query)
    backwards = after is None and (before is not None or at == "end")
    place = after or before
    rows = (
        rows_before(session, query, place, limit) if backwards else rows_after(session, query, place, limit)
    )
    first = Place(rows[0].next_due, rows[0].id, rows[0].at_once) if rows else place
    last = Place(rows[-1].next_due, rows[-1].id, rows[-1].at_once) if rows else place
    return Window(
        rows=rows,
        total=count(session, query),
        more_before=first is not None and bool(rows_before(session, query, first, 1)),
        more_after=last is not None and bool(rows_after(session, query, last, 1)),
    )


def rows_after(session: Session, query: Wanted, place: Place | None, limit: int) -> list[Listed]:
    """Up to `limit` rows that follow a place; from the start of the list where it is None."""
    return _walk(session, query, place, limit, backwards=False)


def rows_before(session: Session, query: Wanted, place: Place | None, limit: int) -> list[Listed]:
    """Up to `limit` rows that come before a place, in the list's order; the last of the list where it is None."""
    return _walk(session, query, place, limit, backwards=True)[::-1]


def _walk(
    session: Session, query: Wanted, place: Place | None, limit: int, *, backwards: bool
) -> list[Listed]:
    runs = _runs(query)
    if backwards:
        runs.reverse()
    if place is not None:
        here = (place.run, _rank_of(query, place))
        runs = runs[runs.index(here) :] if here in runs else []
    rows: list[Listed] = []
    for number, (run, rank) in enumerate(runs):
        start = place if number == 0 else None
        statement = run_of(query, start, run=run, rank=rank, backwards=backwards).limit(limit - len(rows))
        rows.extend(session.execute(statement).all())
        if len(rows) == limit:
            break
    return rows


def _runs(query: Wanted) -> list[tuple[Run, int]]:
    """The runs of a list, one after the other: what waits for nothing, then what is found as it was typed, then what else
    may be meant, the nearest first.
    """
    dated_only: tuple[Run, ...] = ("dated",)
    kinds = dated_only if query.list in DATED_ONLY else (*dated_only, "undated")
    ranks = range(len(query.near.ranks) + 1 if query.near else 1)
    return [("first", 0), *((run, rank) for rank in ranks for run in kinds)]


def _rank_of(query: Wanted, place: Place) -> int:
    return query.near.rank_of(place.id) if query.near and not place.first else 0


def run_of(query: Wanted, place: Place | None, *, run: Run, backwards: bool, rank: int = 0) -> Select[Any]:
    """The query of one run of a list: what waits for nothing, what has a due date, or what has none; in order, from a place."""
    due, id_ = _case.next_due, _case.id
    clock = and_(_clock.case_id == id_, _clock.clock == _case.next_clock)
    dated = run == "dated"
    of_run = (
        [case_at_once()] if run == "first" else [*_of_list(query.list, query.today), *_later(dated=dated)]
    )
    must = (*of_run, *narrowed_to(query, None if run == "first" else rank))
    statement = select(*columns(query.today)).outerjoin(ClockRow, clock).where(*must)
    descending = backwards != (run == "undated" and _newest_first(query.list))
    keys: Sequence[Any] = (due, id_) if dated else (id_,)
    if place is not None:
        here = tuple_(*keys)
        last = tuple_(place.due, place.id) if dated else tuple_(place.id)
        statement = statement.where(here < last if descending else here > last)
    return statement.order_by(*(key.desc() if descending else key for key in keys))


def _newest_first(name: str) -> bool:
    """Cases without a due date: those still waiting stand oldest first, those that are over newest first."""
    return name in ("closed", "all")
