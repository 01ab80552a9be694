"""What a case was called in an older system, and the child it is about, where somebody else complained: both are found."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0011"
down_revision = "0008"
branch_labels = None
depends_on = None

_BEFORE = ("reference", "person", "summary", "owner")
_NEW = ("old_reference", "child_name")


def upgrade() -> None:
    """Add both, which are derived when the register is opened, and make the index of the search anew with them."""
    for name in _NEW:
        op.add_column("case_file", Column(name, Text, nullable=False, server_default=""))
    _index(*_BEFORE, *_NEW)


def downgrade() -> None:
    """Take both out of the index and away."""
    _index(*_BEFORE)
    for name in _NEW:
        op.drop_column("case_file", name)


def _index(*names: str) -> None:
    for name in ("case_search_added", "case_search_taken", "case_search_changed"):
        op.execute(f"DROP TRIGGER {name}")
    op.execute("DROP TABLE case_search_words")
    op.execute("DROP TABLE case_search")
    columns = ", ".join(names)
    new, old = (", ".join(f"{which}.{name}" for name in ("id", *names)) for which in ("new", "old"))
    add = f"INSERT INTO case_search(rowid, {columns}) VALUES ({new});"  # noqa: S608 - names of columns, nothing typed
    take = f"INSERT INTO case_search(case_search, rowid, {columns}) VALUES ('delete', {old});"  # noqa: S608
    changed = " OR ".join(f"old.{name} IS NOT new.{name}" for name in names)
    op.execute(
        f"CREATE VIRTUAL TABLE case_search USING fts5({columns}, content='case_file', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3 4')"
    )
    op.execute("INSERT INTO case_search(case_search) VALUES ('rebuild')")
    op.execute("CREATE VIRTUAL TABLE case_search_words USING fts5vocab('case_search', 'col')")
    op.execute(f"CREATE TRIGGER case_search_added AFTER INSERT ON case_file BEGIN {add} END")
    op.execute(f"CREATE TRIGGER case_search_taken AFTER DELETE ON case_file BEGIN {take} END")
    op.execute(
        f"CREATE TRIGGER case_search_changed AFTER UPDATE OF {columns} ON case_file WHEN {changed}"
        f" BEGIN {take} {add} END"
    )
