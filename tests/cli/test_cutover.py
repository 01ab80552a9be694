"""The day from which a register is kept: set once, by a manager, before anything is entered by hand."""

from pathlib import Path

from tests.cli.conftest import Heard

NEW = ("case", "new", "--procedure", "corporate")
MAP = """
old_reference = "Ref"
procedure = {is = "corporate"}
[file]
dates = ["iso"]
[received]
on = "Got"
"""


def imported(made: Heard, folder: Path, rows: str = "A1,2026-01-05\n") -> None:
    (folder / "old.csv").write_text(f"Ref,Got\n{rows}", "utf-8")
    (folder / "old.toml").write_text(MAP, "utf-8")
    said = made("import", str(folder / "old.csv"), "--map", str(folder / "old.toml"))
    assert said.code == 0, said.err


def test_a_manager_sets_it_once(made: Heard) -> None:
    assert made("cutover", "--json").json == {"cutover": None}
    assert made("cutover", "2026-02-01").code == 0
    assert made("cutover", "--json").json == {"cutover": "2026-02-01"}
    again = made("cutover", "2026-01-01")
    assert again.code == 1 and "set once" in again.err
    assert made("cutover", "--json").json == {"cutover": "2026-02-01"}
    assert made("verify").code == 0


def test_it_is_no_day_that_is_still_to_come(made: Heard) -> None:
    assert made("cutover", "2026-03-03").code == 2
    assert made("cutover", "2026-03-02").code == 0


def test_only_a_manager_sets_it(made: Heard) -> None:
    made("users", "add", "ben")
    said = made("cutover", "today", "--as", "ben")
    assert said.code == 1 and "amy" in said.err
    assert made("cutover", "--json").json == {"cutover": None}


def test_after_a_case_was_entered_by_hand_it_is_too_late(made: Heard) -> None:
    made(*NEW)
    said = made("cutover", "today")
    assert said.code == 1 and "26-0001" in said.err


def test_after_history_came_in_it_is_not_too_late(made: Heard, tmp_path: Path) -> None:
    imported(made, tmp_path)
    assert made("cutover", "today").code == 0


def test_an_entry_in_a_case_that_came_in_is_one_by_hand(made: Heard, tmp_path: Path) -> None:
    imported(made, tmp_path)
    assert made("case", "record", "26-0001", "acknowledged").code == 0
    assert made("cutover", "today").code == 1
