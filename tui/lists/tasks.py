"""Tasks as rows of My day: the list paints them as it paints cases, and Enter opens the case at what settles them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, cast

from core.law.days.hours import LONDON
from core.register.lists import tasks as read
from core.register.lists.tasks import said_words
from core.register.lists.worklist import Filter, Page, Row, RowKey
from tui.cases.settling import opened_with
from tui.lists.rows import due_sentence, long_day

if TYPE_CHECKING:
    from core.law.days.calendar import Calendar
    from core.register.register import Register


@dataclass(frozen=True)
class TaskRow(Row):
    """A row whose `summary` is what is to be done; `about` is what its case is about. `event` is empty where no officer
    records it.
    """

    task: str = ""
    event: str = ""
    about: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def page(
    register: "Register",
    view: read.TaskView,
    now: datetime,
    *,
    after: "RowKey | None" = None,
    before: "RowKey | None" = None,
    at: Literal["start", "end"] = "start",
    limit: int = 50,
) -> Page:
    """A window of the tasks as they are at a moment, as rows."""
    today = now.astimezone(LONDON).date()
    window = read.tasks(register, view, today, after=_key(after), before=_key(before), at=at, limit=limit)
    rows = tuple(_row(register, task, today, now) for task in window.tasks)
    return Page(rows, window.total, window.more_before, window.more_after)


def count(register: "Register", whose: str | None, search: str, narrowed: Filter, today: date) -> int:
    """How many tasks there are."""
    return read.task_counts(register, whose, today, search=search, narrowed=narrowed).all


def explained(row: TaskRow, today: date, calendar: "Calendar | None") -> tuple[str, str, str, str]:
    """A task in four parts: its date, what Enter does, whose it is, what its case is about."""
    when = due_sentence(row, today, calendar) if row.due else "No day is set for it."
    step = "Enter records it." if row.event else "Enter opens the case."
    whose = f"{row.owner}'s." if row.owner else "Nobody's yet: o takes it over."
    if row.event == "change_confirmed":
        step = "Enter shows what it would do, and takes your decision."
        whose = "It waits for you." if row.status == "for you" else "It waits for another person than you."
    person = f" {row.person}." if row.person else ""
    return when, step, f"Received {long_day(row.received_on, today)}.{person} {whose}", row.about


def _key(key: "RowKey | None") -> read.TaskKey | None:
    return cast("read.TaskKey | None", key)


def _row(register: "Register", task: read.Task, today: date, now: datetime) -> TaskRow:
    version = register.procedures.latest(task.procedure)
    kind = version.event(task.event)
    recordable = kind is not None and kind.by == "officer" and kind.key != "received"
    recordable = recordable or task.event == "change_confirmed"
    facts = {"stage": str(task.stage_fact)} if task.stage_fact else {}
    facts |= opened_with(version, task.code, task.event, task.number)
    return TaskRow(
        key=cast(RowKey, task.key),
        reference=task.reference,
        due=task.due,
        original_due=None,
        clock=task.clock,
        clock_title=task.text.rstrip("."),
        stage="",
        stage_title=task.stage_title,
        by_title=task.by_title,
        person=task.person,
        summary=said_words(task, now),
        at_once=task.said_at is not None,
        received_on=task.received_on,
        advocate="",
        extended=False,
        owner=task.owner,
        days_since_received=(today - task.received_on).days,
        status="for you" if task.for_you else "task",
        task=task.task,
        event=task.event if recordable else "",
        about=task.summary,
        facts=tuple(facts.items()),
    )
