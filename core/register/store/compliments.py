"""Compliments and referrals, as their tables hold them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Column, RowMapping, Select, Table, insert, select
from sqlalchemy.orm import Session

from core.register.store.tables.compliments import ComplimentRow, ReferralRow
from core.register.store.tables.table_of import table_of

COMPLIMENTS = table_of(ComplimentRow)
REFERRALS = table_of(ReferralRow)


def put_compliment(session: Session, values: Mapping[str, Any]) -> None:
    """Write the row of a compliment."""
    session.execute(insert(COMPLIMENTS), dict(values))


def put_referral(session: Session, values: Mapping[str, Any]) -> None:
    """Write the row of a referral."""
    session.execute(insert(REFERRALS), dict(values))


def compliments(session: Session, since: date | None, until: date | None) -> list[RowMapping]:
    """Compliments received in a span of days, the latest first."""
    statement = _spanned(COMPLIMENTS, COMPLIMENTS.c.received_on, since, until)
    return list(session.execute(statement).mappings())


def referrals(session: Session, since: date | None, until: date | None) -> list[RowMapping]:
    """Referrals made in a span of days, the latest first."""
    statement = _spanned(REFERRALS, REFERRALS.c.referred_on, since, until)
    return list(session.execute(statement).mappings())


def columns(kind: str) -> list[str]:
    """The columns of `compliment` or `referral`."""
    return [column.name for column in (COMPLIMENTS if kind == "compliment" else REFERRALS).columns]


def _spanned(table: Table, day: Column[Any], since: date | None, until: date | None) -> Select[Any]:
    statement = select(table).order_by(day.desc(), table.c.id.desc())
    if since:
        statement = statement.where(day >= since)
    return statement.where(day <= until) if until else statement
