"""The program's version: that of the landing it was built from, so that whatever is newer is called newer.

Read by the build alone, which runs this file by its path; a program that is installed asks its own metadata.
"""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

SERIES = "0.2"
"""What stands before the day and the time (UTC) of the landing: 0.2.20260312.93005."""


def version_of(root: Path) -> str:
    """The version of a checkout, by its last commit, or of an unpacked sdist, by its PKG-INFO; else the series alone.

    Raises RuntimeError for a checkout whose commits can't be read: a version that stood still would be taken for
    the one that is installed.
    """
    if (root / ".git").exists():
        landed = datetime.fromtimestamp(int(_git(root, "log", "-1", "--format=%ct")), UTC)
        return f"{SERIES}.{landed:%Y%m%d}.{int(f'{landed:%H%M%S}')}"
    if (root / "PKG-INFO").is_file():
        lines = (root / "PKG-INFO").read_text("utf-8").splitlines()
        return next(line.removeprefix("Version: ") for line in lines if line.startswith("Version: "))
    return f"{SERIES}.0"


def _git(root: Path, *words: str) -> str:
    command = ["git", "-c", "safe.directory=*", "-C", str(root), *words]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - no shell, our own words
    except (OSError, subprocess.CalledProcessError) as error:
        raise RuntimeError(
            f"The commits of {root} can't be read, and the version is made of the last one's time."
            " Build it where git is installed."
        ) from error
