"""A case as it stands, with its clocks, its stages and what is owed in it. All are derived from the journal.

Quarters are numbers, financial year times ten plus quarter: 20241 is April to June 2024.
"""

from datetime import date

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


class CaseRow(SQLModel, table=True):
    """A case as it stands: keys and projections, written in the same transaction as the event that changed them."""

    __tablename__ = "case_file"
    __table_args__ = (
        Index("ix_case_list", "is_open", "no_due", "next_due", "id"),
        Index("ix_case_owner", "owner", "is_open", "no_due", "next_due", "id"),
        Index("ix_case_received", "received_quarter"),
    )

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True)
    procedure: str
    procedure_version: str
    calendar_version: int
    version: int
    """How many events the case has: what a write must have seen."""

    received_on: date
    received_quarter: int
    team_received_on: date | None = None
    channel: str = ""
    category: str = ""
    capacity: str = ""
    by: str = ""
    handling: str = "formal"
    counts_as_informal: bool = False
    """Settled informally, or still being handled so: what the figures call informal."""

    theme: str = ""
    directorate: str = ""
    service: str = ""
    team: str = ""
    customer_group: str = ""
    placement: str = Field(
        default="", sa_column=Column(String, nullable=False, default="", server_default="")
    )
    """Where the child lived, as said at receipt: a home, an agency or a provider."""
    in_care: bool = False
    """The case concerns a child in care, as said at receipt."""
    raised_by_child: bool = False
    through_advocate: bool = False

    stage: str
    is_open: bool = True
    status: str = "open"
    closed_on: date | None = None
    outcome: str = ""
    advocate: str = ""
    waiting_for_advocate: bool = False
    owner: str = ""

    next_clock: str = ""
    next_due: date | None = None
    next_original_due: date | None = None
    no_due: bool = True
    extended: bool = False
    open_learning: int = 0
    last_action_on: date | None = None
    """The day on which somebody last wrote something down in it."""
    family: str = ""
    """The reference of the first case of a linked family; its own where it stands alone."""

    person: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    child_name: str = Field(default="", sa_column=Column(Text, nullable=False, default="", server_default=""))
    """The child it is about, where somebody else complained."""
    summary: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    old_reference: str = Field(
        default="", sa_column=Column(Text, nullable=False, default="", server_default="")
    )
    """What it was called in the system that it was brought in from."""


class ClockRow(SQLModel, table=True):
    """A clock of a case as derived. Nothing here depends on the day it is read: `stopped_on` empty means still owed."""

    __tablename__ = "clock"
    __table_args__ = (UniqueConstraint("case_id", "clock"), Index("ix_clock_due", "due"))

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(Integer, ForeignKey("case_file.id"), nullable=False))
    clock: str
    owed_by: str = "authority"
    started_on: date | None = None
    due: date | None = None
    original_due: date | None = None
    latest: date | None = None
    stopped_on: date | None = None
    kept: bool | None = None
    """True met, False missed, None still running, not started, or ended out of the figures."""
    waits_for: str = ""


class StageFact(SQLModel, table=True):
    """What figures count: one row for each stage that a case reached (informal handling is stage 1 of an informal case).

    `answered_on` is the day the stage was answered (a response, terms of resolution or an informal settlement);
    `days_taken` are working days from the case's receipt (stage 1) or the stage's request to that day.
    """

    __tablename__ = "stage_fact"
    __table_args__ = (
        UniqueConstraint("case_id", "stage"),
        Index("ix_stage_answered", "answered_quarter", "stage"),
        Index("ix_stage_entered", "entered_quarter", "stage"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(Integer, ForeignKey("case_file.id"), nullable=False))
    procedure: str
    stage: str
    informal: bool = False
    entered_on: date
    """The day the stage was asked for; stage 1: received."""
    entered_quarter: int
    started_on: date | None = None
    due: date | None = None
    original_due: date | None = None
    answered_on: date | None = None
    answered_quarter: int | None = None
    days_taken: int | None = None
    within_statutory: bool | None = None
    """Answered on or before the statutory due date; empty while unanswered or where no limit applies.

    False as well where the limit was missed and the stage then ended without an answer: missed stays missed.
    """
    timed_quarter: int | None = None
    """The quarter in which `within_statutory` was settled: of the answer, or of the day a missed stage ended."""
    within_promise: bool | None = None
    """The same of the promise that the council has published for this stage; empty where it has published none."""
    promised_quarter: int | None = None
    """The quarter in which `within_promise` was settled."""
    complex: bool = False
    outcome: str = ""
    """upheld, partly_upheld, not_upheld, no_finding; empty where none was recorded."""
    theme: str = ""
    directorate: str = ""
    service: str = ""
    team: str = ""
    in_care: bool = False


class TaskRow(SQLModel, table=True):
    """Something owed in a case, as derived. `from_day` is the first day on which it is shown (empty: at once).

    Nothing here depends on the day it is read. `due_or_never` is what lists are ordered by.
    """

    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("case_id", "key"),
        Index("ix_task_due", "due_or_never", "id"),
        Index("ix_task_owner", "owner", "due_or_never", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(Integer, ForeignKey("case_file.id"), nullable=False))
    key: str
    code: str
    event: str
    number: int = 0
    stage: int = 0
    from_day: date | None = None
    due: date | None = None
    due_or_never: date
    owner: str = ""
    clock: str = ""
    source: str = ""
