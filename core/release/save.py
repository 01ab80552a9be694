"""Writing a release: whole or not at all, and never over a version that is already there."""

import os
import tempfile
from pathlib import Path

from core.errors import CoreError
from core.release.load import dump_checked
from core.release.release import Release


def save(folder: Path, release: Release) -> Path:
    """Write a release into a folder and answer with its path. A draft takes the place of the draft before it.

    CoreError where it would not load again, a version of that number is already there, or the disk will not take it; then nothing is written.
    """
    path, content = folder / release.filename, dump_checked(release)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(path, content, replace=release.status == "draft")
    except OSError as error:
        if isinstance(error, FileExistsError) and path.exists():
            raise _already_there(path) from error
        raise CoreError(
            f"The release could not be written to {path}: {error.strerror}.",
            remedy="Nothing was changed. Make room, or make the folder writable, and try again.",
        ) from error
    return path


def _already_there(path: Path) -> CoreError:
    return CoreError(
        f"{path} is already there, and a published release is never written over.",
        remedy="Give a --reason to make the next version.",
    )


def next_number(folder: Path, name: str) -> int:
    """The number that the next version of a name takes: one more than the highest there, by file name."""
    numbers = (
        path.name.removeprefix(f"{name}.v").removesuffix(".json") for path in folder.glob(f"{name}.v*.json")
    )
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1


def _write(path: Path, content: bytes, *, replace: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        if replace:
            temporary.replace(path)
        else:
            os.link(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
