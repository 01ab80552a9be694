"""Build the wheel by way of the sdist: `python -m docs.wheel FOLDER`.

A wheel built straight from the checkout packs git-ignored files of content/ too; one built from the sdist does not.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(folder: Path, *, checkout: Path = ROOT) -> Path:
    """The path of the wheel, built into `folder` from an sdist of the checkout. Needs hatchling."""
    folder = folder.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        hatchling("sdist", Path(scratch), within=checkout)
        (sdist,) = Path(scratch).glob("*.tar.gz")
        subprocess.run(["tar", "-xzf", str(sdist), "-C", scratch], check=True)
        hatchling("wheel", folder, within=Path(scratch) / sdist.name.removesuffix(".tar.gz"))
    return max(folder.glob("*.whl"), key=lambda path: path.stat().st_mtime_ns)


def hatchling(target: str, folder: Path, *, within: Path) -> None:
    """Run the build backend itself: no front end, so nothing is fetched."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=within, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    print(build(Path(sys.argv[1] if len(sys.argv) > 1 else "dist")))
