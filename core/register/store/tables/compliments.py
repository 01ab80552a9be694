"""What is counted beside cases: compliments, and referrals to the advocacy service. Derived from the journal.

Quarters are numbers as in `case_tables`.
"""

from datetime import date

from sqlalchemy import Column, Index, Text
from sqlmodel import Field, SQLModel


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
    """A referral to the advocacy service; a count can be entered for many at once (`number`).

    `days_waited` are calendar days from the referral to the first contact, empty where there was none yet.
    """

    __tablename__ = "referral"
    __table_args__ = (Index("ix_referral_quarter", "referred_quarter"),)

    id: int | None = Field(default=None, primary_key=True)
    referred_on: date
    referred_quarter: int
    number: int = 1
    provider: str = ""
    reason: str = ""
    need: str = ""
    outcome: str = ""
    contacted_on: date | None = None
    days_waited: int | None = None
