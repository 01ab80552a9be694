"""What is to be done, over all cases: each task with the day it is owed by, whose it is, and what settles it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from core.law.cases.chasing import task_text
from core.law.days.hours import ago
from core.law.rules.model import Procedure
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.lists import tasks as store
from core.register.store.lists.row import EVERY_CASE, Filter, Titles
from core.register.store.lists.urgent_tasks import moments_of
from core.register.store.lists.waiting import TASK, tasks_to_confirm

TaskList = Literal["overdue", "today", "week", "all"]


@dataclass(frozen=True)
class TaskView:
    """Which tasks are wanted: a list, whose (a login name; None for everyone's), words to search their cases for.

    `codes` narrows it to tasks of these kinds, `events` to those that these settle, `narrowed` to those of cases that a
    filter keeps.
    """

    list: TaskList = "all"
    whose: str | None = None
    search: str = ""
    codes: tuple[str, ...] = ()
    narrowed: Filter = EVERY_CASE
    events: tuple[str, ...] = ()


@dataclass(frozen=True)
class TaskKey:
    """A task's place in its list. Take it from a task; don't make one."""

    due: date
    id: int


@dataclass(frozen=True)
class Task:
    """Something owed in a case. `task` tells it apart in its case (`remedy-2`); `event` settles it; `stage_fact` is the stage that event speaks of, 0 where none.

    `due` is None where no day is set; `owner` is empty where it is nobody's own: another person looks at a change. `person` and `summary` are words of its case: paint them through cells, and
    send them to nobody.
    """

    key: TaskKey
    reference: str
    task: str
    code: str
    number: int
    text: str
    event: str
    stage_fact: int
    from_day: date | None
    due: date | None
    owner: str
    clock: str
    source: str
    procedure: str
    stage_title: str
    received_on: date
    by_title: str
    person: str
    summary: str
    said_at: datetime | None = None
    """Of what waits for nothing: the moment at which it was said."""
    for_you: bool = False
    """Whether whoever reads, or whose tasks these are, may confirm or refuse what waits."""


@dataclass(frozen=True)
class TaskCounts:
    """How many tasks each list has."""

    overdue: int
    today: int
    week: int
    all: int


@dataclass(frozen=True)
class TaskPage:
    """A window of a list of tasks. `total` counts the whole list."""

    tasks: tuple[Task, ...]
    total: int
    more_before: bool
    more_after: bool


def said_words(task: Task, now: datetime) -> str:
    """What is to be done, after the time since it was said where it waits for nothing."""
    return f"Said {ago(task.said_at, now)}. {task.text}" if task.said_at else task.text


def task_counts(
    register: Register, whose: str | None, today: date, *, search: str = "", narrowed: Filter = EVERY_CASE
) -> TaskCounts:
    """How many tasks each list has for a person (None: everyone)."""
    with register.read() as session:
        theirs = _to_confirm(session, register, whose)
        asked = store.WantedTasks("all", today, whose, search, narrowed=narrowed, to_confirm=theirs)
        return TaskCounts(**store.task_counts(session, asked))


def tasks(
    register: Register,
    view: TaskView,
    today: date,
    *,
    after: TaskKey | None = None,
    before: TaskKey | None = None,
    at: Literal["start", "end"] = "start",
    limit: int = 50,
) -> TaskPage:
    """At most `limit` tasks, by the day they are due, those without a day last. What waits for whoever's tasks they are, or
    for whoever reads everybody's, stands at the head.
    """
    place = _place(after or before)
    backwards = after is None and (before is not None or at == "end")
    with register.read() as session:
        theirs = _to_confirm(session, register, view.whose)
        asked = store.WantedTasks(
            view.list, today, view.whose, view.search, view.codes, view.narrowed, view.events, theirs
        )
        read = store.tasks_before if backwards else store.tasks_after
        rows = read(session, asked, place, limit)
        said = moments_of(session, register.procedures, rows, today)
        total = store.task_total(session, asked)
        ends = [store.Place(row.due_or_never, row.id) for row in (rows[0], rows[-1])] if rows else []
        more_before = bool(ends) and bool(store.tasks_before(session, asked, ends[0], 1))
        more_after = bool(ends) and bool(store.tasks_after(session, asked, ends[1], 1))
    versions = {(row.procedure, row.procedure_version) for row in rows}
    titles = {version: _Titles.of(register.procedures.version(*version)) for version in versions}
    tasks = tuple(
        replace(_task(row, titles[row.procedure, row.procedure_version]), said_at=said.get(row.id))
        for row in rows
    )
    return TaskPage(tasks, total, more_before, more_after)


def _to_confirm(session: Session, register: Register, whose: str | None) -> tuple[int, ...]:
    name = whose or register.reader
    return tasks_to_confirm(session, name) if name else ()


def _place(key: TaskKey | None) -> store.Place | None:
    return None if key is None else store.Place(key.due, key.id)


FOR_YOU = "An entry waits for you: look at what shows it, then confirm or refuse it."


def _task(row: store.Listed, titles: "_Titles") -> Task:
    for_you = row.due_or_never == store.NEXT_AT_ONCE
    text = task_text(titles.procedure, row.code, row.number) or titles.texts.get(row.code, row.code)
    return Task(
        key=TaskKey(row.due_or_never, row.id),
        reference=row.reference,
        task=row.key,
        code=row.code,
        number=row.number,
        text=FOR_YOU if for_you else text,
        event=row.event,
        stage_fact=row.stage_fact,
        from_day=row.from_day,
        due=row.due,
        owner="" if row.code == TASK else row.owner,
        clock=row.clock,
        source=row.source,
        procedure=row.procedure,
        stage_title=titles.listed.stages.get(row.stage, row.stage),
        received_on=row.received_on,
        by_title=titles.listed.by.get(row.by, row.by),
        person=row.person,
        summary=row.summary,
        for_you=for_you,
    )


@dataclass(frozen=True)
class _Titles:
    """What the codes of one version of a procedure are called, those of its tasks too."""

    procedure: Procedure
    texts: Mapping[str, str]
    listed: Titles

    @classmethod
    def of(cls, procedure: Procedure) -> "_Titles":
        clocks = {rule.id.lower(): f"{rule.title}." for rule in procedure.clocks}
        needs = {rule.code: rule.text for rule in procedure.needs}
        return cls(procedure, {**clocks, **needs}, Titles.of(procedure))
