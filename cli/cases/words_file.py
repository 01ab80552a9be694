"""Words given by file or standard input: what stands on a command line, every user of the computer can see."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from core.errors import BadInput, CoreError, reason_of
from core.text import shown
from core.toml import NotTomlError, parse_toml

MOST = 1_000_000
"""Bytes: more than every text of an event together can have."""

WordsFile = Annotated[
    Path | None,
    typer.Option(
        "--words",
        metavar="FILE",
        help='Facts and words from a file, or - for standard input: lines such as name = "Sam".'
        " Words on the command line can be seen by every user of this computer.",
    ),
]


def read_words(file: Path | None) -> dict[str, str]:
    """What a file (TOML: key = value) or standard input (`-`) says, as it would be typed. Raises BadInput, with the place."""
    if file is None:
        return {}
    name = "standard input" if str(file) == "-" else file.name
    try:
        values = parse_toml(_read(file))
    except NotTomlError as error:
        raise _wrong(name, str(error)) from None
    return {key: _typed(name, key, value) for key, value in values.items()}


def join_words(typed: dict[str, str], file: Path | None, *, only: tuple[str, ...] = ()) -> dict[str, str]:
    """What was typed, with what a file says, of the keys `only` where some are named.

    Raises BadInput where both say the same key, or for a key that is none of those.
    """
    words = read_words(file)
    if only and (unknown := sorted(words.keys() - set(only))):
        raise BadInput(
            f"There is nothing called {shown(unknown[0][:40], one_line=True)} to give here.",
            remedy=f"There are: {', '.join(only)}.",
            field="words",
        )
    if twice := sorted(typed.keys() & words):
        raise BadInput(f"{twice[0]} is given twice.", remedy="Give it once.", field=twice[0])
    return {**typed, **words}


def _read(file: Path) -> bytes:
    if str(file) == "-":
        if sys.stdin is None:
            raise BadInput("There is no standard input.", remedy="Name a file instead.", field="words")
        content = sys.stdin.buffer.read(MOST + 1)
    else:
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST + 1)
        except OSError as error:
            raise CoreError(
                f"{file} can't be read: {reason_of(error)}.", remedy="Name another file."
            ) from error
    if len(content) > MOST:
        raise BadInput(f"{file} has more than {MOST:,} bytes.", remedy="Give a shorter text.", field="words")
    return content


def _typed(name: str, key: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str | int):
        return str(value)
    raise _wrong(name, f"{key} is no text, number or day")


def _wrong(name: str, what: str) -> BadInput:
    return BadInput(
        f"{name} can't be taken: {what}.",
        remedy='Write a line for each: name = "Sam"; between three quotes where it has several lines.',
        field="words",
    )
