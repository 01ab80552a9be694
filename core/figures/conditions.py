"""What figures have in common: which rows they speak of, what parts them, which date puts a case in a period."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, case, extract, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.figures.figure import Dimension
from core.register.store.tables.cases import CaseRow, StageFact
from core.register.store.tables.compliments import ComplimentRow
from core.register.store.tables.outcomes import ChangeFact, CostRow, LearningRow, OmbudsmanFact, RemedyRow

FEW = 20
"""Working days that the report's measure of lateness allows, whatever the law allows."""

RECEIVED = "the day the council received the complaint"
ANSWERED = "the day the Stage 1 answer was sent, or an informal complaint was settled"
STAGES = {"informal": "Informal", "stage1": "Stage 1", "stage2": "Stage 2", "stage3": "Stage 3"}
OUTCOMES = {
    "upheld": "Fully justified",
    "partly_upheld": "Partly justified",
    "not_upheld": "Not justified",
    "no_finding": "No finding",
}
COSTS = {
    "investigator": "Investigator",
    "independent_person": "Independent person",
    "panel": "Panel",
    "payment": "Payment to them",
    "other": "Something else",
}
BANDS = {"within_20": "0 to 20 working days", "over_20": "More than 20 working days"}


def recorded(column: Any) -> ColumnElement[str]:
    """The column's value, or `not_recorded` where it is empty."""
    return case((column == "", "not_recorded"), else_=column)


def _parts_of(table: Any) -> tuple[Dimension, ...]:
    return (
        Dimension("directorate", "Directorate", recorded(col(table.directorate))),
        Dimension("service", "Service", recorded(col(table.service))),
        Dimension("team", "Team", recorded(col(table.team))),
    )


CASE_PARTS, STAGE_PARTS = _parts_of(CaseRow), _parts_of(StageFact)
LEARNING_PARTS, OMBUDSMAN_PARTS = _parts_of(LearningRow), _parts_of(OmbudsmanFact)
COMPLIMENT_PARTS = _parts_of(ComplimentRow)
REMEDY_PARTS, COST_PARTS = _parts_of(RemedyRow), _parts_of(CostRow)
CHANGE_PARTS = _parts_of(ChangeFact)
PLACEMENT = Dimension("placement", "Placement", recorded(col(CaseRow.placement)))

childrens = col(CaseRow.procedure) == "childrens"
informal = col(CaseRow.counts_as_informal).is_(True)
formal = col(CaseRow.counts_as_informal).is_(False)
NOT_COMPLAINTS: BindParameter[Any] = bindparam("not_complaints", value=(), expanding=True)
"""The procedures whose cases are no complaints, as their files say: given when a statement is run."""
is_complaint = col(CaseRow.procedure).not_in(NOT_COMPLAINTS)
_earlier = aliased(CaseRow)
first_of_family = is_complaint & (
    (col(CaseRow.family) == col(CaseRow.reference))
    | (col(CaseRow.family) == "")
    | ~select(col(_earlier.id))
    .where(
        col(_earlier.family) == col(CaseRow.family),
        col(_earlier.id) < col(CaseRow.id),
        col(_earlier.procedure).not_in(NOT_COMPLAINTS),
    )
    .correlate(CaseRow)
    .exists()
)
"""The first complaint of what belongs together: a service request that became a complaint is that complaint, once."""
stage = case((col(StageFact.informal).is_(True), "informal"), else_=col(StageFact.stage))
childrens_stage = col(StageFact.procedure) == "childrens"
answered = childrens_stage & (col(StageFact.stage) == "stage1") & col(StageFact.answered_on).is_not(None)
never_started = answered & col(StageFact.started_on).is_(None)
decided = (col(OmbudsmanFact.procedure) == "childrens") & col(OmbudsmanFact.decided_on).is_not(None)
investigated = decided & col(OmbudsmanFact.decision).in_(("upheld", "not_upheld"))


def quarter_of(day: Any) -> ColumnElement[int]:
    """The quarter that a date falls in, as `core.quarters.quarter_number` has it."""
    year, month = extract("year", day), extract("month", day)
    return (year - case((month < 4, 1), else_=0)) * 10 + (month + 8) % 12 // 3 + 1


with_outcome = answered & (col(StageFact.outcome) != "")
late = col(StageFact.days_taken) > FEW
band = case((late, "over_20"), else_="within_20")
of_childrens_cases = col(LearningRow.case_id).in_(select(col(CaseRow.id)).where(childrens))
