"""Learning of every case and compliment, as its table holds it. Cases come through the one door to lists of cases."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.register.store.lists.cases import Wanted, conditions
from core.register.store.tables.cases import CaseRow
from core.register.store.tables.compliments import ComplimentRow
from core.register.store.tables.outcomes import LearningRow
from core.register.store.tables.table_of import table_of

LEARNING = table_of(LearningRow)
"""The table of all learning: that of cases, and that of compliments, which has no case."""
_case = table_of(CaseRow)
_compliment = table_of(ComplimentRow)


def learning_rows(
    session: Session, today: date, *, service: str = "", owner: str = ""
) -> list[Mapping[str, Any]]:
    """Every learning point with the reference of its case, in the order of its due date, then as it was recorded."""
    seen = select(_case.c.id).where(*conditions(Wanted("all", today)))
    statement = (
        select(LEARNING, _case.c.reference)
        .outerjoin(_case, _case.c.id == LEARNING.c.case_id)
        .where(or_(LEARNING.c.case_id.is_(None), LEARNING.c.case_id.in_(seen)))
        .order_by(LEARNING.c.due.is_(None), LEARNING.c.due, LEARNING.c.recorded_on, LEARNING.c.id)
    )
    if service:
        statement = statement.where(LEARNING.c.service == service)
    if owner:
        statement = statement.where(LEARNING.c.owner == owner)
    return [dict(row) for row in session.execute(statement).mappings()]


def compliment_place(session: Session, number: int) -> dict[str, str] | None:
    """Where a compliment belongs; None where there is no such compliment."""
    columns = (_compliment.c.directorate, _compliment.c.service, _compliment.c.team)
    row = session.execute(select(*columns).where(_compliment.c.id == number)).mappings().first()
    return dict(row) if row else None
