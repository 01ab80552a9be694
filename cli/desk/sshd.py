"""Whether an SSH server started this program: only then does the door's name show who somebody is."""

import os
from pathlib import Path

PROC = Path("/proc")
SERVERS = ("sshd", "sshd-session")
PLACES = ("/usr/sbin", "/usr/lib/openssh", "/usr/libexec/openssh", "/usr/libexec", "/usr/local/sbin")
"""Where the server's program lies: nobody but root can put another one there."""


def started_by_sshd() -> bool:
    """Whether the process before this one is an SSH server, or a shell that it was given one command for.

    A name that somebody writes behind `heard door --as` in a shell of their own shows nothing.
    """
    if not PROC.joinpath("self").exists():
        return "SSH_CONNECTION" in os.environ
    parent = os.getppid()
    if _name(parent) not in SERVERS and "-c" in _read(parent, "cmdline").split("\0"):
        parent = _number(parent, "PPid")
    return _is_server(parent)


def _is_server(process: int) -> bool:
    """Whether a process is the server, by its program; one that serves this account hides that, and root began it."""
    if _name(process) not in SERVERS:
        return False
    try:
        program = PROC.joinpath(str(process), "exe").readlink()
    except PermissionError:
        before = _number(process, "PPid")
        return _name(before) in SERVERS and _number(before, "Uid") == 0
    except OSError:
        return False
    return str(program.parent) in PLACES


def _name(process: int) -> str:
    return _read(process, "comm").strip()


def _number(process: int, what: str) -> int:
    """A number that the system says of a process; -1 where it says none."""
    lines = _read(process, "status").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{what}:")), -1)


def _read(process: int, what: str) -> str:
    try:
        return PROC.joinpath(str(process), what).read_text("utf-8", "replace")
    except OSError:
        return ""
