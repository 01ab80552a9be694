"""What is kept of a fault in the program: where it happened, and nothing of what it was working on."""

import os
import traceback
from datetime import datetime
from pathlib import Path

LARGEST_LOG = 1_000_000
"""Bytes; a longer log is begun again, with the old one kept beside it as `crash.log.old`."""


def where(error: BaseException) -> str:
    """The places an error came through, one a line: file, line, function, and the names of the errors.

    An error's message and a frame's local variables hold names and words of people: neither is read.
    """
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return "\n".join(line for link in reversed(chain) for line in _places(link))


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__, limit=-50)
    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return [*places, f"{type(error).__module__}.{type(error).__qualname__}"]


def log_crash(error: BaseException, folder: Path, now: datetime) -> Path | None:
    """Add an error to `crash.log` in `folder`, readable by its owner only; None where that can't be written."""
    log = folder / "crash.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.old"))
        with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as file:
            file.write(f"{now.isoformat(timespec='seconds')}\n{where(error)}\n\n")
    except OSError:
        return None
    return log
