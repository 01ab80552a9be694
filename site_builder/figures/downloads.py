"""Tables as CSV: a line per number, its parts and its words side by side."""

import csv
import io

from core.spreadsheets import guarded
from site_builder.figures.released import Table

COLUMNS = (
    "table",
    "figure",
    "title",
    "part",
    "period",
    "unit",
    "numerator",
    "denominator",
    "shown",
    "symbol",
    "note",
)


def csv_of(table: Table) -> bytes:
    """A table as CSV (UTF-8 with its mark, which Excel needs to read a pound sign; comma, CRLF), each line with its unit. A withheld number has a symbol and no parts; a missing one no line."""
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
            words = (table.title, row.meta.key, row.meta.title, part, cell.period, row.meta.unit)
            writer.writerow([*map(guarded, words), *parts, guarded(cell.text), symbol, guarded(cell.note)])
    return text.getvalue().encode("utf-8-sig")
