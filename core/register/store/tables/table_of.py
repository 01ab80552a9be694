"""The table behind a row."""

from sqlalchemy import Table
from sqlmodel import SQLModel


def table_of(row: type[SQLModel]) -> Table:
    """The table behind a row, for statements that read or write columns rather than objects."""
    return SQLModel.metadata.tables[str(row.__tablename__)]
