"""Excel workbooks, a row at a time. Nothing in them is run, and none may unpack into more than the memory holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from core.errors import CoreError
from core.register.imports.reading.merged import Merges, fill_down, note_on_merges, spans_in
from core.register.imports.reading.sheet import (
    MOST_COLUMNS,
    Layout,
    Row,
    Sheet,
    checked_headings,
    read_headings,
)
from core.register.imports.reading.unpacking import Part, parts_of, unreadable
from core.spreadsheets import without_guard

MOST_ROWS = 1_048_576
"""What a sheet of Excel has."""
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML can't hold: `_x000D_` is the end of a line."""


def read_workbook(path: Path, layout: Layout) -> Sheet:
    """Open the sheets of a workbook that are named, or its only one. Raises CoreError where that fails."""
    parts = parts_of(path)
    book = _opened(path)
    names = [worksheet.title for worksheet in book.worksheets]
    sheets = layout.sheets or (tuple(names) if len(names) == 1 else ())
    missing = next((name for name in sheets if name not in names), "")
    if missing or not sheets:
        raise CoreError(
            f"{path.name} has no sheet {missing!r}." if missing else f"{path.name} has {len(names)} sheets.",
            remedy=f'Name one under [file] in the map, as sheet = "...": {", ".join(names)}.',
        )
    pages = [_Page(path, book[name], _part_of(book[name], parts), layout) for name in sheets]
    first = pages[0]
    for page in pages[1:]:
        page.must_have_headings_of(first)
    return Sheet(
        first.headings,
        (row for page in pages for row in page.rows(several=len(pages) > 1)),
        tuple(note for page in pages for note in page.notes),
        book.epoch.date(),
        sum(page.part.rows for page in pages),
    )


def beginnings(path: Path, count: int) -> dict[str, list[tuple[str, ...]]]:
    """The first rows of each sheet, whatever they are."""
    parts_of(path)
    book = _opened(path)
    return {
        sheet.title: [
            tuple(_text(value) for value in values[:MOST_COLUMNS])
            for values in islice(_values(path, sheet), count)
        ]
        for sheet in book.worksheets
    }


class _Page:
    """One sheet that is read: its headings, then its rows."""

    def __init__(self, path: Path, sheet: Any, part: Part, layout: Layout) -> None:
        self.part = part
        self._path = path
        self.title = str(sheet.title)
        self._first = layout.headings + 1
        self._values = _values(path, sheet)
        upper = layout.headings - 1 if layout.heading_rows > 1 else 0
        texts = ([_text(value) for value in values] for values in self._values)
        spans = spans_in(part.merges, upper) if upper else None
        self.headings, notes = checked_headings(path, read_headings(texts, layout, spans or None))
        self.merges: Merges = tuple(merge for merge in part.merges if merge.first_row >= self._first)
        self.notes = (*notes, *note_on_merges(self.merges, self.headings))

    def must_have_headings_of(self, other: "_Page") -> None:
        """Raise CoreError where the sheets can't be read as one."""
        if self.headings != other.headings:
            raise CoreError(
                f"The sheets {other.title!r} and {self.title!r} of {self._path.name} have different headings.",
                remedy="Import them one after the other: name one of them under [file] in the map.",
            )

    def rows(self, *, several: bool) -> Iterator[Row]:
        """Its rows up to the last one that holds anything."""
        return fill_down(self._rows(self.title if several else ""), self.merges)

    def _rows(self, sheet: str) -> Iterator[Row]:
        width = len(self.headings)
        empty = ("",) * width
        waiting = self._first
        for number, values in enumerate(self._values, start=self._first):
            if values.count(None) == len(values):
                continue
            for blank in range(waiting, number):
                yield Row(blank, empty, sheet=sheet)
            waiting = number + 1
            cells = [_text(value) for value in values[:width]]
            beyond = values[width:]
            more = any(_text(value) for value in beyond if value is not None)
            fault = f"the row has more cells than the {width} headings" if more else ""
            if wrong := next((cell for cell in cells if cell in _ERRORS), ""):
                fault = f"a cell of the row holds {wrong}: its formula failed in Excel"
            yield Row(number, (*cells, *empty[len(cells) :]), fault, sheet)


def _part_of(sheet: Any, parts: dict[str, Part]) -> Part:
    """What stands in the workbook beside the cells of a sheet."""
    return parts.get(str(getattr(sheet, "_worksheet_path", "")).lstrip("/"), Part())


def _opened(path: Path) -> Any:
    import openpyxl

    try:
        return openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise unreadable(path, error) from error


def _values(path: Path, sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The values of a sheet, each row as far as it goes and at most one beyond the columns that are read."""
    from openpyxl.worksheet._reader import WorkSheetParser

    book = sheet.parent
    expected = 1
    try:
        with sheet._get_source() as source:  # noqa: SLF001 - its own way fills every row up to the last column
            parser = WorkSheetParser(
                source,
                sheet._shared_strings,  # noqa: SLF001
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,  # noqa: SLF001
                timedelta_formats=book._timedelta_formats,  # noqa: SLF001
            )
            for number, cells in parser.parse():
                _must_be_a_row(path, number)
                for _ in range(expected, number):
                    yield ()
                if number >= expected:
                    yield _filled(cells)
                expected = max(expected, number + 1)
    except CoreError:
        raise
    except Exception as error:  # whatever its reader meets in a broken sheet
        raise unreadable(path, error) from error


def _filled(cells: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
    """A row's cells each in its place."""
    values: list[Any] = []
    for cell in cells:
        place = min(cell["column"], MOST_COLUMNS + 1) - 1
        if place >= len(values):
            values += [None] * (place + 1 - len(values))
        values[place] = cell["value"]
    return tuple(values)


def _must_be_a_row(path: Path, number: int) -> None:
    if not 1 <= number <= MOST_ROWS:
        raise CoreError(
            f"{path.name} has a row numbered {number:,}, which no spreadsheet has.",
            remedy="Nothing was read. Open it in Excel and save it again, or save it as CSV.",
        )


def _text(value: Any) -> str:
    """A cell as it would stand in CSV: days as YYYY-MM-DD, whole numbers without a point, yes and no."""
    if value is None:
        return ""
    if isinstance(value, str):
        if "_x" in value:
            value = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), value)
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
