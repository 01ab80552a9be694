"""Whether the published promise was kept, and where a child lived: derived from the journal when the register is opened."""

from alembic import op
from sqlalchemy import Boolean, Column, Integer, String

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns: what they hold is derived, and written after this."""
    op.add_column("stage_fact", Column("within_promise", Boolean))
    op.add_column("stage_fact", Column("promised_quarter", Integer))
    op.add_column("case_file", Column("placement", String, nullable=False, server_default=""))


def downgrade() -> None:
    """Take them away: nothing is lost that the journal does not tell."""
    op.drop_column("case_file", "placement")
    op.drop_column("stage_fact", "promised_quarter")
    op.drop_column("stage_fact", "within_promise")
