"""What the tests of the house itself share: where the checkout is, and which files git tracks."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("cli", "core", "site_builder", "tui")


def tracked_files() -> list[Path]:
    """The files that git tracks and that stand."""
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


def python(code: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run code in a Python of its own, in the checkout."""
    return subprocess.run(
        [sys.executable, "-c", code], check=False, cwd=ROOT, capture_output=True, text=True, **options
    )
