"""What was looked at a second time: findings of not upheld, drawn at random or challenged, and what came of it."""

from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.figures.conditions import quarter_of
from core.figures.figure import Figure
from core.register.store.tables.journal import JournalRow

_later = aliased(JournalRow)
_stands = ~(
    select(col(_later.id))
    .where(col(_later.subject) == col(JournalRow.subject), col(_later.supersedes) == col(JournalRow.seq))
    .correlate(JournalRow)
    .exists()
)
_seen: ColumnElement[bool] = (col(JournalRow.name) == "second_view_given") & _stands


def _fact(key: str) -> Any:
    return func.json_extract(col(JournalRow.facts), f"$.{key}")


def _figure(key: str, definition: str, **more: Any) -> Figure:
    dated_by = "the day of the second view"
    return Figure(
        key, definition, JournalRow, _seen, quarter_of(col(JournalRow.happened_on)), dated_by, **more
    )


LOOKED_AT = (
    _figure(
        "second_views",
        "Findings of not upheld that somebody else looked at again, under every procedure: drawn at random, or challenged.",
    ),
    _figure(
        "second_views_changed",
        "Of the findings of not upheld that were looked at again, those with which the second view did not agree.",
        where=_fact("agrees") == 0,
    ),
)
