"""Every file that leaves: written whole, for its owner alone, under a name that nobody had, or not at all."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from core.errors import CoreError, reason_of

OWNER_ONLY = 0o600


def must_be_free(out: Path) -> None:
    """Raise CoreError where something has that name already, a link to nowhere included."""
    if os.path.lexists(out):
        raise CoreError(f"{out} is there already.", remedy="Name another file, or move that one away.")


@contextlib.contextmanager
def new_file(out: Path, *, replace: bool = False, mode: int = OWNER_ONLY) -> Iterator[BinaryIO]:
    """A file to write into, which is `out` once everything is written, and nothing before.

    No link is followed, whoever may write in that folder: the bytes go into a file made for them alone, and take the
    name at the end. With `replace` they take the place of what had the name, a link itself and never what it points
    to. `mode` says who may read it. Raises CoreError where the name is taken, or where the folder or the disk refuses.
    """
    if not replace:
        must_be_free(out)
    unfinished = out.with_name(f".{out.name[:100]}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, OWNER_ONLY)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fchmod(descriptor, mode)
                os.fsync(file.fileno())
            _take_name(unfinished, out, replace=replace)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise CoreError(
            f"{out} can't be written: {reason_of(error)}.",
            remedy="Check its folder, and that the disk has room, or name another file.",
        ) from error


def write_file(out: Path, content: bytes, *, replace: bool = False) -> None:
    """Write `content` as `out`. Raises as `new_file` does."""
    with new_file(out, replace=replace) as file:
        file.write(content)


def _take_name(unfinished: Path, out: Path, *, replace: bool) -> None:
    if replace:
        unfinished.replace(out)
        return
    try:
        os.link(unfinished, out, follow_symlinks=False)
    except FileExistsError:
        must_be_free(out)
        raise
    except (
        OSError
    ):  # a file system without second names: the moment between these two lines can't be closed there
        must_be_free(out)
        unfinished.rename(out)
