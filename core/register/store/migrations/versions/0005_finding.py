"""The day on which each case was last worked on, and the words of the search's index, to find a name spelt otherwise."""

from alembic import op
from sqlalchemy import Column, Date

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the day, which is derived when the register is opened, and a view of the index that holds nothing itself."""
    op.add_column("case_file", Column("last_action_on", Date))
    op.execute("CREATE VIRTUAL TABLE case_search_words USING fts5vocab('case_search', 'col')")


def downgrade() -> None:
    """Take both away."""
    op.execute("DROP TABLE case_search_words")
    op.drop_column("case_file", "last_action_on")
