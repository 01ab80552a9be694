"""Figures as a table of plain text: a row for each, a column for each period, as an annual report has it."""

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.release.release import GROUPS
from core.text import shown

GAP = "  "
NARROWEST = 26
"""Columns that a row's name needs before the numbers beside it may take the rest of the line."""


@dataclass(frozen=True)
class Row:
    """A line of a table: a name, how far in it stands, and a text for each period that it has a number for."""

    name: str
    texts: Mapping[str, str]
    inset: int = 1


@dataclass(frozen=True)
class Table:
    """A table under its heading; `notes` stand below it."""

    heading: str
    periods: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def print_tables(tables: Iterable[Table]) -> None:
    """Print tables, as wide as the terminal; a share goes on two lines where it would not fit."""
    width = shutil.get_terminal_size((120, 24)).columns if sys.stdout.isatty() else 160
    for table in tables:
        sys.stdout.write("\n" + "\n".join(lines_of(table, width)) + "\n")


def lines_of(table: Table, width: int) -> Iterator[str]:
    """The lines of a table, none of them wider than `width` where its numbers allow that."""
    split = _width(table, split=False) + NARROWEST > width
    columns = [max(len(period), *_lengths(table, period, split)) for period in table.periods]
    room = max(NARROWEST, min(width - sum(columns) - len(GAP) * len(columns), _longest_name(table)))
    yield _line(table.heading, [shown(period) for period in table.periods], room, columns)
    for row in table.rows:
        yield from _row(row, table.periods, room, columns, split)
    for note in table.notes:
        yield from textwrap.wrap(
            shown(note, one_line=True), max(width - 2, 40), initial_indent="  * ", subsequent_indent="    "
        )


def tables_of(
    figures: Sequence[tuple[str, str, str, str]],
    cells: Iterable[tuple[str, str, tuple[tuple[str, str], ...], str]],
    labels: Mapping[str, str],
    order: Sequence[str] = (),
) -> Iterator[Table]:
    """A table for each group of figures. A figure is key, title, group, note; a cell figure, period, places, text.

    The periods are in the order given, else in the order in which the cells have them.
    """
    by_figure: dict[str, dict[tuple[tuple[str, str], ...], dict[str, str]]] = {}
    for key, period, places, text in cells:
        by_figure.setdefault(key, {}).setdefault(places, {})[period] = text
    for group, heading in GROUPS.items():
        own = [figure for figure in figures if figure[2] == group and figure[0] in by_figure]
        if own:
            seen = dict.fromkeys(
                period for key, *_ in own for texts in by_figure[key].values() for period in texts
            )
            periods = tuple(period for period in order if period in seen) or tuple(seen)
            rows = tuple(
                row for key, title, *_ in own for row in _rows(title, by_figure[key], labels, heading)
            )
            notes = tuple(f"{title}: {note}" for _key, title, _group, note in own if note)
            yield Table(heading, periods, rows, notes)


def _rows(
    title: str,
    cells: Mapping[tuple[tuple[str, str], ...], Mapping[str, str]],
    labels: Mapping[str, str],
    heading: str,
) -> Iterator[Row]:
    """A figure's lines: its own, and below it one for each part; the heading is not said twice."""
    if list(cells) == [()]:
        yield Row(title, cells[()])
        return
    if title != heading:
        yield Row(title, {})
    for places, texts in cells.items():
        name = ", ".join(labels.get(f"{kind}:{key}", key) for kind, key in places)
        yield Row(name, texts, inset=1 if title == heading else 2)


def _row(row: Row, periods: Sequence[str], room: int, columns: Sequence[int], split: bool) -> Iterator[str]:
    inset = "  " * row.inset
    names = textwrap.wrap(
        shown(row.name, one_line=True), room, initial_indent=inset, subsequent_indent=inset + "  "
    )
    texts = [_parts(row.texts.get(period, ""), split) for period in periods]
    for number in range(max(len(names), *(len(parts) for parts in texts))):
        name = names[number] if number < len(names) else ""
        yield _line(name, [parts[number] if number < len(parts) else "" for parts in texts], room, columns)


def _line(name: str, texts: Sequence[str], room: int, columns: Sequence[int]) -> str:
    numbers = (f"{GAP}{text:>{column}}" for text, column in zip(texts, columns, strict=True))
    return (f"{name:<{room}}" + "".join(numbers)).rstrip()


def _parts(text: str, split: bool) -> list[str]:
    """A text on one line, or its bracketed part on a line of its own."""
    text = shown(text, one_line=True)
    head, bracket, rest = text.partition(" (")
    return [head, bracket.strip() + rest] if split and bracket else [text]


def _lengths(table: Table, period: str, split: bool) -> list[int]:
    return [len(part) for row in table.rows for part in _parts(row.texts.get(period, ""), split)]


def _width(table: Table, *, split: bool) -> int:
    return sum(max(len(period), *_lengths(table, period, split)) + len(GAP) for period in table.periods)


def _longest_name(table: Table) -> int:
    return max(len(table.heading), *(len(row.name) + 2 * row.inset for row in table.rows))
