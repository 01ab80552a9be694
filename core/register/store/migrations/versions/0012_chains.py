"""The journal's second format: a chain for each subject, facts under a digest of their own, the heads beside them."""

from alembic import context, op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, String

from core.register.store.journal.founding import chain_as_before, found_anew, must_hold

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Follow the old chain once more to its end, then chain every event anew. CoreError where the old one does not hold."""
    connection = op.get_bind()
    old = must_hold(connection)
    for name in ("facts_salt", "facts_digest"):
        op.add_column("journal", Column(name, String, nullable=False, server_default=""))
    op.create_table(
        "journal_head",
        Column("subject", String, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("id", Integer, nullable=False),
        Column("digest", String, nullable=False),
        PrimaryKeyConstraint("subject"),
        sqlite_with_rowid=False,
    )
    found_anew(connection, old, context.config.attributes.get("today"))


def downgrade() -> None:
    """Chain the events as the first format did, without what the journal says of itself."""
    chain_as_before(op.get_bind())
    op.drop_table("journal_head")
    for name in ("facts_digest", "facts_salt"):
        op.drop_column("journal", name)
