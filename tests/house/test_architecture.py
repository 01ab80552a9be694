"""The page that shows the house on one screen names the rooms that there are, all of them, and no others."""

import re

import pytest

from tests.house.project import PARTS, ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
NAMED = set(re.findall(r"`([a-z_/]+)`", PAGE))


def rooms() -> list[str]:
    """Every folder of code, but those of the migrations, which nobody enters by hand."""
    folders = {path.parent for part in PARTS for path in (ROOT / part).rglob("*.py")}
    return sorted(str(folder.relative_to(ROOT)) for folder in folders if "migrations" not in folder.parts)


@pytest.mark.parametrize("room", rooms())
def test_every_room_stands_on_the_page_by_its_path_or_its_noun(room: str) -> None:
    assert {room, f"{room}/", room.rpartition("/")[2]} & NAMED, f"{room} is not in docs/architecture.md"


@pytest.mark.parametrize("path", sorted(name for name in NAMED if "/" in name))
def test_every_path_on_the_page_is_there(path: str) -> None:
    assert (ROOT / path).exists(), path


def test_the_page_is_one_screen() -> None:
    assert len(PAGE.splitlines()) <= 60
