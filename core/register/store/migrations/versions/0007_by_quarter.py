"""Equality monitoring and feedback on the complaints process: counts by quarter, with no link to a case."""

from alembic import op
from sqlalchemy import Boolean, Column, Date, Integer, PrimaryKeyConstraint, String, Text, UniqueConstraint

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "quarter_batch",
        Column("id", Integer, nullable=False),
        Column("form", String, nullable=False),
        Column("quarter", Integer, nullable=False),
        Column("batch", Integer, nullable=False),
        Column("entered_on", Date, nullable=False),
        Column("unfinished", Boolean, nullable=False),
        Column("few", Boolean, nullable=False),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("form", "quarter"),
    )
    op.create_table(
        "quarter_count",
        Column("id", Integer, nullable=False),
        Column("form", String, nullable=False),
        Column("quarter", Integer, nullable=False),
        *(Column(name, String, nullable=False) for name in ("who", "question", "answer")),
        Column("number", Integer, nullable=False),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("form", "quarter", "who", "question", "answer"),
    )
    op.create_table(
        "feedback_comment",
        Column("id", Integer, nullable=False),
        Column("quarter", Integer, nullable=False),
        Column("text", Text, nullable=False),
        PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    """Take the tables away; what they held is derived again from the journal."""
    for name in ("feedback_comment", "quarter_count", "quarter_batch"):
        op.drop_table(name)
