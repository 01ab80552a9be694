"""`heard desk` beside a demonstration says where it is, and how it is opened."""

import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.registers import copy_of_new

HEARD = (sys.executable, "-c", "from cli.main import run; run()")


def test_without_a_register_the_demonstration_in_this_folder_is_named(tmp_path: Path) -> None:
    copy_of_new(tmp_path / ".demo", today=date(2026, 3, 2), by="amy", demonstration=True)
    mine, terminal = pty.openpty()
    said = subprocess.run(
        [*HEARD, "desk", "--home", str(tmp_path / "none"), "--as", "amy"],
        cwd=tmp_path, env=os.environ | {"TERM": "xterm", "PYTHONPATH": str(Path.cwd())}, check=False,
        stdin=terminal, stdout=terminal, stderr=terminal,
    )  # fmt: skip
    words = os.read(mine, 4096).decode()
    assert said.returncode == 1
    assert "The demonstration is in ./.demo." in words and "heard desk --home .demo" in words
