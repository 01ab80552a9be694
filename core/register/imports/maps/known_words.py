"""What other systems call things: headings.toml, which comes with the program."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from core.register.imports.reading.headings import plain

SAYS_NOTHING = frozenset(
    {"n/a", "na", "n\\a", "none", "null", "nil", "-", "--", "tbc", "not applicable", "#n/a"}
)
"""What other systems write in a cell that says nothing."""

_STAGE = re.compile(r"(?:stage|cam|s)? ?(1|2|3|one|two|three|iii|ii|i)(?: .{0,60})?")
_NUMBERS: Mapping[str, str] = {"one": "1", "two": "2", "three": "3", "i": "1", "ii": "2", "iii": "3"}

FIRST = (
    "first name",
    "first names",
    "forename",
    "forenames",
    "firstname",
    "given name",
    "christian name",
    "first",
)
LAST = ("surname", "last name", "lastname", "family name", "second name", "last")
TITLE = ("title", "salutation")
DAY, MONTH, YEAR = ("day", "dd"), ("month", "mm", "mon", "mth"), ("year", "yyyy", "yy", "yr")
PARTS = frozenset((*FIRST, *LAST, *TITLE, *DAY, *MONTH, *YEAR))
"""What the columns are called that say a part of a name, or of a day."""


@cache
def names_of() -> Mapping[str, Any]:
    """Fields, values and words as headings.toml has them."""
    return tomllib.loads(Path(__file__).with_name("headings.toml").read_text("utf-8"))


_CODES_TO_FILL = re.compile(r"\([^()/]{1,20}/[^()]{1,40}\)$")
"""As `(Y/N/Partly)` at the end of a heading."""
_HOW_TO_FILL = re.compile(
    r" (?:y n|j n|y n na|yes no|yes or no|dd mm yy|dd mm yyyy|dd mmm yy|tick|please tick|tick if so|if any|if applicable|"
    r"if known|drop ?down|free text|select)$"
)


def bare_heading(heading: str) -> str:
    """What a column is called, without how it is to be filled in: `Upheld? (Y/N)` is `upheld`."""
    words = plain(_CODES_TO_FILL.sub("", heading)) or plain(heading)
    return _HOW_TO_FILL.sub("", words) or words


@cache
def heading_names() -> frozenset[str]:
    """Everything that a column is known to be called."""
    fields: Mapping[str, Sequence[str]] = names_of()["fields"]
    return frozenset(name for names in fields.values() for name in names)


@cache
def _answers() -> frozenset[str]:
    values: Mapping[str, Mapping[str, Sequence[str]]] = names_of()["values"]
    return frozenset(
        plain(name)
        for of_list in values.values()
        for key, others in of_list.items()
        for name in (key, *others)
    )


def is_heading(words: str) -> bool:
    """Whether a column may be called so: as a whole, or by a part (`received day`, `outcome not upheld`)."""
    names = heading_names()
    if words in names or words in PARTS or _HOW_TO_FILL.sub("", words) in names:
        return True
    *before, last = words.split(" ")
    if any(words.endswith(f" {part}") for part in PARTS if part.endswith(last)):
        return True
    return any(
        " ".join(before[:place]) in names and " ".join([*before, last][place:]) in _answers()
        for place in range(1, len(before) + 1)
    )


def plain_cell(text: str) -> str:
    """A cell without regard to case and spaces."""
    return " ".join(text.casefold().split())


def stage_of(text: str) -> str:
    """The stage that a value means, as a digit: `Stage 2`, `S2`, `Stage Two (investigation)`; empty where it is none."""
    match = _STAGE.fullmatch(" ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold()).split()))
    return _NUMBERS.get(match[1], match[1]) if match else ""
