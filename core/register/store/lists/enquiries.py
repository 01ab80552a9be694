"""Enquiries by who asked, with their days: through the door of all lists of cases."""

from datetime import date

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from core.register.store.lists.cases import Wanted, conditions
from core.register.store.lists.row import Filter
from core.register.store.tables.cases import CaseRow, StageFact
from core.register.store.tables.table_of import table_of

_cases, _stages = table_of(CaseRow), table_of(StageFact)


def enquiries(
    session: Session, procedure: str, today: date, days: tuple[date | None, date | None]
) -> list[RowMapping]:
    """Cases of a procedure received in a span of days, the latest first, each with how its first stage was answered."""
    case, stage = _cases.c, _stages.c
    narrowed = Filter(procedure=procedure, received_from=days[0], received_to=days[1])
    listed = (
        select(
            case.reference, case.by, case.person, case.summary, case.received_on, case.status, case.owner, case.outcome,
            stage.due, stage.answered_on, stage.days_taken, stage.within_statutory,
        )
        .select_from(_cases.outerjoin(_stages, (stage.case_id == case.id) & (stage.stage == "stage1")))
        .where(*conditions(Wanted("all", today, narrowed=narrowed)))
        .order_by(case.received_on.desc(), case.id.desc())
    )  # fmt: skip
    return list(session.execute(listed).mappings())
