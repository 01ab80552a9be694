"""Which column of a file is likely which field: by what its heading says, and only where its values can be that."""

import difflib
from collections.abc import Callable, Mapping, Sequence

from core.register.imports.maps.column import MOSTLY, Column, is_day
from core.register.imports.maps.composed import Group
from core.register.imports.maps.known_words import bare_heading, names_of, stage_of
from core.register.imports.reading.reference import is_reference
from core.register.imports.reading.sheet import Sheet
from core.register.imports.reading.ticks import is_tick_or_not
from core.register.imports.reading.totals import is_no_case

NEAR = 0.8
"""How alike a heading and a name must be, from 0 to 1."""
_CODE = 60
"""Characters up to which a value can be one of a list of codes."""


def columns_of(sheet: Sheet, groups: Sequence[Group] = ()) -> dict[str, Column]:
    """Every column of a file by its heading, with its values; and each group as if it were one."""
    columns = [Column(heading) for heading in sheet.headings]
    together = [Column(group.heading) for group in groups]
    for row in sheet.rows:
        if row.fault or is_no_case(row.cells, sheet.headings):
            continue
        for column, cell in zip(columns, row.cells, strict=True):
            if cell:
                column.add(cell)
        if groups:
            cells = dict(zip(sheet.headings, row.cells, strict=True))
            for column, group in zip(together, groups, strict=True):
                column.add(group.cell(cells))
    return {column.heading: column for column in (*columns, *together)}


def fields_of(
    columns: Mapping[str, Column], codes: Mapping[str, Callable[[str], bool]], groups: Sequence[Group] = ()
) -> dict[str, str]:
    """The likeliest column of each field: the best match first, each column once.

    `codes` says of the fields that hold codes whether a value is one of theirs. A column of a group stands for itself
    only where the group is nothing.
    """
    known_as = {heading: bare_heading(heading) for heading in columns}
    known_as |= {group.heading: group.known_as for group in groups}
    fields = {group.answers: group.heading for group in groups if group.answers}
    taken = {*fields.values(), *(column for group in groups if group.answers for column in group.columns)}
    members = {group.heading: group.columns for group in groups}
    names: Mapping[str, Sequence[str]] = names_of()["fields"]
    alike = sorted(
        (-difflib.SequenceMatcher(None, words, name).ratio(), heading not in members, place, field, heading)
        for heading, words in known_as.items()
        if heading not in taken and words
        for field, of_field in names.items()
        for place, name in enumerate(of_field)
    )
    for score, _, _, name, heading in alike:
        if -score < NEAR:
            break
        if name not in fields and heading not in taken and can_be(name, columns[heading], codes):
            fields[name] = heading
            taken.update((heading, *members.get(heading, ())))
    return fields


def can_be(name: str, column: Column, codes: Mapping[str, Callable[[str], bool]]) -> bool:
    """Whether a column's values can be what a field holds."""
    key = name.rpartition(".")[2]
    if key in ("on", "closed", "born", "grounds_arose", "team_received_on"):
        return column.share(is_day) >= MOSTLY
    if name == "old_reference":
        return column.share(is_reference) >= MOSTLY
    if key == "age":
        return column.share(str.isdecimal) >= MOSTLY
    if key == "in_care":
        return column.share(is_tick_or_not) >= MOSTLY
    if key == "stage":
        return column.share(lambda value: bool(stage_of(value))) >= MOSTLY
    themes = name == "received.summary" and column.share(codes["received.theme"]) >= MOSTLY
    if name in ("procedure", "received.category", "finding.finding", "finding2.finding", "finding3.finding"):
        return column.share(codes[name]) > 0
    if themes or (name in codes and column.said and all(map(is_tick_or_not, column.said))):
        return False
    if name in codes or key in ("status", "team"):
        return column.share(lambda value: len(value) <= _CODE and not is_day(value)) >= MOSTLY
    return column.share(lambda value: any(map(str.isalpha, value)) or key == "contact") >= MOSTLY
