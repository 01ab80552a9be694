"""Tables as CSV: a line per number, its parts and its words side by side."""

import csv
import io

from site_builder.figures.released import Table

COLUMNS = (
    "table",
    "figure",
    "title",
    "part",
    "period",
    "numerator",
    "denominator",
    "shown",
    "symbol",
    "note",
)
TRIGGERS = ("=", "+", "-", "@", "\t", "\r")


def csv_of(table: Table) -> bytes:
    """A table as CSV (UTF-8, comma, CRLF). A withheld number has a symbol and no parts; a missing one no line."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in table.rows:
        for cell in row.cells:
            if cell is None:
                continue
            part = row.title if table.by_dimension else ""
            parts = ["" if item is None else item for item in (cell.numerator, cell.denominator)]
            symbol = f"[{cell.marker}]" if cell.marker else ""
            words = (table.title, row.meta.key, row.meta.title, part, cell.period)
            writer.writerow([*map(_inert, words), *parts, _inert(cell.text), symbol, _inert(cell.note)])
    return text.getvalue().encode("utf-8")


def _inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip().startswith(TRIGGERS) else text
