"""A figure between two days: for setting a year so far beside the same days of the year before."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import SQLColumnExpression, func, select
from sqlmodel import col

from core.figures.declared import find_figure
from core.register.register import Register
from core.register.store.tables.cases import CaseRow, ClockRow, StageFact

LIMIT_KEPT = "within_statutory"


@dataclass(frozen=True)
class Limits:
    """The Stage 1 limits that were settled in some days: the references of the cases that kept theirs, and of the others."""

    kept: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return len(self.kept) + len(self.missed)


def limits_between(register: Register, first: date, last: date) -> Limits:
    """What the figure `within_statutory` counts from one day to another, both included: over the days of a year it is
    the year's figure.
    """
    figure = find_figure(LIMIT_KEPT)
    statement = (
        select(col(CaseRow.reference), col(StageFact.within_statutory))
        .join(StageFact, col(StageFact.case_id) == col(CaseRow.id))
        .where(figure.of, _settled_on().between(first, last))
        .order_by(col(CaseRow.id))
    )
    with register.read() as session:
        limits = [(reference, kept) for reference, kept in session.execute(statement)]
    return Limits(
        tuple(reference for reference, kept in limits if kept),
        tuple(reference for reference, kept in limits if not kept),
    )


def _settled_on() -> SQLColumnExpression[date]:
    """The day that puts a limit into a period: of the answer, else the day on which the missed stage's clock ended."""
    ended = (
        select(func.max(col(ClockRow.stopped_on)))
        .where(
            col(ClockRow.case_id) == col(StageFact.case_id),
            col(ClockRow.started_on) == col(StageFact.started_on),
            col(ClockRow.due) == col(StageFact.due),
            col(ClockRow.kept).is_not(None),
        )
        .correlate(StageFact)
        .scalar_subquery()
    )
    return func.coalesce(col(StageFact.answered_on), ended)
