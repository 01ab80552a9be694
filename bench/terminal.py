"""A program in a terminal of its own: when its first rows come, how soon a key is answered, and with how many bytes."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROWS, COLUMNS = 24, 80
QUIET = 0.4
"""Seconds without output after which an answer counts as whole."""


@dataclass(frozen=True)
class Answer:
    """What a key got: seconds to the first paint, seconds to the last byte, and how many bytes."""

    first: float
    last: float
    count: int


@dataclass
class Terminal:
    """A running program and the terminal it writes to."""

    pid: int
    fd: int
    started: float

    def read(self, patience: float) -> bytes:
        """What it writes next, or nothing where it stays silent for `patience` seconds or has ended."""
        if not select.select([self.fd], [], [], patience)[0]:
            return b""
        try:
            return os.read(self.fd, 65_536)
        except OSError:
            return b""

    def wait_for(self, pattern: bytes, patience: float = 120.0) -> float:
        """Seconds from its start until it has written what matches `pattern`. Raises TimeoutError."""
        seen = b""
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            seen += self.read(1.0)
            if re.search(pattern, seen):
                return time.perf_counter() - self.started
        raise TimeoutError(f"never wrote {pattern!r}, but ended with {seen[-300:]!r}")

    def settle(self, quiet: float = 0.6) -> int:
        """Read until it is silent for `quiet` seconds; the bytes it wrote."""
        count = 0
        while chunk := self.read(quiet):
            count += len(chunk)
        return count

    def press(self, key: bytes) -> "Answer":
        """Send a key and read until it is silent again."""
        start = time.perf_counter()
        os.write(self.fd, key)
        first = last = 0.0
        count = 0
        while chunk := self.read(QUIET if count else 2.0):
            last = time.perf_counter() - start
            first = first or last
            count += len(chunk)
        return Answer(first, last, count)

    def end(self) -> None:
        """Kill the program and give the terminal back."""
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def start(command: Sequence[str], *, folder: Path, **variables: str) -> Terminal:
    """Start a program in an 80x24 terminal; the clock runs from just before its process is made."""
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "LINES": str(ROWS),
        "COLUMNS": str(COLUMNS),
        **variables,
    }
    environment.pop("COLORTERM", None)
    started = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.chdir(folder)
        os.execvpe(command[0], list(command), environment)
    return Terminal(pid, fd, started)
