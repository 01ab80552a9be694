"""What happened, in order, and what the register says of itself.

Every other table is derived from `journal` and can be rebuilt. `recorded_at` is UTC; days are Europe/London dates.
"""

from datetime import date, datetime

from sqlalchemy import Column, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


class JournalRow(SQLModel, table=True):
    """One event, never changed. `id` is its place among all events, `seq` its place in its subject's own chain.

    `subject` is a case's reference, or `compliment`, `referral`, `calendar`, `user` with a number of its own.
    `facts` and `words` are canonical JSON in clear; both can be erased, and their salted digests stay. `salt` is that of
    the words. `previous` and `digest` chain the events of one subject. `login` is the login behind `recorded_by`, where
    it is another one.
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
    facts_salt: str
    facts_digest: str
    words: str | None = Field(default=None, sa_column=Column(Text))
    salt: str
    words_digest: str
    previous: str
    digest: str
    login: str | None = Field(default=None, sa_column=Column(Text))


class JournalHeadRow(SQLModel, table=True):
    """The last event of each subject. Written with the event itself, and never derived again."""

    __tablename__ = "journal_head"
    __table_args__ = {"sqlite_with_rowid": False}

    subject: str = Field(primary_key=True)
    seq: int
    id: int
    digest: str


class Meta(SQLModel, table=True):
    """The register's own facts: its format, when it was made, whether it is a demonstration."""

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str
