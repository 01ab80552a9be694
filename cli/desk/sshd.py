"""Whether an SSH server started this program: only then does the door's name show who somebody is."""

import os
from pathlib import Path

PROC = Path("/proc")
SERVERS = ("sshd", "sshd-session")


def started_by_sshd() -> bool:
    """Whether the process before this one is an SSH server, or a shell that it was given one command for.

    A name that somebody writes behind `heard door --as` in a shell of their own shows nothing.
    """
    if not PROC.joinpath("self").exists():
        return "SSH_CONNECTION" in os.environ
    parent = os.getppid()
    if _name(parent) not in SERVERS and "-c" in _words(parent):
        parent = _parent(parent)
    return _name(parent) in SERVERS


def _name(process: int) -> str:
    return _read(process, "comm").strip()


def _words(process: int) -> list[str]:
    return _read(process, "cmdline").split("\0")


def _parent(process: int) -> int:
    lines = _read(process, "status").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("PPid:")), 0)


def _read(process: int, what: str) -> str:
    try:
        return PROC.joinpath(str(process), what).read_text("utf-8", "replace")
    except OSError:
        return ""
