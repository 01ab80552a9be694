"""The Ombudsman's figures: approaches by the day of the approach, decisions by the day of the decision."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col

from core.figures.conditions import OMBUDSMAN_PARTS, decided, investigated, quarter_of
from core.figures.figure import Figure
from core.register.store.tables.outcomes import OmbudsmanFact


def _ombudsman(key: str, definition: str, **more: Any) -> Figure:
    return Figure(
        key,
        definition,
        OmbudsmanFact,
        col(OmbudsmanFact.procedure) == "childrens",
        col(OmbudsmanFact.contacted_quarter),
        "the day the Ombudsman was approached, whenever it decided",
        by=OMBUDSMAN_PARTS,
        sensitivity="public",
        **more,
    )


def _decided(key: str, definition: str, of: ColumnElement[bool], **more: Any) -> Figure:
    dated_by = "the day the Ombudsman decided"
    more = {"by": OMBUDSMAN_PARTS, "dated_by": dated_by, "sensitivity": "public", **more}
    return Figure(key, definition, OmbudsmanFact, of, quarter_of(col(OmbudsmanFact.decided_on)), **more)


UPHELD = _ombudsman(
    "ombudsman_upheld",
    "Approaches to the Ombudsman about children's cases that the Ombudsman upheld, of all that were made.",
    where=col(OmbudsmanFact.decision) == "upheld",
)

APPROACHES_AND_DECISIONS = (
    _ombudsman("ombudsman_approaches", "Approaches to the Ombudsman about children's cases."),
    _decided(
        "ombudsman_decisions",
        "Decisions of the Ombudsman on children's cases, whenever the Ombudsman was approached; those closed after initial "
        "enquiries and those sent back as premature are among them.",
        decided,
    ),
    _decided(
        "ombudsman_decisions_upheld",
        "Of the Ombudsman's investigations of children's cases that were decided, those upheld. Premature ones and those "
        "closed after initial enquiries were not investigated. So counts the Ombudsman's annual letter.",
        investigated,
        where=col(OmbudsmanFact.decision) == "upheld",
    ),
)
