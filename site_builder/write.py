"""Writing a site: whole and new beside the old one, then in its place. What an earlier build did not write is kept.

A folder that a build wrote holds `.heard-site`, which says whether it was a demonstration and lists the files. It is for
the next build and for nobody else: only whoever built may read it.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.errors import CoreError, reason_of

MARKER = ".heard-site"
REAL, DEMONSTRATION = "published", "demonstration"


@dataclass(frozen=True)
class Mark:
    """What the marker of an earlier build says."""

    kind: str
    files: frozenset[str]


def must_be_ours(out: Path, *, demo: bool) -> Mark | None:
    """The mark of the build that wrote this folder, or None where it is empty or absent. CoreError where it isn't ours."""
    _restore(out)
    if not out.exists():
        return None
    if not out.is_dir():
        raise CoreError(
            f"{out} is a file, and a site needs a folder.", remedy="Name another folder with --out."
        )
    mark = _mark(out)
    if mark is None and any(out.iterdir()):
        raise CoreError(
            f"{out} holds files that no build of a site wrote, so nothing was written there.",
            remedy="Name an empty or a new folder with --out.",
        )
    if mark is not None and demo and mark.kind == REAL:
        raise CoreError(
            f"{out} holds a site that was built for publication; a demonstration is never written over one.",
            remedy="Name another folder with --out.",
        )
    return mark


def write(files: Mapping[str, bytes], out: Path, *, demo: bool) -> None:
    """Put a site in its folder at once. Where it fails nothing has changed; CoreError says why."""
    mark = must_be_ours(out, demo=demo)
    fresh, old = _beside(out, "new"), _beside(out, "old")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        _fill(fresh, files, DEMONSTRATION if demo else REAL)
        if mark is not None:
            _keep_strangers(out, fresh, mark)
        _swap(fresh, out, old)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise CoreError(
            f"The site could not be written to {out}: {reason_of(error)}.",
            remedy="The site built before, if there is one, still stands. Make room or change the folder's permissions.",
        ) from error


def _fill(fresh: Path, files: Mapping[str, bytes], kind: str) -> None:
    for folder in sorted({str(Path(name).parent) for name in files}):
        (fresh / folder).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (fresh / name).write_bytes(content)
    marker = {"kind": kind, "files": sorted([*files, MARKER])}
    (fresh / MARKER).write_text(json.dumps(marker, indent=0) + "\n", encoding="utf-8")
    (fresh / MARKER).chmod(0o600)


def _keep_strangers(out: Path, fresh: Path, mark: Mark) -> None:
    """Carry over what somebody else put there. CoreError where it stands in the way of a page."""
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if name in mark.files or (path.is_dir() and not path.is_symlink()):
            continue
        place = fresh / name
        if place.exists() or any(parent.is_file() for parent in place.parents):
            shutil.rmtree(fresh, ignore_errors=True)
            raise CoreError(
                f"{path} was not written by a build, and the new site has a file of that name.",
                remedy="Move it away, then build again.",
            )
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place, follow_symlinks=False)


def _swap(fresh: Path, out: Path, old: Path) -> None:
    if not out.exists():
        fresh.rename(out)
        return
    out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _restore(out: Path) -> None:
    """Finish what a build that was killed began: put the old site back, or go on taking it away."""
    old = _beside(out, "old")
    if not old.is_dir() or old.is_symlink():
        return
    if out.exists():
        shutil.rmtree(old)
    elif _mark(old) is not None:
        old.rename(out)


def _beside(out: Path, what: str) -> Path:
    return out.parent / f".{out.name}.heard-{what}"


def _mark(folder: Path) -> Mark | None:
    path = folder / MARKER
    if path.is_symlink() or not path.is_file():
        return None
    try:
        marker = json.loads(path.read_text(encoding="utf-8"))
        if marker["kind"] not in (REAL, DEMONSTRATION):
            return None
        return Mark(str(marker["kind"]), frozenset(map(str, marker["files"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def writable(out: Path) -> Path:
    """The folder itself, where a link or a relative path names it."""
    return Path(os.path.realpath(out))
