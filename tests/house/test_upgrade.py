"""A newer program is a newer version, and an upgrade to it changes what is installed (deployment.md, "Upgrade")."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.version import SERIES, version_of
from docs.wheel import build
from tests.house.project import ROOT, tracked_files


def git(folder: Path, *words: str, at: str = "2026-03-12T09:30:05+00:00") -> None:
    names = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Sample"), ("EMAIL", "sample@example.org"), ("DATE", at))
    }
    subprocess.run(["git", *words], cwd=folder, check=True, env=os.environ | names, stdout=subprocess.DEVNULL)


def landed(folder: Path, at: str) -> str:
    """A commit of everything at a time, and the version that it has."""
    git(folder, "add", "-A", at=at)
    git(folder, "commit", "-qm", "A landing", at=at)
    return version_of(folder)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of this program with nothing committed yet."""
    folder = tmp_path / "checkout"
    for path in tracked_files():
        if path.is_file():
            target = folder / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    git(folder, "init", "-q", "-b", "main")
    return folder


def test_every_landing_has_a_later_version_than_the_one_before(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    versions = []
    for number, at in enumerate(
        ("2026-03-12T09:30:05+00:00", "2026-03-12T23:59:59+00:00", "2026-03-13T00:00:01+00:00")
    ):
        (tmp_path / "file").write_text(str(number))
        versions.append(landed(tmp_path, at))
    assert versions == [f"{SERIES}.20260312.93005", f"{SERIES}.20260312.235959", f"{SERIES}.20260313.1"]
    assert [[int(part) for part in one.split(".")] for one in versions] == sorted(
        [int(part) for part in one.split(".")] for one in versions
    )


def test_a_checkout_whose_commits_cannot_be_read_is_not_built_under_some_other_version(
    tmp_path: Path,
) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(RuntimeError, match="can't be read"):
        version_of(tmp_path)


def test_an_upgrade_to_the_newer_wheel_changes_what_is_installed(checkout: Path, tmp_path: Path) -> None:
    first = landed(checkout, "2026-03-12T09:30:05+00:00")
    older = build(tmp_path / "older", checkout=checkout)
    (checkout / "core" / "money.py").write_text("NEWER = True\n")
    second = landed(checkout, "2026-03-12T09:30:06+00:00")
    newer = build(tmp_path / "newer", checkout=checkout)
    assert (first in older.name, second in newer.name) == (True, True)
    place = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    python = place / "bin" / "python"
    for wheel in (older, newer):
        command = [str(python), "-m", "pip", "install", "--no-deps", "--no-index", str(wheel)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert "already installed" not in said
    asked = (
        "import core.money; from importlib.metadata import version; print(version('heard'), core.money.NEWER)"
    )
    answer = subprocess.run(
        [str(python), "-c", asked], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    assert answer.split() == [second, "True"]
    assert re.fullmatch(r"[0-9.]+", second)
