"""Tasks of cases, lists that people save under a name, and the days on which they were reminded."""

from alembic import op
from sqlalchemy import Column, Date, ForeignKey, Integer, String, Text, UniqueConstraint

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; the tasks of cases that are there are derived when the register is opened."""
    op.create_table(
        "task",
        Column("id", Integer, primary_key=True),
        Column("case_id", Integer, ForeignKey("case_file.id"), nullable=False),
        *(Column(name, String, nullable=False) for name in ("key", "code", "event")),
        Column("number", Integer, nullable=False),
        Column("stage", Integer, nullable=False),
        Column("from_day", Date),
        Column("due", Date),
        Column("due_or_never", Date, nullable=False),
        *(Column(name, String, nullable=False) for name in ("owner", "clock", "source")),
        UniqueConstraint("case_id", "key"),
    )
    op.create_index("ix_task_due", "task", ["due_or_never", "id"])
    op.create_index("ix_task_owner", "task", ["owner", "due_or_never", "id"])
    op.create_table(
        "saved_list",
        Column("id", Integer, primary_key=True),
        Column("user", String, nullable=False),
        Column("name", String, nullable=False),
        Column("body", Text, nullable=False),
        UniqueConstraint("user", "name"),
    )
    op.create_table(
        "reminder",
        Column("id", Integer, primary_key=True),
        Column("user", String, nullable=False),
        Column("day", Date, nullable=False),
        UniqueConstraint("user", "day"),
    )


def downgrade() -> None:
    """Take them away."""
    for name in ("reminder", "saved_list", "task"):
        op.drop_table(name)
