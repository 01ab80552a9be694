"""Changes that needed a look, a row to a mark: derived from the journal when the register is opened."""

from alembic import op
from sqlalchemy import Column, Date, ForeignKey, Integer, PrimaryKeyConstraint, String, UniqueConstraint

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table: what it holds is derived, and written after this."""
    op.create_table(
        "change_fact",
        Column("id", Integer, nullable=False),
        Column("case_id", Integer, ForeignKey("case_file.id"), nullable=False),
        Column("key", String, nullable=False),
        Column("seq", Integer, nullable=False),
        *(Column(name, String, nullable=False) for name in ("event", "mark")),
        Column("recorded_on", Date, nullable=False),
        Column("recorded_quarter", Integer, nullable=False),
        *(Column(name, String, nullable=False) for name in ("directorate", "service", "team")),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("case_id", "key"),
    )
    op.create_index("ix_change_quarter", "change_fact", ["recorded_quarter", "mark"])


def downgrade() -> None:
    """Take it away: nothing is lost that the journal does not tell."""
    op.drop_table("change_fact")
