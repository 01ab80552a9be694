"""HEARD_TODAY moves the day of a demonstration, and of no real register, whichever door is tried."""

import os
import pty
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Heard
from tests.register.made import events_in, sql
from tests.registers import copy_of_new

NEW = ("case", "new", "--procedure", "childrens", "--by", "child", "--json")
DAY = "2026-03-02"
HEARD = (sys.executable, "-c", "from cli.main import run; run()")


@pytest.fixture
def real(home: Path) -> Path:
    """A real register, as `heard init` makes it."""
    return copy_of_new(home, today=date(2026, 3, 2), by="amy")


@pytest.mark.parametrize(
    "words",
    [
        NEW,
        ("case", "record", "26-0001", "acknowledged"),
        ("case", "list"),
        ("tasks",),
        ("remind", "--dry-run"),
        ("chase", "due"),
        ("calendar", "update"),
        ("calendar", "add", "2026-06-15", "A day", "--source", "The Gazette"),
        ("release", "freeze", "2024-25"),
        ("release", "import", "figures.json"),
        ("import", "old.csv", "--map", "old.toml"),
        ("figures", "2024-25"),
        ("site", "build", "--demo"),
        ("due", "--procedure", "childrens", "--clock", "CA-S1", "--start", "today"),
        ("users", "list"),
        ("verify",),
        ("rebuild",),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_real_register_refuses_a_made_up_day_in_words(heard: Heard, real: Path, words: tuple[str, ...]):
    before = events_in(real)
    said = heard(*words, day=DAY)
    assert said.code == 2, said.out + said.err
    assert f"HEARD_TODAY is set to {DAY}. The register in {real} is a real one" in said.err
    assert "Unset HEARD_TODAY" in said.err
    assert events_in(real) == before


def test_the_desk_refuses_it_before_it_paints(real: Path) -> None:
    desk, terminal = pty.openpty()
    environment = os.environ | {"HEARD_TODAY": DAY, "HEARD_HOME": str(real), "TERM": "xterm"}
    opened = subprocess.run(
        [*HEARD, "desk", "--as", "amy"],
        check=False,
        env=environment,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    said = os.read(desk, 4096).decode()
    assert opened.returncode == 2
    assert "HEARD_TODAY is set to" in said and "Unset HEARD_TODAY" in said


def test_a_folder_that_is_named_on_the_command_line_is_no_way_round(heard: Heard, real: Path, tmp_path: Path):
    link = tmp_path / "link"
    link.symlink_to(real)
    for folder in (str(real), f"{real}/.", str(link)):
        assert heard("case", "list", "--home", folder, day=DAY).code == 2
    content = str(real / "content")
    assert heard("site", "build", "--demo", "--content", content, day=DAY).code == 2
    assert heard("release", "list", "--content", content, day=DAY).code == 2


def test_a_register_that_is_made_on_a_made_up_day_is_a_demonstration(heard: Heard, home: Path) -> None:
    refused = heard("init", day=DAY)
    assert refused.code == 2 and "real register" in refused.err and "--demonstration" in refused.err
    assert not (home / "register.db").exists()
    made = heard("init", "--demonstration", day=DAY)
    assert made.code == 0 and "demonstration" in made.out
    assert heard(*NEW, day="2026-03-05").code == 0
    assert sql(home, "SELECT max(recorded_at) FROM journal")[0][0].startswith("2026-03-05")


def test_on_the_day_of_the_calendar_a_real_register_works(heard: Heard, real: Path) -> None:
    assert heard(*NEW, day="").code == 0


def test_a_real_register_can_not_be_declared_a_demonstration(heard: Heard, real: Path) -> None:
    sql(real, "UPDATE meta SET value = 'yes' WHERE key = 'demonstration'")
    assert heard(*NEW, day=DAY).code == 2


def test_a_demonstration_that_somebody_copies_stays_one(made: Heard, home: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(home, tmp_path / "copy")
    assert made(*NEW, "--home", str(copied), day="2026-04-01").code == 0
