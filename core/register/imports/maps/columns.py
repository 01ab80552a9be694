"""Which column of a file is likely which field: by what its heading says, and only where its values can be that."""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from core.register.imports.maps.known_words import SAYS_NOTHING, names_of, plain_cell
from core.register.imports.maps.model import DATE_FORMATS
from core.register.imports.reading.days import reads
from core.register.imports.reading.headings import plain
from core.register.imports.reading.reference import is_reference
from core.register.imports.reading.sheet import Sheet
from core.register.imports.reading.totals import is_no_case

NEAR = 0.8
"""How alike a heading and a name must be, from 0 to 1."""
MOST_VALUES = 200
"""Different values of a column up to which it is taken for a list of codes."""
MOSTLY = 0.6
"""The share of a column's values that have to be what its field is."""
_NOTHING, _REFERENCE = 14, 64
"""Characters up to which a value can say nothing, and can be a reference."""
_CODE = 60
"""Characters up to which a value can be one of a list of codes."""
_STAGE = re.compile(r"(?:stage )?[123]")
_YES_OR_NO = frozenset({"yes", "no", "y", "n", "true", "false", "1", "0"})


@dataclass
class Column:
    """A column with its values, how often each stands in it; of very many different ones only the first are kept."""

    heading: str
    values: Counter[str] = field(default_factory=Counter)
    filled: int = 0
    repeated: bool = False
    """Whether a value that can be a reference stands in more than one row."""
    _seen: set[str] = field(default_factory=set)

    def add(self, cell: str) -> None:
        """Note the value of one row."""
        text = cell.strip()
        if not text:
            return
        if len(text) <= _NOTHING and plain_cell(text) in SAYS_NOTHING:
            self.values[text] += 1
            return
        self.filled += 1
        if text in self.values or len(self.values) < MOST_VALUES:
            self.values[text] += 1
        if not self.repeated and len(text) <= _REFERENCE:
            key = text.casefold()
            self.repeated = key in self._seen
            self._seen.add(key)

    @property
    def said(self) -> list[str]:
        """Its different values, without those that say nothing."""
        return [value for value in self.values if plain_cell(value) not in SAYS_NOTHING]

    def share(self, test: Callable[[str], bool]) -> float:
        """The share of its different values for which something holds; 1 where it has none."""
        values = self.said
        return sum(map(test, values)) / len(values) if values else 1.0


def columns_of(sheet: Sheet) -> dict[str, Column]:
    """Every column of a file by its heading, with its values."""
    columns = [Column(heading) for heading in sheet.headings]
    for row in sheet.rows:
        if row.fault or is_no_case(row.cells, sheet.headings):
            continue
        for column, cell in zip(columns, row.cells, strict=True):
            if cell:
                column.add(cell)
    return {column.heading: column for column in columns}


def fields_of(columns: Mapping[str, Column], codes: Mapping[str, Callable[[str], bool]]) -> dict[str, str]:
    """The likeliest column of each field: the best match first, each column once.

    `codes` says of the fields that hold codes whether a value is one of theirs.
    """
    names: Mapping[str, Sequence[str]] = names_of()["fields"]
    alike = sorted(
        (-difflib.SequenceMatcher(None, plain(heading), name).ratio(), place, field, heading)
        for heading in columns
        for field, of_field in names.items()
        for place, name in enumerate(of_field)
    )
    fields: dict[str, str] = {}
    taken: set[str] = set()
    for score, _, name, heading in alike:
        if -score < NEAR:
            break
        if name not in fields and heading not in taken and _can_be(name, columns[heading], codes):
            fields[name] = heading
            taken.add(heading)
    if "received.summary" not in fields and (words := _unnamed_words(columns)):
        fields["received.summary"] = words
    return fields


def is_day(text: str) -> bool:
    """Whether a value can be a day, in any way of writing it."""
    return any(reads(text, name) for name in DATE_FORMATS)


def _can_be(name: str, column: Column, codes: Mapping[str, Callable[[str], bool]]) -> bool:
    """Whether a column's values can be what a field holds."""
    key = name.rpartition(".")[2]
    if key in ("on", "closed", "born", "grounds_arose", "team_received_on"):
        return column.share(is_day) >= MOSTLY
    if name == "old_reference":
        return column.share(is_reference) >= MOSTLY
    if key == "age":
        return column.share(str.isdecimal) >= MOSTLY
    if key == "in_care":
        return column.share(lambda value: value.casefold() in _YES_OR_NO) >= MOSTLY
    if key == "stage":
        return column.share(lambda value: _STAGE.fullmatch(plain(value)) is not None) >= MOSTLY
    if name == "received.summary" and column.share(codes["received.theme"]) >= MOSTLY:
        return False
    if name in ("procedure", "received.category", "finding.finding", "finding2.finding", "finding3.finding"):
        return column.share(codes[name]) > 0
    if name in codes or key in ("status", "team"):
        return column.share(lambda value: len(value) <= _CODE and not is_day(value)) >= MOSTLY
    return column.share(lambda value: any(map(str.isalpha, value)) or key == "contact") >= MOSTLY


def _unnamed_words(columns: Mapping[str, Column]) -> str:
    """A column without a heading that holds sentences; empty where there is none."""
    return next(
        (
            heading
            for heading, column in columns.items()
            if heading.startswith("column ")
            and column.filled
            and column.share(lambda value: len(value.split()) > 1 and not is_day(value)) >= MOSTLY
        ),
        "",
    )
