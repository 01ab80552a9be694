"""What SQLite itself finds wrong with the file, rows that point at nothing, and what the file is made of."""

from sqlalchemy.orm import Session

from core.register.store.file.schema import schema_faults
from core.register.store.file.values import rows_of


def file_faults(session: Session) -> list[str]:
    """A sentence for each thing that is wrong."""
    connection = session.connection()
    answers = [str(row["integrity_check"]) for row in rows_of(connection, "PRAGMA integrity_check")]
    faults = [] if answers == ["ok"] else [f"SQLite: {answer}." for answer in answers]
    strays = [
        f"{row['table']}: row {row['rowid']} belongs to no row of {row['parent']}."
        for row in rows_of(connection, "PRAGMA foreign_key_check")
    ]
    return [*faults, *strays, *schema_faults(session)]
