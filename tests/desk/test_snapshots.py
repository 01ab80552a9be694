"""Every screen looks as it did when somebody last looked at it: two states each, as plain text."""

import difflib
from pathlib import Path

import pytest

from tests.desk.shown import ALL, SNAPSHOTS, Registers, Shown, kinds, pictures
from tui.intake.new_case import NewCaseScreen

LOOK = "run `just snapshots`, then look at what changed"


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    return Registers(tmp_path_factory.mktemp("registers"))


@pytest.mark.parametrize("shown", ALL, ids=lambda shown: shown.name)
async def test_a_screen_is_as_its_snapshots_have_it(
    shown: Shown, registers: Registers, tmp_path: Path
) -> None:
    for file, text in (await pictures(shown, registers, tmp_path)).items():
        kept = file.read_text("utf-8") if file.exists() else ""
        differ = difflib.unified_diff(
            kept.splitlines(), text.splitlines(), file.name, "the desk", lineterm=""
        )
        assert kept == text, "\n".join([LOOK, *differ])


def test_every_screen_has_its_snapshots() -> None:
    left = kinds() - {shown.kind for shown in ALL}
    assert left == set(), "name them in tui/places.py, and in tests/desk/shown.py what they are made with"


def test_a_screen_that_nothing_shows_is_found() -> None:
    assert NewCaseScreen in kinds() - {shown.kind for shown in ALL if shown.name != "new_case"}


def test_no_snapshot_is_left_of_a_screen_that_is_gone() -> None:
    wanted = {f"{shown.name}.{state}.txt" for shown in ALL for state in ("bare", "filled")}
    assert {path.name for path in SNAPSHOTS.iterdir()} == wanted, LOOK


@pytest.mark.parametrize("path", sorted(SNAPSHOTS.iterdir()), ids=lambda path: path.name)
def test_a_snapshot_names_no_machine_and_shows_nothing_cut_by_the_edge(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert max(len(line) for line in lines) <= (80 if path.stem.endswith("bare") else 120)
    assert not any("/tmp" in line or "pytest" in line for line in lines)
