"""What a figure is: a title, a definition, and the expressions that count it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.figures.kinds import Sensitivity, Unit
from core.figures.titles import TITLES, order
from core.register.store.tables.cases import CaseRow, StageFact
from core.register.store.tables.journal import JournalRow
from core.register.store.tables.outcomes import ChangeFact, CostRow, LearningRow, OmbudsmanFact, RemedyRow

_case = aliased(CaseRow)
CASES: Mapping[type[Any], SQLColumnExpression[Any]] = MappingProxyType(
    {
        CaseRow: col(CaseRow.id),
        StageFact: col(StageFact.case_id),
        LearningRow: col(LearningRow.case_id),
        OmbudsmanFact: col(OmbudsmanFact.case_id),
        RemedyRow: col(RemedyRow.case_id),
        CostRow: col(CostRow.case_id),
        ChangeFact: col(ChangeFact.case_id),
        JournalRow: select(col(_case.id))
        .where(col(_case.reference) == col(JournalRow.subject))
        .correlate(JournalRow)
        .scalar_subquery(),
    }
)
"""For each fact table the column that names the case. Compliments and referrals are about none."""


@dataclass(frozen=True)
class Dimension:
    """What a figure is parted by: an expression over its fact table. `values` are those that are always shown,
    with their titles; where it is empty the values are those that occur.
    """

    key: str
    title: str
    expression: SQLColumnExpression[Any]
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Figure:
    """One figure, declared once.

    `of` says which rows of the fact table it is about (the denominator of a share), `where` which of those it counts;
    `amount` is what is added up, a row counting as one where there is none. `period` is the column that holds the
    quarter, and `dated_by` says in words which date of a case that is. `over` parts it always (the themes of
    complaints), `by` on request (directorate, service, team). A changed definition gets the next version.
    """

    key: str
    definition: str
    table: type[Any]
    of: ColumnElement[bool]
    period: SQLColumnExpression[Any]
    dated_by: str
    where: ColumnElement[bool] | None = None
    amount: SQLColumnExpression[Any] | None = None
    over: Dimension | None = None
    by: tuple[Dimension, ...] = ()
    sensitivity: Sensitivity = "council"
    version: int = 1

    @property
    def title(self) -> str:
        """What people call it."""
        return TITLES[self.key].title

    @property
    def unit(self) -> Unit:
        """What it is measured in."""
        return TITLES[self.key].unit

    @property
    def group(self) -> str:
        """The table that it is shown in."""
        return TITLES[self.key].group

    @property
    def order(self) -> int:
        """Its place among all figures."""
        return order(self.key)

    @property
    def case(self) -> SQLColumnExpression[Any] | None:
        """The column of its fact table that names the case; None where no case stands behind a row."""
        return CASES.get(self.table)

    @property
    def is_share(self) -> bool:
        """Whether it has a denominator."""
        return self.unit in ("percent", "fraction", "days")

    @property
    def counted(self) -> ColumnElement[bool]:
        """Which rows its numerator counts: the same expression counts them and lists them."""
        return self.of if self.where is None else self.of & self.where

    @property
    def numerator(self) -> ColumnElement[int]:
        """The aggregate that is its numerator."""
        counted = func.count() if self.amount is None else func.sum(self.amount)
        return func.coalesce(counted.filter(self.counted), 0)

    @property
    def denominator(self) -> ColumnElement[int]:
        """The aggregate that is its denominator."""
        return func.count().filter(self.of)
