"""Other cases that may have to do with one: of its family, or in which a name is used. Through the door of the lists."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import Session

from core.register.store.lists.cases import Listed, Wanted, columns, conditions
from core.register.store.lists.near_names import people_alike
from core.register.store.tables.cases import CaseRow, ClockRow
from core.register.store.tables.table_of import table_of

_case, _clock = table_of(CaseRow).c, table_of(ClockRow).c
_NAMED: tuple[ColumnElement[Any], ...] = (_case.id, _case.family, _case.person, _case.child_name)


def own(session: Session, reference: str) -> Row[Any] | None:
    """`family`, `person` and `child_name` of a case, where there is one."""
    return session.execute(select(*_NAMED).where(_case.reference == reference)).first()


def candidates(
    session: Session, reference: str, family: str, names: Sequence[str], today: date
) -> list[Row[Any]]:
    """`id`, `family`, `person` and `child_name` of each, those of the family first, then the nearest by name, of these the
    newest.

    A name is looked for as it is and as somebody of it may be called too.
    """
    called: dict[int, int] = {}
    for name in names:
        for case, near in people_alike(session, name).items():
            called[case] = max(near, called.get(case, 0))
    reason = or_(_case.family == family, _case.id.in_(called)) if family else _case.id.in_(called)
    statement = (
        select(*_NAMED)
        .where(*conditions(Wanted("all", today)), _case.reference != reference, reason)
        .order_by((_case.family == family).desc(), _case.received_on.desc(), _case.id.desc())
    )
    rows = session.execute(statement).all()
    return sorted(rows, key=lambda row: (row.family != family, -called.get(row.id, 0)))


def rows_of(session: Session, ids: Sequence[int], today: date) -> list[Listed]:
    """These cases with the columns of the lists, in the order in which they are given."""
    clock = (_clock.case_id == _case.id) & (_clock.clock == _case.next_clock)
    statement = select(*columns(today)).outerjoin(ClockRow, clock).where(_case.id.in_(ids))
    rows = {row.id: row for row in session.execute(statement).all()}
    return [rows[id_] for id_ in ids]
