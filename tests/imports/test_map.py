"""Maps: what they may say, and what is told where they say something else."""

from pathlib import Path

import pytest

from core.errors import CoreError
from core.register.imports.maps.file import read_map
from core.register.imports.maps.guess import write_guess
from core.register.open import Register
from tests.imports.conftest import Import
from tests.imports.old_system import MAP, a_row, csv_file, many_rows

WRONG = {
    'thema = "Category"': ('theme = "Category"', "received: 'thema' means nothing", "Did you mean 'theme'?"),
    'event = "acknowlegded"': ('event = "acknowledged"', "event 'acknowlegded'", "Did you mean 'acknowledged'?"),
    'finding_ = "Outcome"': ('finding = "Outcome"', "'finding_' means nothing", "Did you mean 'finding'?"),
    'dates = ["dd.mm"]': ('dates = ["dd/mm/yyyy"]', "file.dates: 'dd.mm'", "dd/mm/yyyy"),
    'dates = ["dd/mm/yyyy", "mm/dd/yyyy"]': ('dates = ["dd/mm/yyyy"]', "names both", "can't be both"),
    'Statutory = "children"': ('Statutory = "childrens"', "procedure 'children'", "Did you mean 'childrens'?"),
    "stage = {}": ('stage = {is = "1"}', "needs either a column or 'is'", "is = "),
    'stage = {is = "1", column = "Type"}': ('stage = {is = "1"}', "needs either a column or 'is'", "is = "),
    "on = 5.5": ('on = "Date Received"', "is no table", "docs/importing.md"),
    'event = "learning_approved"': ('event = "acknowledged"', "can't be imported", "by somebody else"),
    'event = "received"': ('event = "acknowledged"', "has its own table", "[received]"),
    'event = "calendar_applied"': ('event = "acknowledged"', "'calendar_applied' means nothing", "There are:"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_a_map_says_wrong_is_told_with_file_key_and_remedy(
    wrong: str, map_file: Path, register: Register
) -> None:
    right, reason, remedy = WRONG[wrong]
    assert right in MAP
    map_file.write_text(MAP.replace(right, wrong, 1), "utf-8")
    with pytest.raises(CoreError) as told:
        read_map(map_file, register.procedures)
    assert told.value.reason.startswith("In the map old.toml, ")
    assert reason in told.value.reason
    assert remedy in told.value.remedy


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "there is no 'procedure'"),
        ('procedure = "Type"\n[received]\non = "Day"', "there is no 'old_reference'"),
        ('procedure = "Type"\nold_reference = "Ref"\n[received]\nname = "Who"', r"\[received\] has no 'on'"),
        ("procedure = ", "can't be read"),
        (
            'procedure = "Type"\nold_reference = "Ref"\nextra = 1\n[received]\non = "Day"',
            "'extra' means nothing",
        ),
    ],
)
def test_a_map_that_says_too_little_or_nothing_readable_is_refused(
    text: str, reason: str, map_file: Path, register: Register
) -> None:
    map_file.write_text(text, "utf-8")
    with pytest.raises(CoreError, match=reason):
        read_map(map_file, register.procedures)


def test_a_column_that_the_file_has_not_is_told_with_the_nearest(
    map_file: Path, register: Register, bring_in: Import
) -> None:
    map_file.write_text(MAP.replace('team = "Team"', 'team = "Teams"'), "utf-8")
    with pytest.raises(CoreError) as told:
        bring_in([a_row(1)])
    assert "received.team names the column 'Teams'" in told.value.reason
    assert "Did you mean 'Team'?" in told.value.remedy


def test_a_value_can_be_left_out_and_an_empty_cell_can_stand_for_something(
    map_file: Path, register: Register, bring_in: Import
) -> None:
    from core.register.cases.read import case
    from tests.imports.conftest import TODAY

    text = MAP.replace('theme = "Category"', 'theme = {column = "Category", values = {"Not known" = ""}}')
    text = text.replace('team = "Team"', 'team = {column = "Team", default = "front_door"}')
    map_file.write_text(text, "utf-8")
    bring_in([a_row(1, Category="not  KNOWN", Team="")])
    there = case(register, "19-0001", today=TODAY)
    assert (there.theme, there.team) == ("", "front_door")


