"""The guide for an IT department, followed: its own commands, cut out of its text, in a bare folder, by a second user."""

import os
import pwd
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.project import ROOT
from tests.house.test_deployment import GUIDE

HEARD = Path(sys.executable).with_name("heard")
ACCOUNT = f"heardtest{os.getpid()}"
PLACES = ("/srv/heard", "/var/backups/heard", "/srv/www")

pytestmark = pytest.mark.skipif(
    shutil.which("sqlite3") is None and not os.environ.get("CI"), reason="sqlite3 is not here; CI installs it"
)


@dataclass(frozen=True)
class Server:
    """A bare folder that stands in for the server, and the account that stands in for `heard`; none where root is not."""

    root: Path
    program: Path
    account: str | None

    def follow(self, section: str) -> list["subprocess.CompletedProcess[str]"]:
        """Run every command of a section as it stands, with the folder for the server's and the account for `heard`."""
        return [self._run(command) for command in commands(section)]

    def _run(self, command: str) -> "subprocess.CompletedProcess[str]":
        for place in PLACES:
            command = command.replace(place, f"{self.root}{place}")
        command = re.sub(r"(^|[ -] ?)heard (?=init|users|verify|site)", rf"\1{self.program} ", command)
        if self.account is None:
            if command.startswith(("useradd", "usermod")):
                command = f"mkdir -p {self.root}/srv/heard"
            command = command.replace("runuser -u heard -- ", "").replace("-o heard -g heard ", "")
        else:
            command = re.sub(r"(?<![/\w])heard(?=$| --)", self.account, command)
            command = command.replace("-u heard ", f"-u {self.account} ")
            command = command.replace("-o heard -g heard", f"-o {self.account} -g {self.account}")
        return subprocess.run(
            ["sh", "-c", command], cwd="/", env={**os.environ, "HEARD_TODAY": ""},
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def owner(self, path: str) -> str:
        """Whose a path of the server is."""
        return pwd.getpwuid((self.root / path).stat().st_uid).pw_name


def commands(section: str) -> list[str]:
    """The commands of a section, each as it stands; none of a file that is shown, or of another program's own."""
    (text,) = re.findall(rf"^## {section}\n(.*?)(?=^## |\Z)", GUIDE, re.DOTALL | re.MULTILINE)
    lines = re.findall(r"^    (\S.*)$", text, re.MULTILINE)
    return [line for line in lines if line.split()[0] in ("useradd", "usermod", "install", "runuser")]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    root = Path(tempfile.mkdtemp(prefix="heard-guide-"))
    root.chmod(0o755)
    for place in PLACES:
        (root / place[1:]).parent.mkdir(parents=True, exist_ok=True)
    (root / "var" / "backups" / "heard").mkdir(parents=True)
    program = program_for_others(root) if os.geteuid() == 0 else None
    account = ACCOUNT if program else None
    try:
        yield Server(root, program or HEARD, account)
    finally:
        if account:
            subprocess.run(["userdel", account], check=False, capture_output=True)
        shutil.rmtree(root)


def program_for_others(root: Path) -> Path | None:
    """This program as another account can start it: as it is, or by the system's own Python; None where neither goes."""
    own = root / "heard"
    paths = f"{ROOT}:{sysconfig.get_path('purelib')}"
    run = f'PYTHONPATH={paths} exec /usr/bin/python3 -B -c "from cli.main import run; run()" "$@"'
    own.write_text(f"#!/bin/sh\n{run}\n", "utf-8")
    own.chmod(0o755)
    for program in (HEARD, own):
        asked = ["runuser", "-u", "nobody", "--", program, "case", "list", "--home", "/nowhere"]
        said = subprocess.run(asked, cwd="/", check=False, capture_output=True, text=True)
        if "There is no register at /nowhere" in said.stderr:
            return program
    return None


def test_the_guide_is_followed_to_the_letter(server: Server) -> None:
    followed = server.follow("An account that owns the register")
    assert [done.stderr for done in followed if done.returncode] == []
    home = server.root / "srv" / "heard"
    assert home.stat().st_mode & 0o777 == 0o700
    whose = {server.owner(path) for path in ("srv/heard", "srv/heard/register.db", "srv/heard/content")}
    assert len(whose) == 1 and (server.account is None or whose == {server.account})

    followed = server.follow("Back up")
    assert [done.stderr for done in followed if done.returncode] == []
    assert sum("nothing differs" in done.stdout for done in followed) == 2
    assert server.owner("srv/heard/register.db") in whose
    assert (home / "register.db").stat().st_mode & 0o777 == 0o600

    folder, build = server.follow("Publish")
    assert folder.returncode == 0
    assert build.returncode != 0 and "TO BE FILLED IN" in build.stderr + build.stdout
    assert server.owner("srv/www") in whose


def test_every_command_of_the_guide_is_one_that_there_is() -> None:
    named = re.findall(r"^    runuser -u heard -- heard (\S+(?: [a-z]+)?)", GUIDE, re.MULTILINE)
    assert {name.split()[0] for name in named} >= {"init", "users", "verify", "site", "remind"}
    for name in named:
        words = [word for word in name.split() if not word.startswith("-")]
        shown = subprocess.run([HEARD, *words, "--help"], check=False, capture_output=True)
        assert shown.returncode == 0, name
