"""Turns for those who write to one file, in the order in which they came, whatever process they are in.

SQLite's own lock is no queue: whoever waits asks again now and then, and among many some are never served. Here each takes
a number and holds a lock of the operating system on it, in a file beside the register, until it has written. It is
somebody's turn when nobody holds a smaller number. A program that is killed holds nothing any more, so nothing is ever
left to clear away: the file only keeps the next number. SQLite's lock decides, all the same, who writes.
"""

import fcntl
import os
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.register.store.file.waiting import Waiting

QUEUE = "-queue"
"""How the file beside a register's own is called, behind its name."""
_NUMBER = struct.Struct("<QQ")
"""What the file holds: the next number to be taken, and the number whose turn it was last."""
_FIRST = 1 << 20
"""The byte that stands for number 0; byte 0 is held while a number is taken."""
_FLOCK = struct.Struct("hhqqi4x")
_SHORTEST, _LONGEST = 0.0003, 0.05
"""Seconds between two looks whether it is one's turn."""
_SHARE = 0.02
"""How much of the time waited so far may pass until the next look."""


class NoTurnError(Exception):
    """It was not one's turn while one had patience."""


@dataclass(frozen=True)
class Queue:
    """The queue for a file: `path` is the file beside it that holds the numbers."""

    path: Path

    @contextmanager
    def turn(self, patience: float) -> Iterator[float]:
        """Wait for one's turn, and hold it: how many seconds of `patience` are left. NoTurnError where none are.

        Where the file can't be made or the system has no such locks, it is everybody's turn at once.
        """
        until = time.monotonic() + patience
        try:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError:
            yield patience
            return
        try:
            waiting = Waiting(self.path.with_name(self.path.name.removesuffix(QUEUE)))
            _wait_for(file, _take_number(file, until, waiting), until, waiting)
            yield max(until - time.monotonic(), 0.0)
        finally:
            os.close(file)


def _take_number(file: int, until: float, waiting: Waiting) -> int:
    """The next number, with its lock."""
    began = time.monotonic()
    while not _lock(file, fcntl.F_WRLCK, 0):
        _pause(began, until, waiting, ahead=1)
    number, _ = _numbers(file)
    os.pwrite(file, struct.pack("<Q", number + 1), 0)
    _lock(file, fcntl.F_WRLCK, _FIRST + number)
    _lock(file, fcntl.F_UNLCK, 0)
    return number


def _wait_for(file: int, number: int, until: float, waiting: Waiting) -> None:
    """Return when nobody holds a smaller number."""
    began = time.monotonic()
    while number and not _lock(file, fcntl.F_RDLCK, _FIRST, number):
        _pause(began, until, waiting, ahead=max(number - _numbers(file)[1], 1))
    if number:
        _lock(file, fcntl.F_UNLCK, _FIRST, number)
    os.pwrite(file, struct.pack("<Q", number), 8)


def _pause(began: float, until: float, waiting: Waiting, *, ahead: int) -> None:
    """Wait a little: the longer, the more there are before one, and the longer one has waited already."""
    now = time.monotonic()
    if now >= until:
        raise NoTurnError
    waiting.look()
    time.sleep(min(max(_SHORTEST * ahead, (now - began) * _SHARE), _LONGEST))


def _numbers(file: int) -> tuple[int, int]:
    """The next number, and the one whose turn it was last; a file that was just made, or was spoilt, begins anew."""
    content = os.pread(file, _NUMBER.size, 0)
    if len(content) < _NUMBER.size:
        os.pwrite(file, _NUMBER.pack(0, 0), 0)
        return 0, 0
    number, serving = _NUMBER.unpack(content)
    return (number, serving) if number < 1 << 60 else (0, 0)


def _lock(file: int, kind: int, start: int, length: int = 1) -> bool:
    """Take or give back a lock on bytes for this opening of the file; False where another holds one of them."""
    try:
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, _FLOCK.pack(kind, os.SEEK_SET, start, length, 0))
    except BlockingIOError:
        return False
    return True
