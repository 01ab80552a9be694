"""The pool of people who can be given a part in a case, and the parts they hold."""

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the pool's tables, and the one of parts."""
    op.create_table(
        "pool_person",
        Column("id", Integer, nullable=False),
        *_strings("key", "kinds", "manages"),
        Column("day_rate", Integer),
        Column("added_on", Date, nullable=False),
        Column("left_on", Date),
        *(Column(name, Text, nullable=False) for name in ("name", "contact", "note")),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("key"),
    )
    op.create_table(
        "pool_declaration",
        Column("id", Integer, nullable=False),
        *_strings("person"),
        Column("signed_on", Date, nullable=False),
        Column("expires_on", Date, nullable=False),
        *(Column(name, Boolean, nullable=False) for name in ("member", "officer", "related")),
        Column("employed_until", Date),
        PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "pool_availability",
        Column("id", Integer, nullable=False),
        *_strings("person"),
        Column("starts", Date, nullable=False),
        Column("ends", Date, nullable=False),
        Column("days", Integer),
        PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "case_person",
        Column("id", Integer, nullable=False),
        Column("case_id", Integer, ForeignKey("case_file.id"), nullable=False),
        *_strings("part", "role", "person"),
        Column("appointed_on", Date, nullable=False),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("case_id", "part"),
    )
    op.create_index("ix_case_person", "case_person", ["person"])


def downgrade() -> None:
    """Take the tables away; the journal keeps what they were made from."""
    for name in ("case_person", "pool_availability", "pool_declaration", "pool_person"):
        op.drop_table(name)


def _strings(*names: str) -> list[Column[str]]:
    return [Column(name, String, nullable=False) for name in names]
