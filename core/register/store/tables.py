"""The register's tables. `journal` is what happened; every other table is derived from it and can be rebuilt.

Quarters are numbers, financial year times ten plus quarter: 20241 is April to June 2024.
Days are Europe/London dates; `recorded_at` is UTC. Only this folder and `core/figures` import them.
"""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


class JournalRow(SQLModel, table=True):
    """One event, never changed. `id` is its place in the chain, `seq` its place in its subject's own history.

    `subject` is a case's reference, or `compliment`, `referral`, `calendar`, `user` with a number of its own.
    `facts` is canonical JSON in clear; `words` is JSON that can be erased, whose salted digest stays.
    """

    __tablename__ = "journal"
    __table_args__ = (UniqueConstraint("subject", "seq"),)

    id: int | None = Field(default=None, primary_key=True)
    subject: str
    seq: int
    name: str
    happened_on: date
    recorded_at: datetime
    recorded_by: str
    supersedes: int | None = None
    facts: str = Field(sa_column=Column(Text, nullable=False))
    words: str | None = Field(default=None, sa_column=Column(Text))
    salt: str
    words_digest: str
    previous: str
    digest: str


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
    summary: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))


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
    complex: bool = False
    outcome: str = ""
    """upheld, partly_upheld, not_upheld, no_finding; empty where none was recorded."""
    theme: str = ""
    directorate: str = ""
    service: str = ""
    team: str = ""
    in_care: bool = False


class PointRow(SQLModel, table=True):
    """A point of complaint with the finding that stands (the latest stage's)."""

    __tablename__ = "point"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(Integer, ForeignKey("case_file.id"), nullable=False))
    number: int
    theme: str = ""
    finding: str = ""
    found_by: str = ""
    found_on: date | None = None
    received_quarter: int
    directorate: str = ""
    service: str = ""
    team: str = ""
    text: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))


class LearningRow(SQLModel, table=True):
    """A learning point of a case or of a compliment (then `case_id` is empty), followed to its end.

    `status` is recorded, given (somebody is to make the change), done or not_done.
    """

    __tablename__ = "learning"
    __table_args__ = (UniqueConstraint("case_id", "number"), Index("ix_learning_quarter", "recorded_quarter"))

    id: int | None = Field(default=None, primary_key=True)
    case_id: int | None = Field(sa_column=Column(Integer, ForeignKey("case_file.id"), nullable=True))
    compliment: int | None = None
    number: int
    recorded_on: date
    recorded_quarter: int
    theme: str = ""
    directorate: str = ""
    service: str = ""
    team: str = ""
    source: str = ""
    """stage, point, finding, recommendation, compliment or other; empty where nobody said."""
    point: int | None = None
    recommendation: int | None = None
    status: str = "recorded"
    due: date | None = None
    done_on: date | None = None
    not_done_on: date | None = None
    recheck_on: date | None = None
    checked_on: date | None = None
    held: bool | None = None
    told_on: date | None = None
    shared_on: date | None = None
    shared_in: str = ""
    owner: str = ""
    action: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    evidence: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    not_done: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    text: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    change: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    public_sentence: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    approved_by: str = ""


class OmbudsmanFact(SQLModel, table=True):
    """An approach to the Ombudsman: one row for each `ombudsman_contacted` event."""

    __tablename__ = "ombudsman_fact"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index("ix_ombudsman_quarter", "contacted_quarter"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(Integer, ForeignKey("case_file.id"), nullable=False))
    number: int
    procedure: str
    contacted_on: date
    contacted_quarter: int
    decided_on: date | None = None
    decision: str = ""
    """upheld, not_upheld, closed_after_initial_enquiries, premature; empty while undecided."""
    directorate: str = ""
    service: str = ""
    team: str = ""


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


class SavedList(SQLModel, table=True):
    """A person's own filter under a name. Not part of the record."""

    __tablename__ = "saved_list"
    __table_args__ = (UniqueConstraint("user", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    user: str
    name: str
    body: str = Field(sa_column=Column(Text, nullable=False))


class ReminderRow(SQLModel, table=True):
    """A day on which a person was sent what they have to do, so that it is sent once."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("user", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    user: str
    day: date


class RemedyRow(SQLModel, table=True):
    """A remedy that was promised in a case. `amount` is in pence, nought where it is no payment."""

    __tablename__ = "remedy"
    __table_args__ = (UniqueConstraint("case_id", "number"), Index("ix_remedy_quarter", "done_quarter"))

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(Integer, ForeignKey("case_file.id"), nullable=False))
    number: int
    kind: str = ""
    amount: int = 0
    promised_on: date
    due: date | None = None
    done_on: date | None = None
    done_quarter: int | None = None
    told_on: date | None = None
    owner: str = ""
    directorate: str = ""
    service: str = ""
    team: str = ""


class CostRow(SQLModel, table=True):
    """What a case cost, in pence."""

    __tablename__ = "cost"
    __table_args__ = (UniqueConstraint("case_id", "number"), Index("ix_cost_quarter", "paid_quarter"))

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(Integer, ForeignKey("case_file.id"), nullable=False))
    number: int
    kind: str = ""
    amount: int = 0
    person: str = ""
    paid_on: date
    paid_quarter: int
    directorate: str = ""
    service: str = ""
    team: str = ""


class ComplimentRow(SQLModel, table=True):
    """A compliment, entered simply."""

    __tablename__ = "compliment"
    __table_args__ = (Index("ix_compliment_quarter", "received_quarter"),)

    id: int | None = Field(default=None, primary_key=True)
    received_on: date
    received_quarter: int
    by: str = ""
    directorate: str = ""
    service: str = ""
    team: str = ""
    text: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))


class ReferralRow(SQLModel, table=True):
    """A referral to the advocacy service; a count can be entered for many at once (`number`)."""

    __tablename__ = "referral"
    __table_args__ = (Index("ix_referral_quarter", "referred_quarter"),)

    id: int | None = Field(default=None, primary_key=True)
    referred_on: date
    referred_quarter: int
    number: int = 1
    provider: str = ""
    reason: str = ""


class CalendarDay(SQLModel, table=True):
    """A day that is not a working day, with the calendar version that brought it and its source.

    `kind` is `holiday` (law: moves every clock) or `closure` (the council's own: layer `local` only).
    Rows are never changed or removed.
    """

    __tablename__ = "calendar_day"
    __table_args__ = (UniqueConstraint("day", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    day: date
    name: str
    kind: str
    source: str
    version: int
    added_on: date


class CalendarVersion(SQLModel, table=True):
    """A version of the calendar: 1 is what came with the program; each addition makes another.

    `known_to` is the last day whose holidays are known.
    """

    __tablename__ = "calendar_version"

    version: int = Field(primary_key=True)
    made_on: date
    known_to: date
    source: str


class UserRow(SQLModel, table=True):
    """A person who uses the register, by login name."""

    __tablename__ = "user_account"

    name: str = Field(primary_key=True)
    title: str = ""
    role: str = "officer"
    active: bool = True
    added_on: date


class DraftRow(SQLModel, table=True):
    """What somebody was typing: one draft for each person, form and case. Not part of the record."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("user", "form", "subject"),)

    id: int | None = Field(default=None, primary_key=True)
    user: str
    form: str
    subject: str
    body: str = Field(sa_column=Column(Text, nullable=False))
    saved_at: datetime


class Meta(SQLModel, table=True):
    """The register's own facts: its format, when it was made, whether it is a demonstration."""

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str


def table_of(row: type[SQLModel]) -> Table:
    """The table behind a row, for statements that read or write columns rather than objects."""
    return SQLModel.metadata.tables[str(row.__tablename__)]
