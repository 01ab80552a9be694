"""CSV files as other systems write them: UTF-8 or Windows-1252, divided by commas, semicolons, tabs or bars."""

import codecs
import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from core.errors import CoreError
from core.register.imports.reading.sheet import Layout, Row, Sheet, checked_headings, read_headings
from core.spreadsheets import without_guard
from core.text import LONG, shown

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_CHUNK = 1 << 20
LONGEST_RECORD = 8_000_000
"""Characters that one row may take, over as many lines as it has."""
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_delimited(path: Path, layout: Layout) -> Sheet:
    """Open a CSV file. What is not said of it is found out, and a guess at the encoding is said aloud.

    Raises CoreError for bytes that are no text, and for quotes that don't end.
    """
    encoding, notes = (_declared(path, layout.encoding), ()) if layout.encoding else _encoding_of(path)
    delimiter = layout.delimiter or _delimiter_of(path, encoding, layout.headings)
    records = _records(path, encoding, delimiter)
    headings, renamed = checked_headings(path, read_headings(records, layout))
    rows = _rows(records, headings, layout.headings + 1)
    return Sheet(headings, rows, (*notes, *renamed), expected=_lines_in(path) - layout.headings)


def first_records(path: Path, count: int) -> list[tuple[str, ...]]:
    """The first records of a file, whatever they are."""
    encoding, _ = _encoding_of(path)
    with _opened(path, encoding) as file:
        begins = list(islice(_Lines(path, file), count))
    delimiter = max(DELIMITERS, key=lambda mark: max((line.count(mark) for line in begins), default=0))
    return [tuple(record) for record in csv.reader(begins, delimiter=delimiter)]


def _encoding_of(path: Path) -> tuple[str, tuple[str, ...]]:
    with path.open("rb") as file:
        start = file.read(4)
    for mark, name in _BOMS:
        if start.startswith(mark):
            return _declared(path, name), ()
    if not _wrong_line(path, "utf-8"):
        return "utf-8", ()
    if not _wrong_line(path, "cp1252"):
        return "cp1252", (
            f"{path.name} is not UTF-8: it is read as Windows-1252. Look at names with accents before you trust it.",
        )
    raise CoreError(
        f"{path.name} is neither UTF-8 nor Windows-1252 text.",
        remedy="Save it as CSV (UTF-8), or as .xlsx.",
    )


def _declared(path: Path, encoding: str) -> str:
    """An encoding that the file's first bytes or the map say. Raises CoreError where the file is in another, or there is none."""
    if line := _wrong_line(path, encoding):
        raise CoreError(
            f"{path.name} says that it is {encoding}, and near line {line:,} it is not.",
            remedy="Save it again as CSV (UTF-8) or .xlsx, or say its encoding in the map.",
        )
    return encoding


def _wrong_line(path: Path, encoding: str) -> int:
    """About the line at which a file is not in an encoding, counted in bytes of line ends; 0 where all of it is."""
    try:
        "".encode(encoding)
        decoder = codecs.getincrementaldecoder(encoding)()
    except (LookupError, ValueError):
        raise _no_encoding(encoding) from None
    lines = 1
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
                lines += chunk.count(b"\n")
            decoder.decode(b"", final=True)
        except UnicodeError as error:
            return lines + chunk[: getattr(error, "start", 0)].count(b"\n")
    return 0


def _lines_in(path: Path) -> int:
    """About as many as there are rows: a cell may hold several lines."""
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b""))


def _delimiter_of(path: Path, encoding: str, headings_row: int) -> str:
    """The one that stands most often in the headings, outside quotes."""
    with _opened(path, encoding) as file:
        for _ in range(headings_row):
            line = file.readline(_CHUNK)
    outside = "".join(part for place, part in enumerate(line.split('"')) if place % 2 == 0)
    return max(DELIMITERS, key=outside.count)


def _opened(path: Path, encoding: str) -> TextIO:
    try:
        return path.open(encoding=encoding, newline="")
    except LookupError:
        raise _no_encoding(encoding) from None


def _no_encoding(encoding: str) -> CoreError:
    return CoreError(
        f"There is no encoding {shown(encoding[:40], one_line=True)!r}.",
        remedy="Say utf-8, cp1252 or utf-16 in the map.",
    )


class _Lines:
    """The lines of a file, until those of one record come to more than any row could need: CoreError then."""

    def __init__(self, path: Path, file: TextIO) -> None:
        self._path = path
        self._file = file
        self.taken = 0
        """Characters since the last record ended."""

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(LONGEST_RECORD + 1):
            self.taken += len(line)
            if self.taken > LONGEST_RECORD:
                raise CoreError(
                    f"{self._path.name} holds a row of more than {LONGEST_RECORD:,} characters.",
                    remedy="Look at its line ends and its quotes, or save it again as CSV (UTF-8) or .xlsx.",
                )
            yield line


def _records(path: Path, encoding: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONG * 2)
    with _opened(path, encoding) as file:
        lines = _Lines(path, file)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            for record in reader:
                lines.taken = 0
                yield record
        except (csv.Error, UnicodeError) as error:
            raise CoreError(
                f"{path.name} can't be read after line {reader.line_num:,}: {error}.",
                remedy="Look at the quotes there, or save the file again as CSV (UTF-8) or .xlsx.",
            ) from error


def _rows(records: Iterator[list[str]], headings: tuple[str, ...], first: int) -> Iterator[Row]:
    width = len(headings)
    for number, record in enumerate(records, start=first):
        cells = [without_guard(cell) for cell in record]
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        fault = ""
        if len(cells) > width or (len(cells) < width and any(cells)):
            fault = f"the row has {len(cells)} cells and the headings {width}: a quote or a delimiter is out of place"
        yield Row(number, tuple(cells) + ("",) * (width - len(cells)), fault)