def test_a_guessed_map_brings_in_what_the_map_by_hand_does(
    register: Register, bring_in: Import, tmp_path: Path
) -> None:
    rows = many_rows(60)
    write_guess(register, csv_file(tmp_path / "old.csv", rows), tmp_path / "guess.toml")
    guessed = read_map(tmp_path / "guess.toml", register.procedures)
    by_hand = bring_in(rows, dry_run=True)
    assert bring_in(rows, mapping=guessed, dry_run=True) == by_hand
    assert by_hand.counts["new"] == 60


def test_a_guess_lists_the_values_that_it_could_not_place_and_the_columns_it_does_not_use(
    register: Register, tmp_path: Path
) -> None:
    rows = [
        a_row(1, Category="Parking"),
        a_row(2, Category="Parking"),
        a_row(3, How_Received="Carrier pigeon"),
    ]
    path = csv_file(tmp_path / "old.csv", rows)
    text = path.read_text("utf-8").replace("Case Ref", "Shoe size,Case Ref").replace("\nCMP", "\n44,CMP")
    path.write_text(text.replace("\r\nCMP", "\r\n44,CMP"), "utf-8")
    found = write_guess(register, path, tmp_path / "guess.toml")
    assert found.unplaced["received.theme"] == {"Parking": 2}
    assert found.unplaced["received.channel"] == {"Carrier pigeon": 1}
    assert "Shoe size" in found.left_over
    written = (tmp_path / "guess.toml").read_text("utf-8")
    assert '#   "Parking" = "?"   (2 rows)' in written
    assert "#   Shoe size" in written


def test_a_guess_never_overwrites_a_map(register: Register, tmp_path: Path, map_file: Path) -> None:
    with pytest.raises(CoreError, match="is there already"):
        write_guess(register, csv_file(tmp_path / "old.csv", [a_row(1)]), map_file)
    assert map_file.read_text("utf-8") == MAP


def test_a_guess_is_a_map_that_can_be_read_whatever_the_headings_hold(
    register: Register, tmp_path: Path
) -> None:
    path = tmp_path / "old.csv"
    path.write_text('Case Ref,Date Received,"A ""quoted"" \\ heading\u202e #"\n1,14/03/2019,x\n', "utf-8")
    write_guess(register, path, tmp_path / "guess.toml")
    assert read_map(tmp_path / "guess.toml", register.procedures).procedure.fixed == "childrens"
    assert "\u202e" not in (tmp_path / "guess.toml").read_text("utf-8")


def test_a_guess_finds_the_headings_below_a_title_what_says_nothing_and_years_of_two_digits(
    register: Register, bring_in: Import, tmp_path: Path
) -> None:
    rows = [
        a_row(1, Date_Acknowledged="n/a"),
        a_row(2, Date_Received="04/03/19", Date_Acknowledged="05/03/19"),
    ]
    path = csv_file(tmp_path / "old.csv", rows)
    path.write_text("Complaints,,\nPrinted by somebody\n\n" + path.read_text("utf-8"), "utf-8")
    found = write_guess(register, path, tmp_path / "guess.toml")
    assert (found.layout.headings, found.empty) == (4, ("n/a",))
    assert "Some years have two digits" in (tmp_path / "guess.toml").read_text("utf-8")
    summary = bring_in(path, mapping=read_map(tmp_path / "guess.toml", register.procedures))
    assert (summary.counts["new"], summary.written) == (2, True)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [("headings = 0", "no row"), ('delimiter = "ab"', "no single character"), ('empty = "n/a"', "no list")],
)
def test_a_file_that_is_described_wrong_is_told(
    wrong: str, reason: str, register: Register, map_file: Path
) -> None:
    map_file.write_text(MAP.replace("[file]", f"[file]\n{wrong}", 1), "utf-8")
    with pytest.raises(CoreError, match=reason):
        read_map(map_file, register.procedures)
