"""Write a table as CSV, as an Excel workbook or as JSON lines."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, BinaryIO

from core.new_file import new_file
from core.register.exports.table import Table, Value
from core.spreadsheets import guarded
from core.text import shown

MOST_IN_A_CELL = 32_767
"""Characters that Excel keeps in one cell."""
_CUT = "... [cut off here: it has {} characters, and a cell of Excel keeps no more. --format csv keeps it whole.]"


def write_csv(table: Table, file: IO[str]) -> int:
    """Write a table as CSV, with no cell that a spreadsheet takes for a formula; how many rows there were."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.columns)
    count = 0
    for count, row in enumerate(table.rows, start=1):  # noqa: B007
        writer.writerow([guarded(_text(value)) for value in row])
    return count


def write_jsonl(table: Table, file: IO[str]) -> int:
    """Write each row as a JSON object on its own line; characters outside ASCII are escaped."""
    count = 0
    for count, row in enumerate(table.rows, start=1):  # noqa: B007
        file.write(json.dumps(dict(zip(table.columns, map(_plain, row), strict=True))) + "\n")
    return count


def write_xlsx(table: Table, file: BinaryIO) -> int:
    """Write a table as a workbook with one sheet. Words that Excel would cut off are cut off, and say so at their end."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Heard")
    sheet.append(list(table.columns))
    count = 0
    try:
        for count, row in enumerate(table.rows, start=1):  # noqa: B007
            sheet.append([_cell(value) for value in row])
    finally:
        sheet.close()
    book.save(file)
    return count


def written(table: Table, kind: str, out: Path) -> int:
    """Write a table to a new file that only its owner may read; how many rows. Raises CoreError where it is there."""
    with new_file(out) as file:
        if kind == "xlsx":
            return write_xlsx(table, file)
        text = io.TextIOWrapper(file, encoding=_ENCODINGS.get(kind, "utf-8"), newline="")
        count = WRITERS[kind](table, text)
        text.flush()
        text.detach()
        return count


WRITERS: Mapping[str, Callable[[Table, IO[str]], int]] = {"csv": write_csv, "jsonl": write_jsonl}
KINDS = (*WRITERS, "xlsx")
_ENCODINGS = {"csv": "utf-8-sig"}
"""A mark at the beginning tells Excel that CSV is UTF-8."""


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(value: Value) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: Value) -> Any:
    if isinstance(value, bool | datetime):
        return _text(value)
    if not isinstance(value, str):
        return value
    text = guarded(shown(value))
    if len(text) < MOST_IN_A_CELL:
        return text
    note = _CUT.format(f"{len(value):,}")
    return text[: MOST_IN_A_CELL - len(note) - 1] + note
