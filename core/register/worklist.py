"""The lists of the desk: what is due, overdue, waiting. Counts, pages and searches all go through one query door."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.law.model import Procedure
from core.register.register import Register
from core.register.store import lists

ListName = Literal["overdue", "today", "week", "advocate", "learning", "open", "closed", "all"]

LISTS: tuple[tuple[ListName, str], ...] = (
    ("overdue", "Overdue"),
    ("today", "Today"),
    ("week", "This week"),
    ("advocate", "Waiting for advocate"),
    ("learning", "Learning"),
    ("open", "Open"),
    ("closed", "Answered or closed"),
    ("all", "All"),
)
"""Every list with its title, in the order in which they are offered.

`week` is today and the six days after. `open` are cases still to be answered, and those that owe a date for another
reason; `closed` are the others: answered, with nothing owed, or closed as the law has it.
"""


@dataclass(frozen=True)
class View:
    """Which rows are wanted: a list, whose cases (a user's name; None for everyone's) and words to search for.

    `stage` and `procedure` (keys) narrow it further where they are given.
    """

    list: ListName
    whose: str | None = None
    search: str = ""
    stage: str = ""
    procedure: str = ""


@dataclass(frozen=True)
class RowKey:
    """A row's place in its list: where the next page starts. Take it from a row; don't make one."""

    due: date | None
    id: int


@dataclass(frozen=True)
class Row:
    """A case as a list shows it, on the day that was asked for. `person` and `summary` are words: paint them through cells.

    `due` is the next date that the authority owes, None where no clock runs; `original_due` is what it was before an
    extension or a later holiday. `advocate` is `A` (has one), `-` (waits for one) or empty; `advocate_state` says
    it in words. `days_since_received` are calendar days, up to the day it closed.
    """

    key: RowKey
    reference: str
    due: date | None
    original_due: date | None
    clock: str
    clock_title: str
    stage: str
    stage_title: str
    by_title: str
    person: str
    summary: str
    received_on: date
    advocate: Literal["A", "-", ""]
    extended: bool
    owner: str
    days_since_received: int
    status: str
    procedure_title: str = ""
    channel_title: str = ""
    advocate_state: str = ""
    handling: str = ""
    team: str = ""
    clock_started: date | None = None
    """The day from which the clock of `due` is counted (day 0)."""
    closed_on: date | None = None


@dataclass(frozen=True)
class Counts:
    """How many rows each list has."""

    overdue: int
    today: int
    week: int
    advocate: int
    learning: int
    open: int
    closed: int
    all: int


@dataclass(frozen=True)
class Page:
    """A window of a list. `total` counts the whole list as it is searched, not the window."""

    rows: tuple[Row, ...]
    total: int
    more_before: bool
    more_after: bool


def counts(register: Register, whose: str | None, today: date, *, search: str = "") -> Counts:
    """How many cases each list has for a user (None: everyone), and for words searched for where some are given."""
    with register.sessions.read() as session:
        return Counts(**lists.counts(session, today, whose, search))


def page(
    register: Register,
    view: View,
    today: date,
    *,
    after: RowKey | None = None,
    before: RowKey | None = None,
    at: Literal["start", "end"] = "start",
    limit: int = 50,
) -> Page:
    """At most `limit` rows: those after a key, those before a key, or those at the start or the end of the list.

    Rows come in the list's order whichever way the window moves: by due date, then those without one (oldest first;
    in the lists of closed and of all cases newest first).
    """
    wanted = lists.Wanted(view.list, today, view.whose, view.search, view.stage, view.procedure)
    with register.sessions.read() as session:
        window = lists.window(session, wanted, after=_place(after), before=_place(before), at=at, limit=limit)
    versions = {(row.procedure, row.procedure_version) for row in window.rows}
    titles = {version: _Titles.of(register.procedures.version(*version)) for version in versions}
    rows = tuple(_row(row, titles[row.procedure, row.procedure_version], today) for row in window.rows)
    return Page(rows, window.total, window.more_before, window.more_after)


def _place(key: RowKey | None) -> lists.Place | None:
    return None if key is None else lists.Place(key.due, key.id)


def _row(row: lists.Listed, titles: "_Titles", today: date) -> Row:
    return Row(
        key=RowKey(row.next_due, row.id),
        reference=row.reference,
        due=row.next_due,
        original_due=row.next_original_due,
        clock=row.next_clock,
        clock_title=titles.clocks.get(row.next_clock, ""),
        stage=row.stage,
        stage_title=titles.stages.get(row.stage, row.stage),
        by_title=titles.by.get(row.by, row.by),
        person=row.person,
        summary=row.summary,
        received_on=row.received_on,
        advocate="-" if row.waiting_for_advocate else "A" if row.advocate == "appointed" else "",
        extended=row.extended,
        owner=row.owner,
        days_since_received=((row.closed_on or today) - row.received_on).days,
        status=row.status,
        procedure_title=titles.procedure,
        channel_title=titles.channels.get(row.channel, row.channel),
        advocate_state=row.advocate,
        handling=row.handling,
        team=row.team,
        clock_started=row.started_on,
        closed_on=row.closed_on,
    )


@dataclass(frozen=True)
class _Titles:
    """What the codes of one version of a procedure are called."""

    procedure: str
    clocks: Mapping[str, str]
    stages: Mapping[str, str]
    by: Mapping[str, str]
    channels: Mapping[str, str]

    @classmethod
    def of(cls, procedure: Procedure) -> "_Titles":
        received = procedure.event("received")
        choices = {fact.key: fact.choices for fact in received.facts} if received else {}
        return cls(
            procedure=procedure.title,
            clocks={rule.id: rule.title for rule in procedure.clocks},
            stages={stage.key: stage.title for stage in procedure.stages},
            by={choice.key: choice.title for choice in choices.get("by", ())},
            channels={choice.key: choice.title for choice in choices.get("channel", ())},
        )
