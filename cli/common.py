"""What every command shares: where the register is, who is asking, what day it is, how answers are printed."""

import json
import sys
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from cli.surroundings import (
    EXIT_BAD_INPUT,
    EXIT_ERROR,
    EXIT_REFUSED,
    home_folder,
    login_behind,
    now,
    pretended_today,
    today,
    who,
)

if TYPE_CHECKING:
    from core.register.store.journal.stamp import Stamp

__all__ = [
    "EXIT_BAD_INPUT",
    "EXIT_ERROR",
    "EXIT_REFUSED",
    "As",
    "Home",
    "Json",
    "home_folder",
    "login_behind",
    "now",
    "plain",
    "pretended_today",
    "print_json",
    "refuse",
    "stamp",
    "today",
    "who",
]

Home = Annotated[
    Path | None,
    typer.Option("--home", help="The register's folder. Else HEARD_HOME, else this computer's data folder."),
]
As = Annotated[
    str | None, typer.Option("--as", help="Who is doing this. Else HEARD_USER, else your login name.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def stamp(name: str | None) -> "Stamp":
    """Who does this and when: as `who` and `now` say, with the login behind the name."""
    from core.register.store.journal.stamp import Stamp

    by = who(name)
    return Stamp(by, now(), login_behind(by))


def plain(value: Any) -> Any:
    """A value as JSON holds it: dataclasses as objects, days as YYYY-MM-DD, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {key: plain(item) for key, item in asdict(value).items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return value


def print_json(value: Any) -> None:
    """Print a value as JSON on standard output; characters outside ASCII are escaped, so nothing reaches a terminal live."""
    sys.stdout.write(json.dumps(plain(value), indent=2) + "\n")


def refuse(refusal: Any, *, as_json: bool) -> NoReturn:
    """Print a refusal and exit 3: JSON on standard output with --json, else sentences on standard error."""
    if as_json:
        fields = ("code", "reason", "source", "remedy")
        print_json({"refusal": {key: getattr(refusal, key) for key in fields}})
    else:
        typer.echo(f"Not done: {refusal.reason}\n{refusal.remedy}\nSource: {refusal.source}", err=True)
    raise typer.Exit(EXIT_REFUSED)
