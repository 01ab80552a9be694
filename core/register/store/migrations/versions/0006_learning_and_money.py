"""Learning followed to its end, of cases and of compliments; remedies and what cases cost."""

from typing import Any

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

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_PLACE = ("directorate", "service", "team")


def upgrade() -> None:
    """Make the tables anew: all that they hold is derived from the journal, and is written again after this."""
    op.drop_table("learning")
    op.create_table(
        "learning",
        Column("id", Integer, nullable=False),
        Column("case_id", Integer, ForeignKey("case_file.id"), nullable=True),
        Column("compliment", Integer),
        Column("number", Integer, nullable=False),
        Column("recorded_on", Date, nullable=False),
        Column("recorded_quarter", Integer, nullable=False),
        *_strings("theme", *_PLACE, "source"),
        Column("point", Integer),
        Column("recommendation", Integer),
        *_strings("status"),
        *(Column(name, Date) for name in ("due", "done_on", "not_done_on", "recheck_on", "checked_on")),
        Column("held", Boolean),
        *(Column(name, Date) for name in ("told_on", "shared_on")),
        *_strings("shared_in", "owner"),
        *(
            Column(name, Text, nullable=False)
            for name in ("action", "evidence", "not_done", "text", "change", "public_sentence")
        ),
        *_strings("approved_by"),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("case_id", "number"),
    )
    op.create_index("ix_learning_quarter", "learning", ["recorded_quarter"])
    _money("remedy", "done_quarter", nullable=True)
    _money("cost", "paid_quarter", nullable=False)


def _money(name: str, quarter: str, *, nullable: bool) -> None:
    own: dict[str, tuple[Column[Any], ...]] = {
        "remedy": (
            Column("promised_on", Date, nullable=False),
            *(Column(day, Date) for day in ("due", "done_on")),
            Column("told_on", Date),
            *_strings("owner"),
        ),
        "cost": (*_strings("person"), Column("paid_on", Date, nullable=False)),
    }
    op.create_table(
        name,
        Column("id", Integer, nullable=False),
        Column("case_id", Integer, ForeignKey("case_file.id"), nullable=False),
        Column("number", Integer, nullable=False),
        *_strings("kind"),
        Column("amount", Integer, nullable=False),
        *own[name],
        Column(quarter, Integer, nullable=nullable),
        *_strings(*_PLACE),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("case_id", "number"),
    )
    op.create_index(f"ix_{name}_quarter", name, [quarter])


def downgrade() -> None:
    """Take the new tables away, and make learning as it was; what it held is derived again."""
    op.drop_table("cost")
    op.drop_table("remedy")
    op.drop_table("learning")
    op.create_table(
        "learning",
        Column("id", Integer, nullable=False),
        Column("case_id", Integer, ForeignKey("case_file.id"), nullable=False),
        Column("number", Integer, nullable=False),
        Column("recorded_on", Date, nullable=False),
        Column("recorded_quarter", Integer, nullable=False),
        *_strings("theme", *_PLACE),
        *(Column(name, Date) for name in ("due", "done_on")),
        *_strings("owner"),
        *(Column(name, Text, nullable=False) for name in ("text", "change", "public_sentence")),
        *_strings("approved_by"),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("case_id", "number"),
    )
    op.create_index("ix_learning_quarter", "learning", ["recorded_quarter"])


def _strings(*names: str) -> list[Column[str]]:
    return [Column(name, String, nullable=False) for name in names]
