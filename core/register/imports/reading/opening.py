"""Open a file of rows, whatever it is."""

from pathlib import Path

from core.errors import CoreError
from core.register.imports.reading.delimited import first_records, read_delimited
from core.register.imports.reading.sheet import MOST_BYTES, Layout, Sheet

WHATEVER_IT_IS = Layout()


def sheet_of(path: Path, layout: Layout = WHATEVER_IT_IS) -> Sheet:
    """Open a CSV file or an Excel workbook (.xlsx). Raises CoreError where it is neither, or can't be read."""
    _must_be_a_file(path)
    if _is_workbook(path):
        from core.register.imports.reading.workbook import read_workbook

        return read_workbook(path, layout)
    if path.suffix.lower() in (".xls", ".xlsb", ".ods"):
        raise CoreError(
            f"{path.name} is a {path.suffix.lower()} file, which Heard does not read.",
            remedy="Open it and save it as .xlsx or as CSV (UTF-8).",
        )
    return read_delimited(path, layout)


def first_rows(path: Path, count: int) -> dict[str, list[tuple[str, ...]]]:
    """The first rows of each sheet, headings or not, as far as it has them; of a CSV file under no name.

    Raises CoreError as `sheet_of` does.
    """
    _must_be_a_file(path)
    if _is_workbook(path):
        from core.register.imports.reading.workbook import beginnings

        return beginnings(path, count)
    return {"": first_records(path, count)}


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() in (".xlsx", ".xlsm")


def _must_be_a_file(path: Path) -> None:
    if not path.is_file():
        raise CoreError(f"There is no file {path}.", remedy="Check its name and its folder.")
    if path.stat().st_size > MOST_BYTES:
        raise CoreError(
            f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB.",
            remedy="Split it into several files, and import one after the other.",
        )
