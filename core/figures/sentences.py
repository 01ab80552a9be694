"""Sentences about learning that somebody wrote for the public and another person approved."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from core.quarters import quarter_name, year_quarters
from core.register.store.tables.outcomes import LearningRow


def public_learning(session: Session, year: str) -> tuple[tuple[str, str], ...]:
    """The approved public sentences of a year's learning points, each with its quarter; once where two are the same."""
    statement = (
        select(col(LearningRow.recorded_quarter), col(LearningRow.public_sentence))
        .where(
            col(LearningRow.recorded_quarter).in_(year_quarters(year)),
            col(LearningRow.public_sentence) != "",
            col(LearningRow.approved_by) != "",
        )
        .order_by(col(LearningRow.recorded_quarter), col(LearningRow.id))
    )
    sentences = (
        (quarter_name(quarter), " ".join(words.split())) for quarter, words in session.execute(statement)
    )
    return tuple(dict.fromkeys(sentences))
