"""The people who use the register, and what is theirs alone: drafts, saved lists, reminders."""

from datetime import date, datetime

from sqlalchemy import Column, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


class UserRow(SQLModel, table=True):
    """A person who uses the register, by login name."""

    __tablename__ = "user_account"

    name: str = Field(primary_key=True)
    title: str = ""
    role: str = "officer"
    active: bool = True
    added_on: date
    confirms: bool = False


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
