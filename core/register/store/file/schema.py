"""What a register's file is made of, compared with what the migrations make: tables, indexes, triggers."""

from functools import cache

from core.register.store.file.migrate import bring_up_to_date, newest_format
from core.register.store.file.session import Session, in_memory

Made = dict[tuple[str, str], str]
"""The statement that makes each part of a file, by its kind and name, white space aside."""


def schema_faults(session: Session) -> list[str]:
    """What is missing, is there beside, or is not as the migrations of this program make it."""
    parts, migrated = made_of(session), _made_by_migrations(newest_format())
    faults = []
    for kind, name in sorted({*parts, *migrated}):
        if (kind, name) not in parts:
            faults.append(f"The {kind} {name} is missing.")
        elif (kind, name) not in migrated:
            faults.append(f"The {kind} {name} is none of Heard's.")
        elif parts[kind, name] != migrated[kind, name]:
            faults.append(f"The {kind} {name} is not as Heard makes it.")
    return faults


def made_of(session: Session) -> Made:
    """What a file is made of. SQLite's own tables are left out."""
    parts = session.connection().exec_driver_sql("SELECT type, name, sql FROM sqlite_master")
    return {
        (kind, name): " ".join(str(sql).split())
        for kind, name, sql in parts
        if sql is not None and not name.startswith("sqlite_")
    }


@cache
def _made_by_migrations(newest: str) -> Made:
    """What they make up to a format: the same for every register, and slower to find than what one holds."""
    sessions = in_memory()
    try:
        bring_up_to_date(sessions, to=newest)
        with sessions.read() as session:
            return made_of(session)
    finally:
        sessions.close()
