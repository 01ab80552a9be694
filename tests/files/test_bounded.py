"""A small file that would unpack into a large one, or into more work than any spreadsheet is, is refused in words."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from core.errors import CoreError
from core.register.imports.reading.opening import first_rows, sheet_of

CELL = '<c t="inlineStr"><is><t>Ref</t></is></c>'
NUMBER = "<c><v>1</v></c>"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["Ref", "Received"])
    book.active.append(["T1", "06/01/2025"])
    book.save(tmp_path / "plain.xlsx")
    return tmp_path / "plain.xlsx"


def with_part(plain: Path, name: str, change: str, *, before: str) -> Path:
    """The workbook with something more in one of its parts, before the end of an element."""
    changed = plain.with_name("changed.xlsx")
    with zipfile.ZipFile(plain) as whole, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as made:
        for part in whole.namelist():
            text = whole.read(part).decode()
            made.writestr(part, text.replace(before, change + before) if part == name else text)
        if name not in whole.namelist():
            made.writestr(name, f"<sst>{change}{before}")
    return changed


SHEET = "xl/worksheets/sheet1.xml"
TOO_MUCH = {
    "a million cells in a row": (SHEET, f'<row r="3">{NUMBER * 1_000_000}</row>', "</sheetData>"),
    "a million empty cells in a row": (SHEET, f'<row r="3">{"<c/>" * 1_000_000}</row>', "</sheetData>"),
    "one cell of many million letters": (
        SHEET,
        f"<row>{CELL.replace('Ref', 'x' * 9_000_000)}</row>",
        "</sheetData>",
    ),
    "a tag of a hundred thousand attributes": (
        SHEET,
        "<c " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>",
        "</sheetData>",
    ),
    "elements in each other": (SHEET, "<r>" * 300_000 + "</r>" * 300_000, "</sheetData>"),
    "a row past the end of every sheet": (SHEET, f'<row r="900000000">{NUMBER}</row>', "</sheetData>"),
    "a column past the end of every sheet": (
        SHEET,
        '<row r="3"><c r="ZZZZ3"><v>1</v></c></row>',
        "</sheetData>",
    ),
    "four million texts": ("xl/sharedStrings.xml", "<si><t>x</t></si>" * 4_000_000, "</sst>"),
    "names without end": (
        "xl/workbook.xml",
        "<definedName name='n'>S!$A$1</definedName>" * 800_000,
        "</workbook>",
    ),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_workbook_that_holds_more_than_any_does_is_refused_before_it_is_built(
    plain: Path, what: str
) -> None:
    name, change, before = TOO_MUCH[what]
    changed = with_part(plain, name, change, before=before)
    assert changed.stat().st_size < 600_000
    with pytest.raises(CoreError, match=r"changed\.xlsx"):
        list(sheet_of(changed).rows)


def test_cells_in_the_last_column_cost_no_more_than_the_columns_that_are_read(plain: Path) -> None:
    row = '<row r="3"><c r="XFD3"><v>1</v></c></row>'
    (_, second, third) = first_rows(with_part(plain, SHEET, row, before="</sheetData>"), 3)["Sheet"]
    assert second == ("T1", "06/01/2025")
    assert len(third) <= 2_000


@pytest.mark.parametrize(
    "row", ["," * 9_000_000, '"x\n",' * 3_000_000, "\0" * 9_000_000], ids=["commas", "quotes", "nothing"]
)
def test_a_row_of_text_without_an_end_is_refused(tmp_path: Path, row: str) -> None:
    file = tmp_path / "long.csv"
    file.write_text(f"Ref,Received\nT1,{row}\n")
    with pytest.raises(CoreError, match=r"long\.csv"):
        list(sheet_of(file).rows)
