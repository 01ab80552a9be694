"""Answers to voluntary questions, counted by quarter: equality monitoring, and feedback on the complaints process.

No row has a case, a person or a day on which a form came, and none has two answers. All are derived from the journal.
Quarters are numbers as in `core.quarters`.
"""

from datetime import date

from sqlalchemy import Column, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


class QuarterBatchRow(SQLModel, table=True):
    """The counts that stand for a quarter. `form` is equality or feedback; `batch` is the number of its event."""

    __tablename__ = "quarter_batch"
    __table_args__ = (UniqueConstraint("form", "quarter"),)

    id: int | None = Field(default=None, primary_key=True)
    form: str
    quarter: int
    batch: int
    entered_on: date
    unfinished: bool = False
    few: bool = False


class QuarterCountRow(SQLModel, table=True):
    """How many gave one answer to one question. `who` is a group of the set of questions: complainant, child."""

    __tablename__ = "quarter_count"
    __table_args__ = (UniqueConstraint("form", "quarter", "who", "question", "answer"),)

    id: int | None = Field(default=None, primary_key=True)
    form: str
    quarter: int
    who: str = ""
    question: str
    answer: str
    number: int


class FeedbackCommentRow(SQLModel, table=True):
    """What somebody wrote on a feedback form, apart from what they ticked. `id` is the number of its event."""

    __tablename__ = "feedback_comment"

    id: int | None = Field(default=None, primary_key=True)
    quarter: int
    text: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
