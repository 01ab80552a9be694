"""The login behind a name that was typed, beside it in the journal. What was written before has none, and its digests hold."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it, empty for every event that is there."""
    op.add_column("journal", Column("login", Text))


def downgrade() -> None:
    """Take it away; what was written with one is then no longer what was recorded."""
    op.drop_column("journal", "login")
