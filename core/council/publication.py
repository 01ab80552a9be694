"""`publication.toml`: what has to be published about complaints, where that is said, and how often it is due again."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.content import shipped_content
from core.council.toml_file import read_toml
from core.errors import CoreError

FILE = "publication.toml"
LONGEST = 600
"""Months: fifty years."""


@dataclass(frozen=True)
class Item:
    """Something to be published. `every_months` is how often it is due again, 0 where once is enough."""

    key: str
    title: str
    source: str
    state: str
    every_months: int


def read_publication_list(content: Path) -> tuple[Item, ...]:
    """What has to be published. A register made before there was a list uses the one that comes with the program.

    Raises CoreError, which says what is wrong with the file.
    """
    path = content / FILE
    path = path if path.exists() else shipped_content() / FILE
    data = read_toml(path).data
    try:
        items = tuple(_item(row) for row in data["items"])
    except (KeyError, TypeError, ValueError) as error:
        raise CoreError(f"{path} can't be read: {error}.", remedy="Put it right, then try again.") from error
    keys = [item.key for item in items]
    if len(set(keys)) != len(keys):
        raise CoreError(f"{path}: a key is there twice.", remedy="Give each item its own.")
    return items


def _item(row: Mapping[str, Any]) -> Item:
    every = row["every_months"]
    if not isinstance(every, int) or not 0 <= every <= LONGEST:
        raise ValueError(f"{row['key']}: every_months is a number of months")
    return Item(str(row["key"]), str(row["title"]), str(row["source"]), str(row["state"]), every)
