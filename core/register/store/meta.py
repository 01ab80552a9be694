"""The register's own facts, by key."""

import hashlib

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core.register.store.tables.journal import JournalRow, Meta
from core.register.store.tables.table_of import table_of

_meta, _journal = table_of(Meta), table_of(JournalRow)


def read_meta(session: Session, key: str) -> str | None:
    """What the register says about itself under a key, or None."""
    return session.execute(select(_meta.c.value).where(_meta.c.key == key)).scalar()


def register_mark(session: Session) -> str:
    """What tells this register from every other: from its first event, which is salted; it says nothing of what it holds."""
    first = session.execute(select(_journal.c.digest).order_by(_journal.c.id).limit(1)).scalar_one()
    return hashlib.sha256(f"mark {first}".encode()).hexdigest()[:16]


def write_meta(session: Session, key: str, value: str) -> None:
    """Write down something new about the register."""
    session.execute(insert(_meta), {"key": key, "value": value})
