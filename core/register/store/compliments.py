"""Compliments and referrals, as their tables hold them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Column, RowMapping, Select, Table, delete, insert, select
from sqlalchemy.orm import Session

from core.register.store.tables.compliments import ComplimentRow, ReferralRow
from core.register.store.tables.table_of import table_of

_compliments = table_of(ComplimentRow)
_referrals = table_of(ReferralRow)


def put_compliment(session: Session, values: Mapping[str, Any]) -> None:
    """Write the row of a compliment."""
    session.execute(insert(_compliments), dict(values))


def put_referral(session: Session, values: Mapping[str, Any]) -> None:
    """Write the row of a referral."""
    session.execute(insert(_referrals), dict(values))


def put_referrals(session: Session, rows: list[dict[str, Any]]) -> None:
    """Write the rows of all referrals in place of what stood there."""
    session.execute(delete(_referrals))
    if rows:
        session.execute(insert(_referrals), rows)


def compliments(session: Session, since: date | None, until: date | None) -> list[RowMapping]:
    """Compliments received in a span of days, the latest first."""
    statement = _spanned(_compliments, _compliments.c.received_on, since, until)
    return list(session.execute(statement).mappings())


def referrals(session: Session, since: date | None, until: date | None) -> list[RowMapping]:
    """Referrals made in a span of days, the latest first."""
    statement = _spanned(_referrals, _referrals.c.referred_on, since, until)
    return list(session.execute(statement).mappings())


def columns(kind: str) -> list[str]:
    """The columns of `compliment` or `referral`."""
    return [column.name for column in (_compliments if kind == "compliment" else _referrals).columns]


def _spanned(table: Table, day: Column[Any], since: date | None, until: date | None) -> Select[Any]:
    statement = select(table).order_by(day.desc(), table.c.id.desc())
    if since:
        statement = statement.where(day >= since)
    return statement.where(day <= until) if until else statement
