"""When the program fails, it says so plainly and prints nobody's data."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.project import ROOT

NAME = "Made-up Child Number Seven"


def run_with(
    command: str, tmp_path: Path, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `heard` with one more command, `fail`, whose body is given."""
    code = f"""
import sys
import cli.app, cli.main
from core.errors import BadInput, CoreError

@cli.app.app.command()
def fail(name: str = {NAME!r}) -> None:
    {command}

sys.argv = ["heard", *{list(arguments)!r}]
cli.main.run()
"""
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), **variables}
    return subprocess.run(
        [sys.executable, "-c", code], check=False, cwd=ROOT, env=environment, capture_output=True
    )


def logs(tmp_path: Path) -> list[Path]:
    return list(tmp_path.rglob("crash.log"))


FAULTS = [
    "raise ValueError(name)",
    "{}[name]",
    "raise RuntimeError from KeyError(name)",
    "raise type('Odd', (BaseExceptionGroup,), {})(name, [ValueError(name)])",
    "assert name == '', name",
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_exits_1_with_plain_sentences_and_no_data(fault: str, tmp_path: Path):
    run = run_with(fault, tmp_path, "fail")
    said = (run.stdout + run.stderr).decode()
    assert run.returncode == 1
    assert NAME not in said
    assert "Traceback" not in said
    assert "Heard stopped on a fault of its own." in said


def test_the_log_says_where_and_holds_no_data(tmp_path: Path):
    run = run_with("raise ValueError(name)", tmp_path, "fail")
    (log,) = logs(tmp_path)
    assert str(log) in run.stderr.decode()
    assert "in fail" in log.read_text()
    assert "ValueError" in log.read_text()
    assert NAME not in log.read_text()


def test_the_log_is_for_its_owner_alone(tmp_path: Path):
    run_with("raise ValueError(name)", tmp_path, "fail")
    (log,) = logs(tmp_path)
    assert log.stat().st_mode & 0o077 == 0


def test_a_log_that_cannot_be_written_is_said_and_hides_nothing(tmp_path: Path):
    (tmp_path / ".local").write_text("a file where the folder should be")
    run = run_with("raise ValueError(name)", tmp_path, "fail", XDG_STATE_HOME=str(tmp_path / ".local"))
    assert run.returncode == 1
    assert "could not be written down" in run.stderr.decode()


def test_an_error_for_people_is_its_two_sentences_and_exit_1(tmp_path: Path):
    run = run_with("raise CoreError('It broke.', remedy='Mend it.')", tmp_path, "fail")
    assert (run.returncode, run.stderr) == (1, b"It broke.\nMend it.\n")


def test_a_bad_argument_exits_2(tmp_path: Path):
    run = run_with("raise BadInput('No such day.', remedy='Type another.')", tmp_path, "fail")
    assert (run.returncode, run.stderr) == (2, b"No such day.\nType another.\n")


def test_an_unknown_command_exits_2_and_says_so(tmp_path: Path):
    run = run_with("pass", tmp_path, "nothing-like-this")
    assert run.returncode == 2
    assert b"No such command" in run.stderr


def test_what_was_typed_is_shown_inert(tmp_path: Path):
    run = run_with("pass", tmp_path, "\x1b]52;c;aGVsbG8=\x07")
    assert run.returncode == 2
    assert b"\x1b" not in run.stderr + run.stdout


def test_interrupting_exits_130_without_a_word_of_python(tmp_path: Path):
    run = run_with("raise KeyboardInterrupt", tmp_path, "fail")
    assert run.returncode == 130
    assert b"Traceback" not in run.stderr


def test_a_reader_who_left_is_no_fault(tmp_path: Path):
    command = [
        sys.executable,
        "-c",
        "import sys; sys.argv = ['heard', '--help']\nfrom cli.main import run\nrun()",
    ]
    read, write = os.pipe()
    os.close(read)
    try:
        run = subprocess.run(command, check=False, cwd=ROOT, stdout=write, stderr=subprocess.PIPE)
    finally:
        os.close(write)
    assert run.stderr == b""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_of_any_encoding_gets_an_answer(encoding: str, tmp_path: Path):
    run = run_with(
        "import typer; typer.echo('£5 – Ŵŷn \\ud800')",
        tmp_path,
        "fail",
        PYTHONIOENCODING=encoding,
        LC_ALL="C",
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


def test_version_names_the_program(tmp_path: Path):
    run = run_with("pass", tmp_path, "--version")
    assert run.returncode == 0
    assert run.stdout.startswith(b"heard ")
