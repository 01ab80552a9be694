"""What a complaint can be about: which procedure covers it, or who else deals with it. Data, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from core.errors import CoreError
from core.law.procedures.table import Table
from core.law.rules.model import Confidence

FILE = Path(__file__).parent.parent / "functions.toml"


@dataclass(frozen=True)
class Function:
    """One thing that people complain about. `route` is a procedure's key; empty where `send_to` says who deals with it.

    `outside` completes "outside the children's statutory procedure because"; `urgent` is handed over at once.
    """

    key: str
    title: str
    aliases: tuple[str, ...]
    route: str
    outside: str
    send_to: str
    urgent: bool
    source: str
    confidence: Confidence

    @property
    def statutory(self) -> bool:
        """Whether the children's statutory procedure covers it."""
        return self.route == "childrens"


@cache
def functions() -> tuple[Function, ...]:
    """Every function, the children's ones first. Raises CoreError where the file is not what it should be."""
    try:
        data = tomllib.loads(FILE.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CoreError(f"{FILE.name} can't be read: {error}.", remedy="Put back the file.") from error
    table = Table(data, FILE.name)
    listed = tuple(_function(item) for item in table.tables("functions", "key"))
    table.done()
    return listed


def function(key: str) -> Function | None:
    """The function with this key, or None."""
    return next((entry for entry in functions() if entry.key == key), None)


def _function(item: Table) -> Function:
    listed = Function(
        key=item.text("key"),
        title=item.text("title"),
        aliases=item.texts("aliases"),
        route=item.text("route", ""),
        outside=item.text("outside", ""),
        send_to=item.text("send_to", ""),
        urgent=item.yes_no("urgent"),
        source=item.text("source"),
        confidence=item.one_of("confidence", get_args(Confidence)),
    )
    item.done()
    if not listed.route and not listed.send_to:
        item.wrong("needs 'route', or 'send_to' where the council does not run it")
    return listed
