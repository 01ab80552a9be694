"""Standard output that may be lost: the disk behind it full, the pipe closed, nothing there at all.

What a command has recorded stands, whether or not anybody could read that it did. So a lost output ends no command
half-way, and has an exit code of its own.
"""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import TextIO

from core.errors import reason_of

EXIT_OUTPUT_LOST = 4
MOST_SAID_AGAIN = 2_000
"""Bytes of a lost output that are said again on standard error: enough for what was recorded, not for a table."""


class Output(io.RawIOBase):
    """Standard output as bytes. What can't be written is kept, up to a limit, instead of being an error."""

    def __init__(self, descriptor: int | None) -> None:
        self.descriptor = descriptor
        self.why = "" if descriptor is not None else "it is closed"
        self.reader_gone = False
        self.lost = bytearray()

    def writable(self) -> bool:
        """Always, as far as a command can tell."""
        return True

    def isatty(self) -> bool:
        """Whether a terminal is behind it."""
        return self.descriptor is not None and os.isatty(self.descriptor)

    def fileno(self) -> int:
        """The descriptor that it writes to. Raises OSError where there is none."""
        if self.descriptor is None:
            raise io.UnsupportedOperation("fileno")
        return self.descriptor

    def write(self, content: object) -> int:
        """Take all of the bytes. Raises BrokenPipeError where much is lost because its reader has gone: there it may stop."""
        view = memoryview(content).cast("B")  # type: ignore[arg-type]
        written = 0
        while not self.why and self.descriptor is not None and written < len(view):
            try:
                written += os.write(self.descriptor, view[written:])
            except OSError as error:
                self.why = reason_of(error)
                self.reader_gone = isinstance(error, BrokenPipeError)
        self.lost += view[written : written + MOST_SAID_AGAIN + 1]
        if self.reader_gone and not self.may_be_said_again:
            raise BrokenPipeError
        return len(view)

    @property
    def may_be_said_again(self) -> bool:
        """Whether what was lost is short enough."""
        return len(self.lost) <= MOST_SAID_AGAIN


@contextlib.contextmanager
def standard_output() -> Iterator[Output]:
    """Standard output for as long as a command runs, as text that every character of can be written."""
    before = sys.stdout
    output = Output(None if before is None else _descriptor(before))
    if before is not None and output.descriptor is None:
        output.why = ""
        yield output  # whoever runs a command within a program of their own, and reads what it prints, loses nothing
        return
    if before is not None:
        before.flush()
    encoding = getattr(before, "encoding", None) or "utf-8"
    sys.stdout = io.TextIOWrapper(
        io.BufferedWriter(output), encoding, errors="backslashreplace", line_buffering=output.isatty()
    )
    try:
        yield output
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    finally:
        sys.stdout = before


def _descriptor(stream: TextIO) -> int | None:
    try:
        return stream.fileno()
    except OSError:
        return None


def lost_words(output: Output) -> tuple[str, ...]:
    """What is said of an output that was lost, with the whole of it where it was short; nothing where nothing was."""
    if not output.why:
        return ()
    if not output.may_be_said_again:
        return () if output.reader_gone else (_sentence(output),)
    return _sentence(output), *output.lost.decode("utf-8", "replace").splitlines()


def _sentence(output: Output) -> str:
    return f"The answer could not be printed: {output.why}. What was recorded stands."
