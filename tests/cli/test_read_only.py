"""Reading needs no writing: a register that nobody may write, and one on a full disk, are read as they stand."""

import ctypes
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from core.register.open import FILE
from tests.house.project import ROOT
from tests.registers import copy_of_new

DROP_RIGHT, WRITES_ANYWHERE, READS_ANYWHERE = 24, 1, 2
"""As Linux numbers them: without these two rights an administrator, too, may only do what a file's mode says."""
READING = (
    ("verify",),
    ("case", "list"),
    ("case", "show", "26-0001"),
    ("case", "find", "sample"),
    ("tasks",),
    ("figures", "2025-26"),
    ("letter", "list", "26-0001"),
)
EXPORT = ("export", "cases", "--out", "x.csv")
IN_TURN = """
import json, os, sys
from cli import main
codes = {}
for words in json.loads(sys.argv[1]):
    sys.argv[:] = ["heard", *words]
    try:
        codes[" ".join(words)] = main.exit_code()
    except SystemExit as ended:
        codes[" ".join(words)] = ended.code or 0
os.write(2, json.dumps(codes).encode())
"""
"""Runs commands one after another in one process, and says each one's exit code on the last line."""


def bound_by_modes() -> None:
    """In a process about to begin: what a file's mode forbids is forbidden."""
    for right in (WRITES_ANYWHERE, READS_ANYWHERE):
        ctypes.CDLL(None).prctl(DROP_RIGHT, right, 0, 0, 0)


def without_room() -> None:
    """In a process about to begin: not a byte can be written into any file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def run(home: Path, before: Callable[[], None], *words: str) -> subprocess.CompletedProcess[str]:
    return _python(home, before, "-m", "cli.main", *words)


def answers_of(
    home: Path, before: Callable[[], None], commands: Sequence[Sequence[str]], folder: Path
) -> dict[str, int]:
    """The exit code of each command, run in a folder."""
    answer = _python(home, before, "-c", IN_TURN, json.dumps(commands), folder=folder)
    assert answer.returncode == 0, answer.stderr
    codes: dict[str, int] = json.loads(answer.stderr.splitlines()[-1])
    return codes


def _python(
    home: Path, before: Callable[[], None], *words: str, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "HEARD_HOME": str(home), "HEARD_USER": "amy", "HEARD_TODAY": "2026-03-02"}
    surroundings["PYTHONPATH"] = str(ROOT)
    return subprocess.run(
        [sys.executable, *words],
        preexec_fn=before,
        env=surroundings,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def content_of(home: Path) -> dict[str, bytes]:
    """Everything in a register's folder."""
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = copy_of_new(
        tmp_path_factory.mktemp("made") / "register", today=date(2026, 3, 2), by="amy", demonstration=True
    )
    new = ("case", "new", "--procedure", "childrens", "--by", "child", "--name", "Sample Child")
    assert run(home, lambda: None, *new).returncode == 0
    return home


@pytest.fixture
def filled(_made: Path, tmp_path: Path) -> Path:
    """A register with a case in it, which no program has open."""
    return Path(shutil.copytree(_made, tmp_path / "register"))


@pytest.fixture
def for_reading(filled: Path) -> Iterator[Path]:
    """The same, of which nothing may be written: neither the files nor the folders."""
    places = [filled, *filled.rglob("*")]
    for path in places[::-1]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield filled
    for path in places:
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_what_only_reads_works_where_nothing_may_be_written(for_reading: Path, tmp_path: Path) -> None:
    before = content_of(for_reading)
    answers = answers_of(for_reading, bound_by_modes, (*READING, EXPORT), tmp_path)
    assert set(answers.values()) == {0}, answers
    assert content_of(for_reading) == before


def test_what_writes_is_told_that_nothing_may_be_written(for_reading: Path) -> None:
    answer = run(for_reading, bound_by_modes, "case", "record", "26-0001", "acknowledged")
    assert answer.returncode == 1
    assert "read-only" in answer.stderr
    assert "Nothing was written" in answer.stderr


def test_verify_finds_what_was_changed_where_nothing_may_be_written(filled: Path) -> None:
    with sqlite3.connect(filled / FILE) as connection:
        connection.execute("INSERT INTO case_search(case_search) VALUES ('delete-all')")
    connection.close()
    (filled / FILE).chmod(0o444)
    answer = run(filled, bound_by_modes, "verify")
    assert answer.returncode == 1
    assert "26-0001" in answer.stdout


def test_entries_that_are_only_beside_the_file_are_never_left_out(filled: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(filled / FILE)
    connection.execute("PRAGMA wal_autocheckpoint=0")
    with connection:
        connection.execute("INSERT INTO meta(key, value) VALUES ('of a test', 'x')")
    copy = Path(shutil.copytree(filled, tmp_path / "copy"))
    connection.close()
    (copy / f"{FILE}-shm").unlink()
    copy.chmod(0o555)
    answer = run(copy, bound_by_modes, "case", "list")
    copy.chmod(0o755)
    assert answer.returncode == 1
    assert f"{FILE}-wal" in answer.stderr


def test_what_only_reads_works_on_a_full_disk(filled: Path, tmp_path: Path) -> None:
    answers = answers_of(filled, without_room, READING, tmp_path)
    assert set(answers.values()) == {0}, answers


def test_a_full_disk_is_called_full_and_loses_nothing(filled: Path) -> None:
    answer = run(filled, without_room, "case", "record", "26-0001", "acknowledged")
    assert answer.returncode == 1
    assert "The disk is full" in answer.stderr
    assert "failed" not in answer.stderr
    assert run(filled, lambda: None, "verify").returncode == 0
