"""The right to confirm changes, which somebody outside the complaints team can be given."""

from alembic import op
from sqlalchemy import Boolean, Column, false

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it; nobody has it until a manager gives it."""
    op.add_column("user_account", Column("confirms", Boolean, nullable=False, server_default=false()))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("user_account", "confirms")
