"""Search over the words of cases, and indexes for the lists that the first version left out."""

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_COLUMNS = "reference, person, summary, owner"
_NEW = "new.id, new.reference, new.person, new.summary, new.owner"
_OLD = "old.id, old.reference, old.person, old.summary, old.owner"
_ADD = f"INSERT INTO case_search(rowid, {_COLUMNS}) VALUES ({_NEW});"  # noqa: S608 - names of columns, nothing typed
_TAKE = f"INSERT INTO case_search(case_search, rowid, {_COLUMNS}) VALUES ('delete', {_OLD});"  # noqa: S608

_ORDER = ("no_due", "next_due", "id")
_TO_DO = "(status = 'open' OR next_due IS NOT NULL)"
_LEARNING = "(open_learning > 0)"
_LISTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("all", (), ""),
    ("to_do", (_TO_DO,), ""),
    ("advocate", ("waiting_for_advocate", _TO_DO), "waiting_for_advocate"),
    ("learning", (_LEARNING,), _LEARNING),
)


def upgrade() -> None:
    """Make the index, fill it, and keep it by triggers."""
    op.execute(
        f"CREATE VIRTUAL TABLE case_search USING fts5({_COLUMNS}, content='case_file', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3 4')"
    )
    op.execute("INSERT INTO case_search(case_search) VALUES ('rebuild')")
    op.execute(f"CREATE TRIGGER case_search_added AFTER INSERT ON case_file BEGIN {_ADD} END")
    op.execute(f"CREATE TRIGGER case_search_taken AFTER DELETE ON case_file BEGIN {_TAKE} END")
    op.execute(
        f"CREATE TRIGGER case_search_changed AFTER UPDATE OF {_COLUMNS} ON case_file"
        " WHEN old.reference IS NOT new.reference OR old.person IS NOT new.person"
        " OR old.summary IS NOT new.summary OR old.owner IS NOT new.owner"
        f" BEGIN {_TAKE} {_ADD} END"
    )
    _index_lists()


def _index_lists() -> None:
    # SQLite's planner counts the columns that are equal, so the expression that says who is in leads its index, the
    # partial ones too: without it the planner passes a small index over for a large one.
    for name, leading, condition in _LISTS:
        for owner in ((), ("owner",)):
            op.create_index(
                f"ix_case_{'owner_' if owner else ''}{name}",
                "case_file",
                [*map(text, leading), *owner, *_ORDER],
                sqlite_where=text(f"{condition} = 1") if condition else None,
                postgresql_where=text(condition) if condition else None,
            )


def downgrade() -> None:
    """Take the search and its indexes away."""
    for name in ("case_search_added", "case_search_taken", "case_search_changed"):
        op.execute(f"DROP TRIGGER {name}")
    op.execute("DROP TABLE case_search")
    for name, _leading, _condition in _LISTS:
        op.drop_index(f"ix_case_{name}", "case_file")
        op.drop_index(f"ix_case_owner_{name}", "case_file")
