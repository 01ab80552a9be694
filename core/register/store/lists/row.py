"""A row of a list as people see it: values only, so that it can be made and painted without the database's libraries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from core.law.rules.model import Procedure

ListName = Literal["overdue", "today", "week", "advocate", "learning", "open", "closed", "all"]


@dataclass(frozen=True)
class Filter:
    """What else a case must be. What is empty does not matter; all that is given must hold.

    `state` is open, answered or closed. `left` keeps the cases of people who have left, `quiet` those on which nobody
    has acted for so many days though something is owed.
    """

    procedure: str = ""
    stage: str = ""
    theme: str = ""
    team: str = ""
    service: str = ""
    directorate: str = ""
    owner: str = ""
    placement: str = ""
    received_from: date | None = None
    received_to: date | None = None
    state: str = ""
    left: bool = False
    quiet: int = 0


EVERY_CASE = Filter()
NOBODY = "-"
"""As an owner in a filter: cases that nobody looks after."""


@dataclass(frozen=True)
class RowKey:
    """A row's place in its list: where the next page starts. Take it from a row; don't make one."""

    due: date | None
    id: int
    first: bool = False


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
    last_action_on: date | None = None
    """The day on which somebody last wrote something down in it."""
    late_since: date | None = None
    """The earliest day of a task of the case that has passed; None where no task is late."""
    at_once: bool = False
    """Somebody was said to be in danger, or about to be moved, and nobody has taken it: it stands at the head."""


@dataclass(frozen=True)
class Page:
    """A window of a list. `total` counts the whole list as it is searched, not the window."""

    rows: tuple[Row, ...]
    total: int
    more_before: bool
    more_after: bool


def row_of(row: Any, titles: "Titles", today: date) -> Row:
    """The row of a case on a day. `row` has the columns of `store.lists` by name; its codes get their titles."""
    return Row(
        key=RowKey(row.next_due, row.id, row.at_once),
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
        last_action_on=row.last_action_on,
        at_once=bool(row.at_once),
        late_since=row.task_due if row.task_due is not None and row.task_due < today else None,
    )


@dataclass(frozen=True)
class Titles:
    """What the codes of one version of a procedure are called."""

    procedure: str
    clocks: Mapping[str, str]
    stages: Mapping[str, str]
    by: Mapping[str, str]
    channels: Mapping[str, str]

    @classmethod
    def of(cls, procedure: "Procedure") -> "Titles":
        """As the procedure itself says."""
        received = procedure.event("received")
        choices = {fact.key: fact.choices for fact in received.facts} if received else {}
        return cls(
            procedure=procedure.title,
            clocks={rule.id: rule.title for rule in procedure.clocks},
            stages={stage.key: stage.title for stage in procedure.stages},
            by={choice.key: choice.title for choice in choices.get("by", ())},
            channels={choice.key: choice.title for choice in choices.get("channel", ())},
        )
