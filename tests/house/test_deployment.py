"""The units that the guide for an IT department gives can be used as they stand."""

import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from itertools import takewhile
from pathlib import Path
from textwrap import dedent

import pytest

from tests.house.project import ROOT

GUIDE = (ROOT / "docs" / "deployment.md").read_text("utf-8")
UNIT = re.compile(r"^    # /etc/systemd/system/(\S+)\n((?:    .*\n|\n(?=    \[))+)", re.MULTILINE)
UNITS = {name: dedent(text) for name, text in UNIT.findall(GUIDE)}


def read(name: str) -> ConfigParser:
    """A unit as sections of keys; what stands in one twice is an error."""
    parser = ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(UNITS[name])
    return parser


def test_there_is_a_timer_for_reminders_the_website_the_backup_and_verifying() -> None:
    assert set(UNITS) == {
        f"heard-{what}.{kind}"
        for what in ("remind", "site", "backup", "verify")
        for kind in ("service", "timer")
    }


@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".timer")])
def test_a_timer_runs_the_service_of_its_name_and_catches_up(name: str) -> None:
    assert name.replace(".timer", ".service") in UNITS
    unit = read(name)
    assert unit["Timer"]["Persistent"] == "yes"
    assert unit["Install"]["WantedBy"] == "timers.target"


def test_the_backup_runs_what_the_guide_runs_by_hand() -> None:
    service = read("heard-backup.service")["Service"]
    assert service["User"] == "heard"
    for key in ("ExecStart", "ExecStartPost"):
        _, _, command = service[key].partition("/usr/bin/")
        assert f"    runuser -u heard -- {command}\n" in GUIDE


@pytest.mark.parametrize(
    "name", [name for name in UNITS if name.endswith(".service") and name != "heard-backup.service"]
)
def test_a_service_runs_a_command_that_there_is_with_options_that_it_takes(name: str) -> None:
    service = read(name)["Service"]
    assert (service["Type"], service["User"]) == ("oneshot", "heard")
    program, *words = service["ExecStart"].split()
    assert program == "/opt/heard/bin/heard"
    commands = list(takewhile(lambda word: not word.startswith("--"), words))
    help_of = [sys.executable, "-m", "cli.main", *commands, "--help"]
    known = subprocess.run(help_of, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert [word for word in words if word.startswith("--") and word not in known] == []


def test_systemd_finds_nothing_wrong_with_them(tmp_path: Path) -> None:
    """Where the machine has systemd's own checker; elsewhere the tests above have read them."""
    checker = shutil.which("systemd-analyze")
    for name, text in UNITS.items():
        (tmp_path / name).write_text(
            text.replace("/opt/heard/bin/heard", "/bin/true").replace("/usr/bin/sqlite3", "/bin/true")
        )
    if checker:
        command = [checker, "verify", "--man=no", *(str(tmp_path / name) for name in UNITS)]
        said = subprocess.run(command, check=False, capture_output=True, text=True)
        about_ours = [line for line in said.stderr.splitlines() if "heard-" in line]
        assert (said.returncode, about_ours) == (0, []), said.stderr
