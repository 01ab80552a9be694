"""Every command that writes a file: whole, for its owner alone, and through no link that somebody laid in its way."""

import stat
from pathlib import Path

import pytest

from tests.cli.by_command import opened
from tests.cli.conftest import Heard

WRITERS = {
    "csv": ("export", "cases", "--out", "F.csv"),
    "xlsx": ("export", "cases", "--format", "xlsx", "--out", "F.xlsx"),
    "jsonl": ("export", "events", "--format", "jsonl", "--words", "--out", "F.jsonl"),
    "list": ("case", "list", "--out", "F.csv"),
    "letter as text": ("letter", "write", "26-0001", "acknowledgement", "--out", "F.txt"),
    "letter for Word": ("letter", "write", "26-0001", "acknowledgement", "--out", "F.docx"),
    "chase": ("chase", "letter", "26-0001", "--out", "F.txt"),
    "diary": ("calendar", "export", "--out", "F.ics"),
    "messages": ("remind", "--force-time", "--to", "F.txt"),
    "words": ("vocabulary", "write", "F.toml"),
}
KEEPS_A_NAME = [name for name in WRITERS if name not in ("diary", "messages")]
"""Those that refuse a name that is taken; a diary and the day's messages are written anew under the same one."""


@pytest.fixture
def folder(made: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that others may write in, with a case in the register beside it."""
    opened(made, "childrens", by="child", name="Sample Child")
    place = tmp_path / "shared"
    place.mkdir()
    place.chmod(0o777)
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def victim(home: Path) -> Path:
    """A file of the register's own, which must stay as it is."""
    return home / "content" / "council.toml"


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_is_for_its_owner_alone_whatever_was_laid_beside_it(
    made: Heard, folder: Path, victim: Path, name: str
) -> None:
    before = victim.read_bytes()
    planted = folder / f"{WRITERS[name][-1]}.unfinished"
    planted.symlink_to(victim)
    said = made(*WRITERS[name], day="2026-03-11")
    assert (said.code, said.err) == (0, "")
    assert victim.read_bytes() == before
    assert {path.name for path in folder.iterdir()} == {planted.name, WRITERS[name][-1]}
    file = folder / WRITERS[name][-1]
    assert file.stat().st_size > 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", WRITERS)
def test_a_link_that_somebody_laid_under_the_name_is_never_written_through(
    made: Heard, folder: Path, victim: Path, name: str
) -> None:
    before = victim.read_bytes()
    link = folder / WRITERS[name][-1]
    link.symlink_to(victim)
    said = made(*WRITERS[name], day="2026-03-11")
    assert victim.read_bytes() == before
    assert said.code in ((1, 2) if name in KEEPS_A_NAME else (0,))
    assert link.is_symlink() == (name in KEEPS_A_NAME)


@pytest.mark.parametrize("name", KEEPS_A_NAME)
def test_a_link_to_nowhere_makes_no_file_where_it_points(made: Heard, folder: Path, name: str) -> None:
    nowhere = folder.parent / "elsewhere"
    (folder / WRITERS[name][-1]).symlink_to(nowhere)
    assert made(*WRITERS[name], day="2026-03-11").code in (1, 2)
    assert not nowhere.exists()


def test_a_folder_that_is_not_there_is_named_in_words(made: Heard, folder: Path) -> None:
    for name in ("csv", "chase", "diary", "messages"):
        words = [word.replace("F.", "none/F.") for word in WRITERS[name]]
        said = made(*words, day="2026-03-11")
        assert (said.code, "can't be written: there is no such file or folder" in said.err) == (1, True), name
