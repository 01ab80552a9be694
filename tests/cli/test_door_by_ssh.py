"""The door, behind a real SSH server with a forced command: what comes in by it, and what does not."""

import os
import pty
import select
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.register.made import sql
from tests.registers import copy_of_new

PATIENCE = 300.0
"""Seconds that only a fault reaches."""
HEARD = Path(sys.executable).with_name("heard")
SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
Ssh = Callable[..., "subprocess.CompletedProcess[str]"]

pytestmark = pytest.mark.skipif(
    SSHD is None and not os.environ.get("CI"), reason="Debian's openssh-server is not here; CI installs it"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real register, of the account that runs the test."""
    today = datetime.now(UTC).date()
    return copy_of_new(tmp_path_factory.mktemp("door") / "register", today=today, by="a.officer")


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[list[str]]:
    """An SSH server with one key, whose forced command is the door; how a client calls it."""
    assert SSHD is not None, "openssh-server is missing: .ci/run installs it"
    folder = home.parent
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    public = (folder / "key.pub").read_text("utf-8")
    door = f"{HEARD} door --home {home} --as a.officer"
    (folder / "keys").write_text(f'restrict,pty,command="{door}" {public}', "utf-8")
    port = free_port()
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\nUsePAM no\nStrictModes no\n"
        f"AuthorizedKeysFile {folder}/keys\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
        "PermitRootLogin forced-commands-only\nAcceptEnv HEARD_TODAY HEARD_USER HEARD_HOME\n"
        "Subsystem sftp internal-sftp\n",
        "utf-8",
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    with (folder / "sshd.log").open("wb") as log:
        running = subprocess.Popen([SSHD, "-D", "-e", "-f", folder / "sshd_config"], stderr=log)
        try:
            wait_for(port, running)
            yield [
                "ssh", "-F", "none", "-i", str(folder / "key"), "-p", str(port), "-o", "StrictHostKeyChecking=no",
                "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "SendEnv=HEARD_*",
                "-o", "IdentitiesOnly=yes",
            ]  # fmt: skip
        finally:
            running.terminate()
            running.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while running.poll() is None and time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the SSH server did not start")


@pytest.fixture
def ssh(server: list[str]) -> Ssh:
    def ask(command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*server, "127.0.0.1", command],
            env=os.environ | environment, capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip

    return ask


def events(home: Path) -> list[tuple[str, str, str | None]]:
    return sql(home, "SELECT name, recorded_by, login FROM journal WHERE subject LIKE '__-____' ORDER BY id")


def test_the_desk_opens(server: list[str]) -> None:
    mine, terminal = pty.openpty()
    desk = subprocess.Popen(
        [*server, "-tt", "127.0.0.1"],
        env=os.environ | {"TERM": "xterm-256color"}, stdin=terminal, stdout=terminal, stderr=terminal,
    )  # fmt: skip
    try:
        painted = b""
        until = time.monotonic() + PATIENCE
        while b"a.officer" not in painted and time.monotonic() < until and desk.poll() is None:
            if select.select([mine], [], [], 1.0)[0]:
                painted += os.read(mine, 65536)
        assert b"Heard" in painted and b"a.officer" in painted, painted[-2000:]
    finally:
        desk.terminate()
        desk.wait(PATIENCE)
        os.close(mine)
        os.close(terminal)


def test_a_verb_works_and_the_key_says_who_did_it(ssh: Ssh, home: Path) -> None:
    said = ssh("case new --procedure corporate --summary 'Bins, twice'", HEARD_USER="b.manager")
    assert said.returncode == 0, said.stderr
    assert events(home) == [("received", "a.officer", None)]
    assert "Bins, twice" in ssh("case list").stdout


@pytest.mark.parametrize(
    "command",
    [
        "case list; touch {mark}",
        "case list && touch {mark}",
        "case list | tee {mark}",
        "case list > {mark}",
        "case find $(touch {mark})",
        "case find `touch {mark}`",
        "case find '$(touch {mark})'",
        "case list\ntouch {mark}",
        "sh -c 'touch {mark}'",
        "case list --out {mark}",
        "export cases --out {mark}",
        "vocabulary write {mark}",
    ],
)
def test_no_shell_reads_what_is_asked_and_no_file_is_written(
    ssh: Ssh, home: Path, tmp_path: Path, command: str
) -> None:
    mark = tmp_path / "mark"
    before = events(home)
    ssh(command.format(mark=mark))
    assert not mark.exists()
    assert events(home) == before


@pytest.mark.parametrize(
    "command",
    [
        "case new --procedure corporate --as b.manager",
        "case new --procedure corporate --as=b.manager",
        "case new --procedure corporate --summary -- --as b.manager",
        "case list --home /",
        "case new --procedure corporate --words /etc/passwd",
        "import /etc/passwd",
        "init --home /tmp/elsewhere",
        "door --as b.manager",
        "desk --as b.manager",
        "demo",
        "internal-sftp",
        "scp -t .",
        "case list '",
        "python3 -c 1",
    ],
)
def test_what_is_no_verb_of_the_door_is_refused_in_words(ssh: Ssh, home: Path, command: str) -> None:
    before = events(home)
    said = ssh(command)
    assert said.returncode == 2
    assert "That is not done through this door." in said.stderr and "Traceback" not in said.stderr
    assert events(home) == before


def test_what_the_client_sends_along_moves_no_day_and_no_register(
    ssh: Ssh, home: Path, tmp_path: Path
) -> None:
    before = events(home)
    said = ssh("case new --procedure corporate", HEARD_TODAY="2026-03-02")
    assert said.returncode == 2 and "HEARD_TODAY" in said.stderr
    assert events(home) == before
    assert ssh("case list", HEARD_HOME=str(tmp_path)).returncode == 0


def test_a_name_behind_the_door_shows_nothing_where_no_ssh_server_started_it(home: Path) -> None:
    """Whoever has a shell of that account can write any name there: the login of the account is kept beside it."""
    asked = {"SSH_ORIGINAL_COMMAND": "case new --procedure corporate", "SSH_CONNECTION": "made up"}
    said = subprocess.run(
        [HEARD, "door", "--home", home, "--as", "a.officer"], env=os.environ | asked, check=False
    )
    assert said.returncode == 0
    name, by, login = events(home)[-1]
    assert (name, by) == ("received", "a.officer") and login not in (None, "a.officer")


def test_a_shell_that_calls_itself_the_server_shows_nothing_either(home: Path, tmp_path: Path) -> None:
    shell = shutil.copy(shutil.which("sh") or "/bin/sh", tmp_path / "sshd")
    asked = {"SSH_ORIGINAL_COMMAND": "case new --procedure corporate"}
    command = f"{HEARD} door --home {home} --as a.officer; true"
    said = subprocess.run([shell, "-c", command], env=os.environ | asked, check=False, capture_output=True)
    assert said.returncode == 0
    name, by, login = events(home)[-1]
    assert (name, by) == ("received", "a.officer") and login not in (None, "a.officer")
