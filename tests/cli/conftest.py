import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli import main
from tests.registers import copy_of_new


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Heard = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "register"


@pytest.fixture
def heard(home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Heard:
    """Run a command as `heard ...` does, on a day (`day=`), as Amy unless said otherwise."""
    monkeypatch.setenv("HEARD_HOME", str(home))
    monkeypatch.setenv("HEARD_USER", "amy")

    def run(*words: str, day: str = "2026-03-02") -> Said:
        monkeypatch.setenv("HEARD_TODAY", day)
        monkeypatch.setattr("sys.argv", ["heard", *words])
        capfd.readouterr()
        code: Any = 0
        try:
            main.run()
        except SystemExit as ended:
            code = ended.code or 0
        out, err = capfd.readouterr()
        return Said(int(code), out, err)

    return run


@pytest.fixture
def made(heard: Heard, home: Path) -> Heard:
    """The same, with a register there as `heard init --demonstration` makes it: it takes the days of tests."""
    copy_of_new(home, today=date(2026, 3, 2), by="amy", demonstration=True)
    return heard
