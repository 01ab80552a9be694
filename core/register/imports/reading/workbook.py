"""Excel workbooks, a row at a time. Nothing in them is run, and none may unpack into more than the memory holds."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any

from core.errors import CoreError
from core.register.imports.reading.sheet import MOST_BYTES, MOST_COLUMNS, Row, Sheet, checked_headings, skip
from core.spreadsheets import without_guard

MOST_PARTS = 10_000
_CHUNK = 1 << 20
_LONGEST = 10_000
"""Bytes of a formula, which Excel keeps under this."""
_NO_VALUE = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})


def read_workbook(path: Path, sheet: str = "", headings_row: int = 1) -> Sheet:
    """Open one sheet of a workbook: the one that is named, or the only one. Raises CoreError where that fails."""
    book = _opened(path)
    names = [worksheet.title for worksheet in book.worksheets]
    if (sheet and sheet not in names) or (not sheet and len(names) != 1):
        raise CoreError(
            f"{path.name} has no sheet {sheet!r}." if sheet else f"{path.name} has {len(names)} sheets.",
            remedy=f'Name one under [file] in the map, as sheet = "...": {", ".join(names)}.',
        )
    rows = _values(path, book[sheet or names[0]])
    skip(rows, headings_row - 1)
    headings, notes = checked_headings(path, [_text(cell) for cell in next(rows, ())])
    return Sheet(headings, _rows(rows, len(headings), headings_row + 1), notes)


def beginning(path: Path, count: int) -> list[tuple[str, ...]]:
    """The first rows of the first sheet, whatever they are."""
    book = _opened(path)
    rows = book.worksheets[0].iter_rows(values_only=True, max_row=count, max_col=MOST_COLUMNS)
    return [tuple(_text(cell) for cell in row) for row in rows]


def _opened(path: Path) -> Any:
    _must_be_safe(path)
    import openpyxl

    try:
        return openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise _unreadable(path, error) from error


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
                    begins = file.read(4096)
                    if part.filename.startswith("xl/worksheets/"):
                        _must_be_worked_out(path, begins, file)
                    if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in begins:
                        raise CoreError(
                            f"{path.name} is no workbook that Excel wrote: {part.filename} declares a document type.",
                            remedy="Nothing was read. Open it in Excel and save it again.",
                        )
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise _unreadable(path, error) from error


def _must_be_worked_out(path: Path, begins: bytes, file: IO[bytes]) -> None:
    """Refuse a sheet with a formula whose value was never saved: it would be read as an empty cell."""
    chunk = begins
    while chunk:
        more = file.read(_CHUNK)
        if _NO_VALUE.search(chunk + more[:_LONGEST]):
            raise CoreError(
                f"{path.name} holds formulas that nothing has worked out yet.",
                remedy="Nothing was read. Open it in Excel or LibreOffice and save it again, or save it as CSV.",
            )
        chunk = more


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


def _rows(rows: Iterator[tuple[Any, ...]], width: int, first: int) -> Iterator[Row]:
    for number, values in enumerate(rows, start=first):
        cells = [_text(value) for value in values]
        beyond = [cell for cell in cells[width:] if cell]
        fault = f"the row has more cells than the {width} headings" if beyond else ""
        if wrong := next((cell for cell in cells if cell in _ERRORS), ""):
            fault = f"a cell of the row holds {wrong}: its formula failed in Excel"
        yield Row(number, tuple(cells[:width]) + ("",) * (width - len(cells)), fault)


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
