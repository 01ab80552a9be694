"""`heard import` and `heard export`, as they are typed."""

from pathlib import Path

import pytest

from cli.imports import _left
from tests.cli.conftest import Heard, heard, made
from tests.imports.old_system import MAP, a_row, csv_file, many_rows

__all__ = ["heard", "made"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "register"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A clean file and its map."""
    (tmp_path / "old.toml").write_text(MAP, "utf-8")
    return str(csv_file(tmp_path / "old.csv", many_rows(30))), str(tmp_path / "old.toml")


def test_a_clean_file_is_imported_and_said(made: Heard, files: tuple[str, str]) -> None:
    file, map_ = files
    said = made("import", file, "--map", map_)
    assert said.code == 0
    assert "30  new" in said.out
    assert "30 cases were imported" in said.out
    assert "30 cases" in made("verify").out


def test_a_dirty_file_stops_with_its_reasons_and_where_they_are_listed(
    made: Heard, files: tuple[str, str], tmp_path: Path
) -> None:
    file = str(csv_file(tmp_path / "dirty.csv", [a_row(1), a_row(2, Category="Parking")]))
    said = made("import", file, "--map", files[1])
    assert said.code == 1
    assert "Category: Theme (theme) can't be 'Parking'." in said.out
    assert "Nothing was imported: 1 of 2 rows can't be placed." in said.err
    assert (tmp_path / "dirty.csv.not-placed.csv").exists()
    assert made("import", file, "--map", files[1], "--valid-only").code == 0


def test_a_dry_run_for_programs_gives_counts_that_add_up(made: Heard, files: tuple[str, str]) -> None:
    told = made("import", files[0], "--map", files[1], "--dry-run", "--json").json
    assert (told["rows"], told["written"], told["dry_run"]) == (30, False, True)
    assert sum(told["counts"].values()) == 30


def test_a_guess_then_an_import(made: Heard, files: tuple[str, str], tmp_path: Path) -> None:
    guessed = str(tmp_path / "guess.toml")
    said = made("import", files[0], "--guess", guessed)
    assert said.code == 0
    assert f"import with --map {guessed} --dry-run" in said.out
    assert "30  new" in made("import", files[0], "--map", guessed, "--dry-run").out
    assert made("import", files[0], "--guess", guessed).code == 1


def test_a_file_that_is_not_there_and_a_map_that_is_not_there(made: Heard, files: tuple[str, str]) -> None:
    assert "There is no file" in made("import", "nothing.csv", "--map", files[1]).err
    assert "--guess" in made("import", files[0], "--map", "nothing.toml").err


def test_an_export_to_standard_output_and_to_a_file(
    made: Heard, files: tuple[str, str], tmp_path: Path
) -> None:
    made("import", files[0], "--map", files[1])
    said = made("export", "cases")
    assert len(said.out.splitlines()) == 31
    assert "Made-up" not in said.out
    out = str(tmp_path / "cases.xlsx")
    said = made("export", "cases", "--format", "xlsx", "--out", out, "--words")
    assert "30 rows, with names and free text, are in" in said.out
    assert "30  imported before, and the same" in made("import", out, "--dry-run").out


def test_a_workbook_is_not_printed(made: Heard) -> None:
    said = made("export", "cases", "--format", "xlsx")
    assert (said.code, "--out" in said.err) == (2, True)


def test_a_long_file_says_how_far_it_is_of_how_many_rows(
    made: Heard, files: tuple[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("cli.imports.EVERY", 250)
    file = str(csv_file(tmp_path / "long.csv", many_rows(600)))
    told = made("import", file, "--map", files[1], "--dry-run")
    assert "250 of about 600 rows checked" in told.err


@pytest.mark.parametrize(
    ("since", "done", "expected", "words"),
    [
        (1.0, 5_000, 50_000, ""),
        (10.0, 5_000, 50_000, ", about 2 min left"),
        (60.0, 5_000, 50_000, ", about 9 min left"),
        (60.0, 50_000, 50_000, ""),
    ],
)
def test_the_time_that_is_left_goes_by_the_time_that_has_passed(
    since: float, done: int, expected: int, words: str
) -> None:
    assert _left(since, done, expected) == words
