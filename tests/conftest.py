"""How the tests are run: examples take as long as they take, what is thrown away lies in memory, and what stays is not looked through.

`--hypothesis-profile nightly` draws twenty times as many examples.
"""

import gc
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("usual", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", settings.get_profile("usual"), max_examples=20 * settings().max_examples)
settings.load_profile("usual")

MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30
"""Bytes that have to be free there; a whole run needs a twentieth."""


def pytest_configure(config: pytest.Config) -> None:
    """Put temporary folders into memory where there is room: a register waits for the disk at each of its writes."""
    if "TMPDIR" not in os.environ and in_memory():
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None


def in_memory() -> bool:
    """Whether there is a file system in memory with room, from which programs can be started too."""
    if not os.access(MEMORY, os.W_OK):
        return False
    there = os.statvfs(MEMORY)
    return there.f_bavail * there.f_frsize >= ROOM and not there.f_flag & os.ST_NOEXEC


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """What was imported and collected stays to the end: rubbish is looked for among what came since, and less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
