"""The register's own facts, by key."""

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core.register.store.tables.journal import Meta
from core.register.store.tables.table_of import table_of

_meta = table_of(Meta)


def read_meta(session: Session, key: str) -> str | None:
    """What the register says about itself under a key, or None."""
    return session.execute(select(_meta.c.value).where(_meta.c.key == key)).scalar()


def write_meta(session: Session, key: str, value: str) -> None:
    """Write down something new about the register."""
    session.execute(insert(_meta), {"key": key, "value": value})
