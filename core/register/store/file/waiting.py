"""Whoever waits for a register that another program is writing is told so after a moment, and which program it is."""

import pwd
import time
from collections.abc import Callable
from pathlib import Path

SILENT = 2.0
"""Seconds that anybody waits without a word."""
_WRITES = 120
"""The byte of the index beside the file that whoever writes has locked (SQLite's WAL_WRITE_LOCK)."""
_LOCKS = Path("/proc/locks")

Tell = Callable[[str], None]
_tell: list[Tell] = []
"""Who is told, where somebody is: the command line says it, the desk shows it."""


def tell_by(tell: Tell | None) -> None:
    """From now on waiting is told by this; None is silence."""
    _tell[:] = [tell] if tell else []


class Waiting:
    """One wait for a register's file, told of once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._until = time.monotonic() + SILENT

    def look(self) -> None:
        """Tell who is waited for, if it has lasted; a second time says nothing."""
        if time.monotonic() >= self._until:
            self._until = float("inf")
            for tell in _tell:
                tell(f"The register is locked: {writer_of(self._path)} is writing to it. Waiting ...")


def writer_of(path: Path) -> str:
    """Which program writes to a register now, in words: its name, its process, whose it is, as far as this can be seen."""
    process = _process_that_locks(path.with_name(f"{path.name}-shm"))
    if not process:
        return "another program"
    try:
        name = Path("/proc", process, "comm").read_text("utf-8", "replace").strip()
        owner = pwd.getpwuid(Path("/proc", process).stat().st_uid).pw_name
    except (OSError, KeyError):
        return f"process {process}"
    return f"{name} (process {process}, of {owner})"


def _process_that_locks(index: Path) -> str:
    """The number of the process that holds the lock of whoever writes; empty where it can't be seen.

    It is read from the system's list: to open the index and close it again would drop this process's own locks on it.
    """
    try:
        number = str(index.stat().st_ino)
        lines = _LOCKS.read_text("ascii").splitlines()
    except OSError:
        return ""
    for line in lines:
        words = line.split()
        if len(words) < 8 or words[1] != "POSIX" or words[3] != "WRITE" or words[5].split(":")[-1] != number:
            continue
        if int(words[6]) <= _WRITES and (words[7] == "EOF" or int(words[7]) >= _WRITES):
            return words[4]
    return ""
