"""What came of a case: findings, learning, remedies, costs, the Ombudsman, and changes that were looked at. All are derived.

Quarters are numbers as in `case_tables`; amounts are in pence.
"""

from datetime import date

from sqlalchemy import Column, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


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


class ChangeFact(SQLModel, table=True):
    """A mark of one entry of a case: put right after a limit, recorded late, irregular, or waiting for another person."""

    __tablename__ = "change_fact"
    __table_args__ = (
        UniqueConstraint("case_id", "key"),
        Index("ix_change_quarter", "recorded_quarter", "mark"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(Integer, ForeignKey("case_file.id"), nullable=False))
    key: str
    """The entry's number in the case's journal and the mark."""
    seq: int
    event: str
    mark: str
    recorded_on: date
    recorded_quarter: int
    directorate: str = ""
    service: str = ""
    team: str = ""
