"""Open the register that a command works on, and say what its calendar lacks."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cli.common import home_folder, today, who

if TYPE_CHECKING:
    from core.register.open import Register


def opened_for_nobody(home: Path | None) -> "Register":
    """The same, where nothing is read to whoever asks: a timer has no name, and what it sends is others'."""
    return _open(home, None)


def opened(home: Path | None, reader: str | None) -> "Register":
    """The register at --home, HEARD_HOME or the platform's data folder, for `reader` as `who` makes it out.

    Raises CoreError where there is none.
    """
    from core.register.calendar_days import days_to_offer

    register = opened_quietly(home, reader)
    if new := days_to_offer(register):
        typer.echo(
            f"This version of Heard knows {len(new)} holidays that the register does not."
            " `heard calendar update` adds them.",
            err=True,
        )
    return register


def opened_quietly(home: Path | None, reader: str | None) -> "Register":
    """The same, without a word of what its calendar lacks."""
    return _open(home, who(reader))


def opened_to_load(home: Path | None, reader: str | None) -> "Register":
    """The same, whatever procedure files lie in its folder: to load one of them."""
    return _open(home, who(reader), whose_law=False)


def _open(home: Path | None, reader: str | None, *, whose_law: bool = True) -> "Register":
    from core.register.open import open_register

    return open_register(home_folder(home), reader=reader, today=today(), whose_law=whose_law)
