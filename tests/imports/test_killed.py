"""An import that is ended from outside, at any moment, leaves the register as it was and nothing running."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.register.open import open_register
from core.register.verify import verify
from tests.imports.conftest import TODAY
from tests.imports.old_system import MAP, csv_file, many_rows
from tests.register.made import events_in

PATIENCE = 300.0
"""Seconds after which the test gives up: it waits for what it sees, and this is only for what never comes."""

HELD_UP = """
import time, typer
import cli.imports
from cli.main import run

echo, cli.imports.EVERY = typer.echo, 2_500
def say_and_wait(message, **how):
    echo(message, **how)
    if %r in str(message):
        time.sleep(600)
typer.echo = say_and_wait
run()
"""
"""The program, held up where it has said how far it is: so that it is ended there, however fast the machine is."""


def running_in(session: int) -> list[str]:
    """The processes of a session that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if fields[3] == str(session) and fields[0] not in ("Z", "X"):
            found.append(stat.parent.name)
    return found


@pytest.mark.parametrize("when", ["checked", "written"])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_import_that_is_ended_leaves_nothing(
    how: signal.Signals, when: str, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "old.toml").write_text(MAP, "utf-8")
    file = csv_file(tmp_path / "old.csv", many_rows(2_700))
    before = events_in(home)
    words = ["import", str(file), "--map", str(tmp_path / "old.toml"), "--home", str(home), "--as", "amy"]
    started = subprocess.Popen(
        [sys.executable, "-c", HELD_UP % when, *words],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        env={**os.environ, "HEARD_TODAY": TODAY.isoformat()},
    )
    assert started.stderr is not None
    assert any(when in line for line in started.stderr)
    if how is signal.SIGKILL:
        started.kill()
    else:
        os.killpg(started.pid, how)
    said = started.communicate(timeout=PATIENCE)[1]
    until = time.monotonic() + PATIENCE
    while running_in(started.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert running_in(started.pid) == []
    assert "Traceback" not in said
    assert events_in(home) == before
    register = open_register(home, reader="amy", today=TODAY)
    assert verify(register, today=TODAY).differences == ()
    register.close()
