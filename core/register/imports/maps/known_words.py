"""What other systems call things: headings.toml, which comes with the program."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

SAYS_NOTHING = frozenset(
    {"n/a", "na", "n\\a", "none", "null", "nil", "-", "--", "tbc", "not applicable", "#n/a"}
)
"""What other systems write in a cell that says nothing."""


@cache
def names_of() -> Mapping[str, Any]:
    """Fields, values and words as headings.toml has them."""
    return tomllib.loads(Path(__file__).with_name("headings.toml").read_text("utf-8"))


def heading_names() -> frozenset[str]:
    """Everything that a column is known to be called."""
    fields: Mapping[str, Sequence[str]] = names_of()["fields"]
    return frozenset(name for names in fields.values() for name in names)


def plain_cell(text: str) -> str:
    """A cell without regard to case and spaces."""
    return " ".join(text.casefold().split())
