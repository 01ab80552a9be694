"""Files as other systems write them."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from core.errors import BadInput, CoreError
from core.register.imports.reading import unpacking
from core.register.imports.reading.days import day_of
from core.register.imports.reading.opening import first_rows, sheet_of
from core.register.imports.reading.sheet import Layout
from tests.imports.conftest import Import
from tests.imports.old_system import HEADINGS, a_row, csv_file


def cells_of(path: Path, *sheets: str) -> list[tuple[str, ...]]:
    sheet = sheet_of(path, Layout(sheets=sheets))
    return [sheet.headings, *(row.cells for row in sheet.rows)]


def book(path: Path, rows: Sequence[Sequence[Any]], *names: str) -> Path:
    made = openpyxl.Workbook()
    made.active.title = "Complaints"
    for row in rows:
        made.active.append(list(row))
    for name in names:
        made.create_sheet(name)
    made.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_with_or_without_a_mark_is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("Ref,Name\n1,Zoë №\n", encoding)
    assert cells_of(path) == [("Ref", "Name"), ("1", "Zoë №")]
    assert sheet_of(path).notes == ()


def test_windows_1252_is_read_and_said_aloud(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes("Ref,Name\n1,Zoë’s\n".encode("cp1252"))
    assert cells_of(path)[1] == ("1", "Zoë’s")
    assert "is read as Windows-1252" in sheet_of(path).notes[0]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(b"Ref,Name\n1,\x81\xff\n")
    with pytest.raises(CoreError, match="neither UTF-8 nor Windows-1252"):
        sheet_of(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out_whatever_stands_in_quotes(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(
        f'"Ref, a;b;c;d"{delimiter}Name{delimiter}Day\n1{delimiter}"A\n{delimiter}B"{delimiter}\n', "utf-8"
    )
    assert cells_of(path) == [("Ref, a;b;c;d", "Name", "Day"), ("1", f"A\n{delimiter}B", "")]


def test_a_quote_that_does_not_end_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text('Ref,Name\n1,"A\n2,B\n', "utf-8")
    with pytest.raises(CoreError, match="can't be read after line"):
        cells_of(path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "no headings"), ("\n1,2\n", "no headings")],
)
def test_headings_that_name_nothing_are_refused(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(CoreError, match=reason):
        sheet_of(path)


def test_a_heading_that_stands_twice_gets_a_number_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("Date,Ref,Date,,Date (2)\n1,2,3,4,5\n", "utf-8")
    sheet = sheet_of(path)
    assert sheet.headings == ("Date", "Ref", "Date (3)", "column D", "Date (2)")
    assert "the later one is 'Date (3)' here" in sheet.notes[0]


def test_headings_may_stand_below_a_title(tmp_path: Path) -> None:
    above = [("Complaints system",), ("Exported 2 March 2026",), ()]
    for path in (tmp_path / "file.csv", tmp_path / "file.xlsx"):
        rows = [*above, ("Ref", "Name"), ("1", "A")]
        if path.suffix == ".csv":
            path.write_text("\n".join(",".join(row) for row in rows) + "\n", "utf-8")
        else:
            book(path, rows)
        sheet = sheet_of(path, Layout(headings=4))
        assert (sheet.headings, [(row.number, row.cells) for row in sheet.rows]) == (
            ("Ref", "Name"),
            [(5, ("1", "A"))],
        )


def test_a_formula_whose_value_was_never_saved_is_no_empty_cell(tmp_path: Path) -> None:
    path = book(tmp_path / "file.xlsx", [("Ref", "Day"), ("1", "=TODAY()")])
    with pytest.raises(CoreError, match="formulas that nothing has worked out"):
        sheet_of(path)


def test_a_formula_that_failed_is_told_with_its_row(tmp_path: Path) -> None:
    path = book(tmp_path / "file.xlsx", [("Ref", "Day"), ("1", "2019-03-04"), ("2", "#REF!")])
    assert [row.fault for row in sheet_of(path).rows] == [
        "",
        "a cell of the row holds #REF!: its formula failed in Excel",
    ]


def test_a_file_of_another_kind_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "file.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(CoreError) as told:
        sheet_of(path)
    assert "save it as .xlsx" in told.value.remedy


def test_a_workbook_is_read_with_days_numbers_and_answers_as_text(tmp_path: Path) -> None:
    rows = [
        ("Ref", "Day", "Moment", "Yes", "Nothing", "Half"),
        (12.0, date(2019, 3, 4), datetime.fromisoformat("2019-03-04 09:30"), True, None, 1.5),
    ]
    path = book(tmp_path / "file.xlsx", rows)
    assert cells_of(path)[1] == ("12", "2019-03-04", "2019-03-04 09:30", "yes", "", "1.5")


def test_a_workbook_comes_in_as_its_csv_would(
    bring_in: Import, tmp_path: Path, register: Any, map_file: Path
) -> None:
    from dataclasses import replace

    from core.register.imports.maps.file import read_map

    row = {**a_row(1), "Date Received": date(2019, 3, 4)}
    path = book(tmp_path / "old.xlsx", [HEADINGS, [row[heading] or None for heading in HEADINGS]])
    mapping = replace(read_map(map_file, register.procedures), dates=("dd/mm/yyyy", "iso"))
    assert bring_in(path, mapping=mapping).counts["new"] == 1
    assert bring_in(csv_file(tmp_path / "old.csv", [a_row(1)])).counts["existing"] == 1


def test_of_several_sheets_one_has_to_be_named(tmp_path: Path) -> None:
    path = book(tmp_path / "file.xlsx", [("Ref",), ("1",)], "Other")
    with pytest.raises(CoreError, match="has 2 sheets") as told:
        sheet_of(path)
    assert "Complaints, Other" in told.value.remedy
    assert cells_of(path, "Complaints")[1] == ("1",)


def test_a_workbook_that_unpacks_beyond_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "file.xlsx", [("Ref",)])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(2_000_000))
    monkeypatch.setattr(unpacking, "MOST_BYTES", 1_000_000)
    with pytest.raises(CoreError, match="would unpack into more than"):
        sheet_of(path)


def test_a_workbook_with_a_document_type_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
        )
    with pytest.raises(CoreError, match="declares a document type"):
        sheet_of(path)


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04 damaged"])
def test_a_workbook_that_is_none_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    with pytest.raises(CoreError, match="can't be read as a workbook"):
        sheet_of(path)


@pytest.mark.parametrize(
    ("text", "formats", "day"),
    [
        ("04/03/2019", ("dd/mm/yyyy",), date(2019, 3, 4)),
        ("4.3.19", ("dd/mm/yyyy", "dd/mm/yy"), date(2019, 3, 4)),
        ("03/04/98", ("mm/dd/yy",), date(1998, 3, 4)),
        ("04/03/2019 09:30:00", ("dd/mm/yyyy",), date(2019, 3, 4)),
        ("04/03/2019", ("mm/dd/yyyy",), date(2019, 4, 3)),
        ("2019-03-04T09:30:00.000Z", ("iso",), date(2019, 3, 4)),
        ("Mon 4th March 2019", ("dd mon yyyy",), date(2019, 3, 4)),
        ("4-Mar-19", ("dd mon yy",), date(2019, 3, 4)),
        ("43528", ("iso", "excel"), date(2019, 3, 4)),
        ("01/05/1998", ("dd/mm/yyyy",), date(1998, 5, 1)),
        ("2019/03/04", ("iso",), date(2019, 3, 4)),
        ("20190304", ("iso",), date(2019, 3, 4)),
        ("March 4th, 2019", ("dd mon yyyy",), date(2019, 3, 4)),
        ("Mar 04, 2019 9:30 AM", ("dd mon yyyy",), date(2019, 3, 4)),
        ("4 of March 2019", ("dd mon yyyy",), date(2019, 3, 4)),
        ("2019-Mar-04", ("dd mon yyyy",), date(2019, 3, 4)),
        ("Mar 4, 19", ("dd mon yy",), date(2019, 3, 4)),
        ("09:30 04/03/2019", ("dd/mm/yyyy",), date(2019, 3, 4)),
        # A day is a day in London: late in the evening in UTC it is the next one there, while clocks are forward.
        ("2019-06-30T23:30:00Z", ("iso",), date(2019, 7, 1)),
        ("20190630T233000Z", ("iso",), date(2019, 7, 1)),
        ("2019-06-30T23:30:00+01:00", ("iso",), date(2019, 6, 30)),
        ("2019-06-30T20:30:00-0500", ("iso",), date(2019, 7, 1)),
        ("30/06/2019 11:30 pm GMT", ("dd/mm/yyyy",), date(2019, 7, 1)),
        ("30/06/2019 23:30 BST", ("dd/mm/yyyy",), date(2019, 6, 30)),
        ("2019-12-31T23:30:00Z", ("iso",), date(2019, 12, 31)),
        ("Sun Jun 30 2019 23:30:00 GMT+0000 (Greenwich Mean Time)", ("dd mon yyyy",), date(2019, 7, 1)),
    ],
)
def test_days_are_read_in_the_ways_that_the_map_names(text: str, formats: tuple[str, ...], day: date) -> None:
    assert day_of(text, formats) == day


@pytest.mark.parametrize(
    "text", ["31/02/2019", "13/13/2019", "2019-02-30", "soon", "4/3", "43528", "4 mei 2019"]
)
def test_what_is_no_day_in_those_ways_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="is not a day"):
        day_of(text, ("iso", "dd/mm/yyyy", "dd mon yyyy"))


@pytest.mark.parametrize("text", ["4.3.19", "4-Mar-19"])
def test_a_year_of_two_digits_is_refused_unless_the_map_says_how_it_is_meant(text: str) -> None:
    with pytest.raises(BadInput) as told:
        day_of(text, ("iso", "dd/mm/yyyy", "dd mon yyyy"))
    assert "has a year of two digits" in told.value.reason
    assert "to file.dates" in told.value.remedy


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"\xef\xbb\xbfRef,Received\nT1,06/01/2025\nT2,caf\xe9\n", ""),
        (b"\xff\xfeR\0e\0f\0\n\0T\0\x00\xd8", ""),
        (b"Ref,Received\nT1,caf\xe9\n", "utf-8"),
        (b"Ref,Received\nT1,x\n", "hex"),
        (b"Ref,Received\nT1,x\n", "no\nsuch"),
        (b"Ref,Received\nT1,x\n", "zlib"),
        (b"Ref,Received\nT1,x\n", "utf\0"),
    ],
)
def test_a_file_that_is_not_in_the_encoding_it_says_is_refused_and_the_line_named(
    tmp_path: Path, content: bytes, encoding: str
) -> None:
    file = tmp_path / "old.csv"
    file.write_bytes(content)
    with pytest.raises(CoreError, match=r"old\.csv says that it is .* near line|There is no encoding"):
        list(sheet_of(file, Layout(encoding=encoding)).rows)


def test_a_mark_before_bytes_that_are_not_what_it_says_stops_the_first_rows_too(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_bytes(b"\xef\xbb\xbfRef\nT2,caf\xe9\n")
    with pytest.raises(CoreError, match=r"old\.csv .* near line 2"):
        first_rows(tmp_path / "old.csv", 5)
