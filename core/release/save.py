"""Writing a release: whole or not at all, and never over a version that is already there."""

from pathlib import Path

from core.errors import CoreError, reason_of
from core.new_file import new_file
from core.release.load import dump_checked
from core.release.release import Release

FOR_ALL_TO_READ = 0o644
"""Whom a release may be read by: it is made to be published."""


def save(folder: Path, release: Release) -> Path:
    """Write a release into a folder and answer with its path. A draft takes the place of the draft before it.

    CoreError where it would not load again, a version of that number is already there, or the disk will not take it; then nothing is written.
    """
    path, content = folder / release.filename, dump_checked(release)
    draft = release.status == "draft"
    if not draft and path.exists():
        raise _already_there(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with new_file(path, replace=draft, mode=FOR_ALL_TO_READ) as file:
            file.write(content)
    except (OSError, CoreError) as error:
        why = error.reason if isinstance(error, CoreError) else f"{folder} can't be made: {reason_of(error)}."
        raise CoreError(
            f"The release could not be written. {why}",
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
