"""The tables of the pool of people, and of the parts that its people hold in cases. All are derived from the journal."""

from datetime import date

from sqlalchemy import Column, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


class PoolPersonRow(SQLModel, table=True):
    """Somebody who can be given a part in a case. `key` is a fact; `name`, `contact` and `note` are words.

    `kinds` and `manages` are keys with a space between them; `day_rate` is in pence.
    """

    __tablename__ = "pool_person"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kinds: str = ""
    manages: str = ""
    day_rate: int | None = None
    added_on: date
    left_on: date | None = None
    name: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    contact: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    note: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))


class PoolDeclarationRow(SQLModel, table=True):
    """A declaration of independence that somebody signed (reg 2). `id` is the number of its event."""

    __tablename__ = "pool_declaration"

    id: int | None = Field(default=None, primary_key=True)
    person: str
    signed_on: date
    expires_on: date
    member: bool = False
    officer: bool = False
    related: bool = False
    employed_until: date | None = None


class PoolAvailabilityRow(SQLModel, table=True):
    """A time in which somebody can be asked, and how many days they can give in it. `id` is the number of its event."""

    __tablename__ = "pool_availability"

    id: int | None = Field(default=None, primary_key=True)
    person: str
    starts: date
    ends: date
    days: int | None = None


class CasePersonRow(SQLModel, table=True):
    """A part that somebody of the pool was given in a case; `part` is the event's number and the part."""

    __tablename__ = "case_person"
    __table_args__ = (UniqueConstraint("case_id", "part"), Index("ix_case_person", "person"))

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(Integer, ForeignKey("case_file.id"), nullable=False))
    part: str
    role: str
    person: str
    appointed_on: date
