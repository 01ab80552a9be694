"""The days that are no working days, and the versions of the calendar that brought them."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


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
