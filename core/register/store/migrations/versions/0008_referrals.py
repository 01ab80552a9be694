"""What an advocate was wanted for, how long it took, and what came of it."""

from alembic import op
from sqlalchemy import Column, Date, Integer, PrimaryKeyConstraint, String

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table anew: all that it holds is derived from the journal, and is written again after this."""
    _table(
        *(Column(name, String, nullable=False) for name in ("need", "outcome")),
        Column("contacted_on", Date),
        Column("days_waited", Integer),
    )


def downgrade() -> None:
    """The table as it was; what it held is derived again."""
    _table()


def _table(*more: Column) -> None:  # type: ignore[type-arg]
    op.drop_table("referral")
    op.create_table(
        "referral",
        Column("id", Integer, nullable=False),
        Column("referred_on", Date, nullable=False),
        Column("referred_quarter", Integer, nullable=False),
        Column("number", Integer, nullable=False),
        *(Column(name, String, nullable=False) for name in ("provider", "reason")),
        *more,
        PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_referral_quarter", "referral", ["referred_quarter"])
