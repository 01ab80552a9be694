"""Figures in money: what remedies and cases cost. Kept in pence, shown in pounds."""

from sqlalchemy import true
from sqlmodel import col

from core.figures.conditions import COST_PARTS, COSTS, REMEDY_PARTS, recorded
from core.figures.figure import Dimension, Figure
from core.register.store.tables.outcomes import CostRow, RemedyRow

MONEY = (
    Figure(
        "remedies_paid",
        "Payments made as remedies under every procedure: those recorded as done, whenever they were promised.",
        RemedyRow,
        col(RemedyRow.done_on).is_not(None),
        col(RemedyRow.done_quarter),
        "the day the payment was made",
        amount=col(RemedyRow.amount),
        by=REMEDY_PARTS,
    ),
    Figure(
        "costs",
        "What complaints under every procedure cost, by what was paid for. Remedies are counted apart.",
        CostRow,
        true(),
        col(CostRow.paid_quarter),
        "the day of the cost",
        amount=col(CostRow.amount),
        over=Dimension("cost", "For what", recorded(col(CostRow.kind)), COSTS),
        by=COST_PARTS,
    ),
)
"""Kept in pence, shown in pounds."""
