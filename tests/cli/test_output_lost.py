"""What a command recorded is acknowledged, even where nobody can read its answer: another exit code, and said again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Heard

NEW = ("case", "new", "--procedure", "childrens", "--by", "child")


def shell(command: str, home: Path, *, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A real process with a real shell's redirections; `heard` in the command is this program."""
    program = f"{sys.executable} -c 'from cli.main import run; run()'"
    environment = os.environ | {"HEARD_HOME": str(home), "HEARD_USER": "amy", "HEARD_TODAY": "2026-03-02"}
    return subprocess.run(
        ["bash", "-c", command.replace("heard ", f"{program} ", 1)],
        env=environment, input=stdin, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("where", [">/dev/full", ">&-"])
def test_a_lost_output_is_no_lost_write_and_says_the_reference(made: Heard, home: Path, where: str) -> None:
    said = shell(f"heard {' '.join(NEW)} {where}", home)
    assert said.returncode == 4
    assert "What was recorded stands." in said.stderr
    assert "26-0001" in said.stderr
    assert made("case", "list", "--json").json[0]["reference"] == "26-0001"


@pytest.mark.parametrize("where", [">/dev/full", ">&-"])
def test_a_list_that_nobody_can_read_is_no_fault_of_the_program(made: Heard, home: Path, where: str) -> None:
    assert made(*NEW).code == 0
    said = shell(f"heard case list {where}", home)
    assert said.returncode == 4
    assert "Traceback" not in said.stderr
    assert "fault of its own" not in said.stderr


def test_a_write_that_was_lost_keeps_its_own_code(made: Heard, home: Path) -> None:
    assert shell("heard case new --procedure nothing >/dev/full", home).returncode == 2
    assert made("case", "list", "--json").json == []


def test_a_reader_who_has_seen_enough_ends_a_long_output_in_silence(made: Heard, home: Path) -> None:
    said = shell("heard procedure events childrens --json | head -1; exit ${PIPESTATUS[0]}", home)
    assert (said.returncode, said.stdout, said.stderr) == (4, "[\n", "")


def test_without_standard_error_too_nothing_breaks(made: Heard, home: Path) -> None:
    assert shell(f"heard {' '.join(NEW)} >&- 2>&-", home).returncode == 4
    assert len(made("case", "list", "--json").json) == 1
