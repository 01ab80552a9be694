"""A table to be exported: its columns, and rows of plain values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

Value = str | int | bool | date | datetime | None


@dataclass(frozen=True)
class Table:
    """Columns and rows, read once; each row has a value for each column."""

    columns: tuple[str, ...]
    rows: Iterator[Sequence[Value]]
