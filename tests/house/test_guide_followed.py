"""The guide for an IT department, followed: its own commands, cut out of its text, in a bare folder, by a second user.

Install, the account, reminders, the backup and the restore, publishing and an upgrade to a newer wheel, in the guide's
order. In CI the parts come from the package registry as the guide has it; elsewhere those of this environment are lent.
"""

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

from docs.wheel import build
from tests.cli.test_remind import Box
from tests.house.project import ROOT
from tests.house.test_deployment import GUIDE
from tests.house.test_upgrade import checkout as copied_checkout
from tests.house.test_upgrade import landed

ACCOUNT = f"heardtest{os.getpid()}"
PLACES = ("/srv/heard", "/var/backups/heard", "/srv/www", "/opt/heard", "/usr/local/bin")
PROGRAMS = ("useradd", "usermod", "install", "runuser", "python3", "ln", "/opt/heard/bin/pip")
OLD_DAY = "2026-03-12T09:30:05+00:00"

pytestmark = pytest.mark.skipif(
    shutil.which("sqlite3") is None and not os.environ.get("CI"), reason="sqlite3 is not here; CI installs it"
)
Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Server:
    """A bare folder that stands in for the server, and the account that stands in for `heard`; none where root is not."""

    root: Path
    account: str | None
    mail: str
    python: Path

    @property
    def download(self) -> Path:
        """The folder with this version's two files, in which the guide's commands are typed."""
        return self.root / "download"

    def follow(self, section: str, *, upto: str = "", after: str = "") -> list[Done]:
        """Run the commands of a section as they stand: all, or those up to one that holds `upto`, or those after."""
        lines = commands(section)
        places = [number for number, line in enumerate(lines) if (upto or after) and (upto or after) in line]
        lines = lines[: places[0] + 1] if upto else lines[places[0] + 1 :] if after else lines
        done = [self.run(line) for line in lines]
        failed = [
            (line, each.stdout, each.stderr)
            for line, each in zip(lines, done, strict=True)
            if each.returncode
        ]
        assert lines and (section in MAY_FAIL or failed == []), failed
        return done

    def run(self, command: str) -> Done:
        """One command of the guide, with the folder for the server's and the account for `heard`."""
        if command.startswith("/opt/heard/bin/pip install --require-hashes") and not os.environ.get("CI"):
            command = f"echo {sysconfig.get_path('purelib')} > /opt/heard/lib/python3.{sys.version_info[1]}/site-packages/lent.pth"
        for place in PLACES:
            command = re.sub(rf"(?<![\w/]){place}(?![\w-])", f"{self.root}{place}", command)
        command = command.replace("localhost:25", self.mail)
        if self.account is None:
            if command.startswith(("useradd", "usermod")):
                command = f"mkdir -p {self.root}/srv/heard"
            command = command.replace("runuser -u heard -- ", "").replace("-o heard -g heard ", "")
        else:
            command = re.sub(r"(?<![/\w.])heard(?=$| --)", self.account, command)
            command = command.replace("-u heard ", f"-u {self.account} ")
            command = command.replace("-o heard -g heard", f"-o {self.account} -g {self.account}")
        path = f"{self.root}/usr/local/bin:{self.python}:{os.environ['PATH']}"
        return subprocess.run(
            ["sh", "-c", command], cwd=self.download, env={**os.environ, "HEARD_TODAY": "", "PATH": path},
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def heard(self, words: str) -> Done:
        """A command that somebody runs beside the guide, as the account."""
        return self.run(f"runuser -u heard -- heard {words} --home /srv/heard --as b.manager")

    def owner(self, path: str) -> str:
        """Whose a path of the server is."""
        return pwd.getpwuid((self.root / path).stat().st_uid).pw_name

    def take(self, wheel: Path) -> None:
        """Lay a version's two files where the guide's commands are typed, and nothing else."""
        shutil.rmtree(self.download, ignore_errors=True)
        self.download.mkdir()
        for file in (wheel, ROOT / "requirements.txt"):
            shutil.copy(file, self.download)


MAY_FAIL = ("Publish", "Every day")
"""Sections that refuse, and say why, until a council has filled in what is its own."""


def commands(section: str) -> list[str]:
    """The commands of a section, each as it stands; none of a file that is shown, or of another program's own."""
    (text,) = re.findall(rf"^## {section}\n(.*?)(?=^## |\Z)", GUIDE, re.DOTALL | re.MULTILINE)
    lines = re.findall(r"^    (\S.*)$", text, re.MULTILINE)
    return [line for line in lines if line.split()[0] in PROGRAMS]


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """This program as it was landed some time ago, and as it is."""
    folder = tmp_path_factory.mktemp("wheels")
    older = copied_checkout.__wrapped__(folder)  # type: ignore[attr-defined]
    landed(older, OLD_DAY)
    return build(folder / "older", checkout=older), build(folder / "newer")


@pytest.fixture(scope="module")
def server(wheels: tuple[Path, Path]) -> Iterator[Server]:
    root, box = Path(tempfile.mkdtemp(prefix="heard-guide-")), Box()
    root.chmod(0o755)
    for place in PLACES:
        (root / place[1:]).parent.mkdir(parents=True, exist_ok=True)
    for place in ("var/backups/heard", "usr/local/bin"):
        (root / place).mkdir(parents=True, exist_ok=True)
    python = python_for_others()
    made = Server(root, ACCOUNT if python else None, box.place, python or Path(sys.base_prefix) / "bin")
    made.take(wheels[0])
    box.controller.start()
    try:
        yield made
    finally:
        box.controller.stop()
        if made.account:
            subprocess.run(["userdel", made.account], check=False, capture_output=True)
        shutil.rmtree(root)


def python_for_others() -> Path | None:
    """The folder of a Python that another account can start, of this one's version, which can make environments."""
    if os.geteuid() != 0:
        return None
    asked = (
        "import ensurepip, sys; raise SystemExit(sys.version_info[:2] != " + str(sys.version_info[:2]) + ")"
    )
    lent = Path(sysconfig.get_path("purelib")) / "typer"
    for folder in (Path(sys.base_prefix) / "bin", Path("/usr/bin")):
        words = ([folder / "python3", "-c", asked], ["test", "-r", lent])
        runs = (
            subprocess.run(
                ["runuser", "-u", "nobody", "--", *each], cwd="/", check=False, capture_output=True
            )
            for each in words
        )
        if all(run.returncode == 0 for run in runs):
            return folder
    return None


def test_the_guide_is_followed_to_the_letter(server: Server, wheels: tuple[Path, Path]) -> None:
    server.follow("Install")
    program = server.root / "usr" / "local" / "bin" / "heard"
    assert program.resolve() == (server.root / "opt/heard/bin/heard").resolve()
    assert list((server.root / "opt").rglob("core/law/**/__pycache__/*.pyc")), (
        "nothing was compiled as it was installed"
    )

    server.follow("An account that owns the register")
    home = server.root / "srv" / "heard"
    assert home.stat().st_mode & 0o777 == 0o700
    whose = {server.owner(path) for path in ("srv/heard", "srv/heard/register.db", "srv/heard/content")}
    assert len(whose) == 1 and (server.account is None or whose == {server.account})
    keys = re.findall(r"^    restrict,.* --as (\S+)\" ssh-", GUIDE, re.MULTILINE)
    listed = [line.split()[0] for line in server.heard("users list").stdout.splitlines()]
    assert keys and sorted(keys) == sorted(listed), "who has a key in the guide is who was added in it"

    backed_up(server, whose)
    published(server, whose)
    upgraded(server, wheels)


def backed_up(server: Server, whose: set[str]) -> None:
    """What came after the backup is gone when it was restored, and what was before is there."""
    last = "heard verify --home /var/backups/heard/today"
    made = server.follow("Back up", upto=last)
    assert "nothing differs" in made[-1].stdout
    assert server.heard("users add too.late").returncode == 0
    assert "too.late" in server.heard("users list").stdout
    restored = server.follow("Back up", after=last)
    assert "nothing differs" in restored[-1].stdout
    listed = server.heard("users list").stdout
    assert "a.officer" in listed and "too.late" not in listed
    assert server.owner("srv/heard/register.db") in whose
    assert (server.root / "srv/heard/register.db").stat().st_mode & 0o777 == 0o600


def published(server: Server, whose: set[str]) -> None:
    """The site is refused until what is the council's own is filled in; its folder is the account's."""
    folder, site = server.follow("Publish")
    assert folder.returncode == 0
    assert site.returncode != 0 and "TO BE FILLED IN" in site.stderr + site.stdout
    assert server.owner("srv/www") in whose


def upgraded(server: Server, wheels: tuple[Path, Path]) -> None:
    """The newer wheel takes the older one's place, and the register is as it was."""
    older, newer = wheels
    before = server.run("/usr/local/bin/heard --version").stdout
    assert older.name.split("-")[1] in before
    server.take(newer)
    done = server.follow("Upgrade")
    assert "nothing differs" in done[-1].stdout
    assert newer.name.split("-")[1] in server.run("/usr/local/bin/heard --version").stdout


def test_reminders_reach_somebody_only_once_the_guide_s_domain_is_written(server: Server) -> None:
    assert server.heard("case new --procedure childrens --set by=child --summary Made-up").returncode == 0
    remind = next(line for line in commands("Every day") if " remind " in line and "--smtp" in line)
    nobody = server.run(f"{remind} --force-time")
    assert nobody.returncode == 1 and "reminders.toml" in nobody.stdout + nobody.stderr
    file = server.root / "srv" / "heard" / "content" / "reminders.toml"
    file.write_text(file.read_text("utf-8").replace('domain = ""', 'domain = "example.gov.uk"'), "utf-8")
    (look,) = [line for line in commands("Every day") if "--dry-run" in line]
    assert "To: b.manager" in server.run(look).stdout
    assert "Reminded: b.manager." in server.run(f"{remind} --force-time").stdout
    (verify,) = [line for line in commands("Every day") if " verify " in line]
    assert "nothing differs" in server.run(verify).stdout


def test_every_command_of_the_guide_is_one_that_there_is() -> None:
    named = re.findall(r"^    runuser -u heard -- heard (\S+(?: [a-z]+)?)", GUIDE, re.MULTILINE)
    assert {name.split()[0] for name in named} >= {"init", "users", "verify", "site", "remind"}
    for name in named:
        words = [word for word in name.split() if not word.startswith("-")]
        program = Path(sys.executable).with_name("heard")
        shown = subprocess.run([program, *words, "--help"], check=False, capture_output=True)
        assert shown.returncode == 0, name
