"""Excel workbooks, a row at a time. Nothing in them is run, and none may unpack into more than the memory holds."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from core.errors import CoreError
from core.register.exports.cells import without_guard
from core.register.imports.sheet import MOST_BYTES, MOST_COLUMNS, Row, Sheet, checked_headings

MOST_PARTS = 10_000


def read_workbook(path: Path, sheet: str = "") -> Sheet:
    """Open one sheet of a workbook: the one that is named, or the only one. Raises CoreError where that fails."""
    _must_be_safe(path)
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise _unreadable(path, error) from error
    names = [one.title for one in book.worksheets]
    if (sheet and sheet not in names) or (not sheet and len(names) != 1):
        raise CoreError(
            f"{path.name} has no sheet {sheet!r}." if sheet else f"{path.name} has {len(names)} sheets.",
            remedy=f'Name one under [file] in the map, as sheet = "...": {", ".join(names)}.',
        )
    rows = _values(path, book[sheet or names[0]])
    headings = checked_headings(path, [_text(cell) for cell in next(rows, ())])
    return Sheet(headings, _rows(rows, len(headings)))


def _must_be_safe(path: Path) -> None:
    """Refuse a file whose parts would unpack beyond the limit, or that declares entities of its own."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                raise CoreError(
                    f"{path.name} would unpack into more than {MOST_BYTES // 1_000_000} MB.",
                    remedy="Nothing was read. Save only the sheet that is wanted, or save it as CSV.",
                )
            for part in parts:
                with archive.open(part) as file:
                    if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in file.read(4096):
                        raise CoreError(
                            f"{path.name} is no workbook that Excel wrote: {part.filename} declares a document type.",
                            remedy="Nothing was read. Open it in Excel and save it again.",
                        )
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> CoreError:
    return CoreError(
        f"{path.name} can't be read as a workbook ({type(error).__name__}).",
        remedy="Open it in Excel and save it again as .xlsx without a password, or as CSV.",
    )


def _values(path: Path, sheet: Any) -> Iterator[tuple[Any, ...]]:
    try:
        yield from sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, SyntaxError) as error:
        raise _unreadable(path, error) from error


def _rows(rows: Iterator[tuple[Any, ...]], wanted: int) -> Iterator[Row]:
    for number, values in enumerate(rows, start=2):
        cells = [_text(value) for value in values]
        beyond = [cell for cell in cells[wanted:] if cell]
        fault = f"the row has more cells than the {wanted} headings" if beyond else ""
        yield Row(number, tuple(cells[:wanted]) + ("",) * (wanted - len(cells)), fault)


def _text(value: Any) -> str:
    """A cell as it would stand in CSV: days as YYYY-MM-DD, whole numbers without a point, yes and no."""
    if value is None:
        return ""
    if isinstance(value, str):
        return without_guard(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
