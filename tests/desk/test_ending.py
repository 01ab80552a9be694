"""How the desk ends: a kill and a dropped line keep drafts, a fault prints nobody's data, and the terminal is given back."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

DESK = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from textual.widgets import Input
import tui.app
from tui.actions import Action
from tui.context import Desk
from tui.ending import quiet_hooks
from tui.screen import DeskScreen

home = Path(sys.argv[1])


class Typing(DeskScreen):
    NAME = "Typing"
    AUTO_FOCUS = "Input"
    ACTIONS = (Action("fault", "f8", "Fault", "Meet a fault."), Action("task", "f7", "Task", "Fail in a worker."))

    def body(self):
        yield Input()

    def save_draft(self):
        (home / "draft").write_text(self.query_one(Input).value)

    def action_fault(self):
        secret_name = "Made-up Child"
        raise ValueError(f"{secret_name} and their words")

    def action_task(self):
        def question():
            raise ValueError("Made-up Child and their words")
        self.ask(question, print)


tui.app.WorklistScreen = Typing
desk = Desk(home, "j.officer", lambda: date(2026, 3, 12), lambda: datetime.now(UTC))
app = tui.app.HeardDesk(desk, encoding=sys.argv[2])
quiet_hooks(app)
app.run()
sys.exit(app.return_code or 0)
"""
ENOUGH = 300.0
"""Seconds after which a desk that does not answer is taken for broken."""


class Terminal:
    """A desk in a terminal of its own: what is typed goes in, what is painted comes out."""

    def __init__(self, home: Path, encoding: str = "utf-8") -> None:
        self.home = home
        self.main, side = pty.openpty()
        self.before = termios.tcgetattr(side)
        self.side = os.dup(side)
        termios.tcsetwinsize(side, (24, 80))
        self.desk = subprocess.Popen(
            [sys.executable, "-c", DESK, str(home), encoding],
            stdin=side,
            stdout=side,
            stderr=side,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "HOME": str(home), "XDG_STATE_HOME": str(home)},
        )
        os.close(side)
        self.painted = b""

    def until(self, words: bytes) -> None:
        deadline = time.monotonic() + ENOUGH
        while words not in self.painted:
            assert time.monotonic() < deadline, f"{words!r} was never painted: {self.painted[-2000:]!r}"
            self._read(0.1)

    def type(self, keys: bytes) -> None:
        os.write(self.main, keys)

    def ended(self) -> int:
        deadline = time.monotonic() + ENOUGH
        while self.desk.poll() is None:
            assert time.monotonic() < deadline, "the desk did not end"
            self._read(0.05)
        self._read(0.2)
        return self.desk.returncode

    def _read(self, wait: float) -> None:
        if self.main >= 0 and select.select([self.main], [], [], wait)[0]:
            try:
                self.painted += os.read(self.main, 65536)
            except OSError:
                time.sleep(wait)

    def close(self) -> None:
        if self.desk.poll() is None:
            self.desk.kill()
            self.desk.wait()
        for end in (self.main, self.side):
            os.close(end)


@pytest.fixture
def terminal(tmp_path) -> Iterator[Terminal]:
    made = Terminal(tmp_path)
    yield made
    made.close()


def typed(terminal: Terminal, words: str) -> None:
    terminal.until(b"Help")
    terminal.type(words.encode())
    terminal.until(words[-1:].encode())
    deadline = time.monotonic() + ENOUGH
    while words not in re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", terminal.painted).decode(errors="replace"):
        if time.monotonic() > deadline:
            break
        terminal._read(0.05)


def given_back(terminal: Terminal) -> bool:
    """Whether the terminal is as it was: cooked, cursor shown, out of the alternate screen."""
    cooked = termios.tcgetattr(terminal.side)[3] == terminal.before[3]
    return cooked and b"\x1b[?1049l" in terminal.painted and b"\x1b[?25h" in terminal.painted


def test_sigterm_keeps_the_draft_and_gives_the_terminal_back(terminal):
    typed(terminal, "xyzzy")
    terminal.desk.send_signal(signal.SIGTERM)
    assert terminal.ended() == 128 + signal.SIGTERM
    assert (terminal.home / "draft").read_text() == "xyzzy"
    assert given_back(terminal)


def test_a_dropped_line_keeps_the_draft_and_ends_at_once(terminal):
    typed(terminal, "xyzzy")
    terminal.desk.send_signal(signal.SIGHUP)
    assert terminal.ended() == 128 + signal.SIGHUP
    assert (terminal.home / "draft").read_text() == "xyzzy"


@pytest.mark.parametrize("key", [b"\x1b[19~", b"\x1b[18~"], ids=["in a handler", "in a worker"])
def test_a_fault_prints_a_plain_sentence_and_nobodys_data_and_keeps_the_draft(terminal, key):
    typed(terminal, "xyzzy")
    terminal.type(key)
    assert terminal.ended() == 1
    told = terminal.painted.split(b"\x1b[?1049l")[-1]
    assert b"met a fault" in told
    assert b"Traceback" not in terminal.painted
    assert b"Made-up Child" not in terminal.painted
    assert (terminal.home / "draft").read_text() == "xyzzy"
    log = (terminal.home / "crash.log").read_text()
    assert "ValueError" in log
    assert "Made-up Child" not in log
    assert given_back(terminal)


@pytest.mark.parametrize(
    ("encoding", "keys", "read"),
    [
        ("utf-8", b"x\xa3\xffyz", "x\ufffd\ufffdyz"),
        ("iso-8859-1", b"x\xa3yz", "x\xa3yz"),
        ("no-such", b"x\xa3yz", "x\ufffdyz"),
    ],
)
def test_a_byte_that_is_no_text_ends_nothing(tmp_path, encoding, keys, read):
    made = Terminal(tmp_path, encoding)
    try:
        made.until(b"Help")
        made.type(keys)
        made.until(b"z")
        made.type(b"\x11")
        assert made.ended() == 0
        assert b"Traceback" not in made.painted
        assert (tmp_path / "draft").read_text() == read
    finally:
        made.close()


def test_ctrl_q_leaves_with_status_0_and_keeps_the_draft(terminal):
    typed(terminal, "xyzzy")
    terminal.type(b"\x11")
    assert terminal.ended() == 0
    assert (terminal.home / "draft").read_text() == "xyzzy"
    assert given_back(terminal)


def test_the_window_is_given_no_title(terminal):
    typed(terminal, "xyzzy")
    terminal.type(b"\x11")
    terminal.ended()
    assert b"\x1b]0;" not in terminal.painted
    assert b"\x1b]2;" not in terminal.painted


def test_without_a_terminal_it_says_so_and_ends_with_1(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", "desk", "--home", str(tmp_path / "nowhere")],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 1
    assert "needs a terminal" in done.stderr
    assert str(tmp_path) not in done.stderr
