"""Read a map from its TOML file. Whatever it says that means nothing is an error that names file, key and remedy."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from core.errors import CoreError, reason_of
from core.law.procedures.load import Procedures
from core.law.rules.model import EventKind
from core.register.imports.maps.model import DATE_FORMATS, EventMap, Map, Source, When
from core.register.imports.reading.sheet import Layout
from core.toml import NotTomlError, parse_toml

TABLES = ("file", "rows", "procedure", "old_reference", "linked_to", "received", "events")
OF_FILE = ("dates", "sheet", "encoding", "delimiter", "headings", "empty")
OF_SOURCE = ("column", "columns", "between", "ticks", "is", "values", "default")
OF_WHEN = ("column", "values", "not")
NOT_IMPORTED: Mapping[str, str] = {
    "learning_approved": "a sentence for the public is approved in Heard, by somebody else than the one who wrote it",
    "second_view_given": "a second view of a finding is given in Heard, by somebody else than the one who recorded it",
}
"""Events that no map brings in, and why."""


def read_map(path: Path, procedures: Procedures, *, dates: Sequence[str] = ()) -> Map:
    """The map in a file. Raises CoreError for what it should not say, and for what it should.

    `dates` are ways of writing days that are read beside those that the map names.
    """
    try:
        data = parse_toml(path.read_bytes())
    except FileNotFoundError:
        raise CoreError(
            f"There is no map {path}.", remedy=f"`heard import FILE --guess {path}` writes one to begin with."
        ) from None
    except NotTomlError as error:
        raise CoreError(f"{path} can't be read: {error}.", remedy="Put it right, then try again.") from error
    except OSError as error:
        raise CoreError(
            f"{path} can't be read: {reason_of(error)}.", remedy="Check that you may read it."
        ) from error
    reader = _Reader(path.name, procedures)
    if dates:
        file = reader.table(data.get("file", {}), "file")
        data["file"] = {**file, "dates": [*file.get("dates", []), *dates]}
    return reader.map_of(data)


class _Reader:
    """Reads one map; keeps its name for messages, and what the procedures know."""

    def __init__(self, name: str, procedures: Procedures) -> None:
        self._name = name
        self._procedures = procedures

    def map_of(self, data: dict[str, Any]) -> Map:
        self._known(data, TABLES, "")
        file = self.table(data.get("file", {}), "file")
        self._known(file, OF_FILE, "file")
        rows = self.table(data.get("rows", {}), "rows")
        self._known(rows, ("skip", "join"), "rows")
        procedure = self._source(self._needed(data, "procedure"), "procedure")
        self._known_procedures(procedure)
        received = self.table(self._needed(data, "received"), "received")
        if "on" not in received:
            self._wrong("[received] has no 'on'", "Name the column that holds the day of receipt.")
        linked = data.get("linked_to")
        return Map(
            name=self._name,
            procedure=procedure,
            old_reference=self._source(self._needed(data, "old_reference"), "old_reference"),
            received=self._fields("received", received, "received"),
            events=tuple(self._events(data.get("events", []))),
            skip=self._when(rows["skip"], "rows.skip") if "skip" in rows else None,
            join=self._yes_or_no(rows.get("join", False), "rows.join"),
            linked_to=None if linked is None else self._source(linked, "linked_to"),
            dates=self._dates(file.get("dates", ["iso", "dd/mm/yyyy"])),
            layout=self._layout(file),
            empty=frozenset(map(_plain, self._words(file.get("empty", []), "file.empty"))),
        )

    def _events(self, rows: Any) -> Iterable[EventMap]:
        if not isinstance(rows, list):
            self._wrong("'events' is no list of tables", "Write each event under [[events]].")
        for number, row in enumerate(rows, start=1):
            place = f"events number {number}"
            table = dict(self.table(row, place))
            event = self._text(table.pop("event", ""), f"{place}: event")
            place = f"{place} ({event})"
            if event in NOT_IMPORTED:
                self._wrong(f"{place} can't be imported", f"Take it out: {NOT_IMPORTED[event]}.")
            if event == "received":
                self._wrong(f"{place} has its own table", "Write it under [received].")
            when = table.pop("when", None)
            if "on" not in table:
                self._wrong(f"{place} has no 'on'", "Name the column that holds the day it happened.")
            on = self._source(table.pop("on"), f"{place}: on")
            fields = self._fields(event, table, place)
            yield EventMap(
                event,
                on,
                fields,
                tuple(
                    self._when(each, f"{place}: when")
                    for each in (when if isinstance(when, list) else [when])
                    if each is not None
                ),
                f"{event} ({number})",
            )

    def _fields(self, event: str, table: Mapping[str, Any], place: str) -> dict[str, Source]:
        """Facts and words by key, each known to the event in one procedure at least."""
        kinds = self._kinds(event, place)
        keys = {fact.key for kind in kinds for fact in kind.facts}
        keys |= {word.key for kind in kinds for word in kind.words}
        if event == "received":
            keys.add("on")
        self._known(table, sorted(keys), place)
        return {key: self._source(value, f"{place}: {key}") for key, value in table.items()}

    def _kinds(self, event: str, place: str) -> list[EventKind]:
        versions = self._procedures.all()
        kinds = [kind for version in versions if (kind := version.event(event))]
        if not kinds or all(kind.by == "register" for kind in kinds):
            names = sorted(
                {kind.key for version in versions for kind in version.events if kind.by == "officer"}
            )
            self._unknown(f"{place}: event {event!r}", event, names)
        return kinds

    def _known_procedures(self, source: Source) -> None:
        keys = [source.fixed, source.default, *source.values.values(), *source.ticks.values()]
        for key in keys:
            if key and key not in self._procedures.keys():
                self._unknown(f"procedure {key!r}", key, self._procedures.keys())

    def _source(self, value: Any, place: str) -> Source:
        if isinstance(value, str):
            return Source(column=self._text(value, place))
        table = self.table(value, place)
        self._known(table, OF_SOURCE, place)
        if sum(key in table for key in ("column", "columns", "ticks", "is")) != 1:
            self._wrong(
                f"{place} needs either a column or 'is'",
                'Write {column = "..."} for what stands in a column, {is = "..."} for what is the same in every row, '
                '{columns = ["...", "..."]} for what stands in several, {ticks = {"..." = "..."}} for columns with ticks.',
            )
        values = self.table(table.get("values", {}), f"{place}: values")
        ticks = self.table(table.get("ticks", {}), f"{place}: ticks")
        return Source(
            columns=tuple(self._words(table.get("columns", []), f"{place}: columns")),
            between=self._text(table.get("between", " "), f"{place}: between", empty=True),
            ticks={key: self._text(meaning, f"{place}: ticks: {key}") for key, meaning in ticks.items()},
            column=self._text(table.get("column", ""), f"{place}: column"),
            fixed=self._text(table.get("is", ""), f"{place}: is"),
            values={
                _plain(key): self._text(meaning, f"{place}: values: {key}", empty=True)
                for key, meaning in values.items()
            },
            default=self._text(table.get("default", ""), f"{place}: default"),
        )

    def _when(self, value: Any, place: str) -> When:
        if isinstance(value, str):
            return When(value)
        table = self.table(value, place)
        self._known(table, OF_WHEN, place)
        values = self._words(table.get("values", []), f"{place}: values")
        unless = self._words(table.get("not", []), f"{place}: not")
        if values and unless:
            self._wrong(f"{place} says both values and not", "Say one of them.")
        column = self._text(table.get("column", ""), f"{place}: column")
        return When(column, frozenset(map(_plain, values)), frozenset(map(_plain, unless)))

    def _yes_or_no(self, value: Any, place: str) -> bool:
        if not isinstance(value, bool):
            self._wrong(f"{place} is neither true nor false", "Write it without quotes, as true.")
        return value

    def _words(self, value: Any, place: str) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self._wrong(f"{place} is no list of words", 'Write it as ["Withdrawn", "Closed"].')
        return value

    def _delimiter(self, value: Any) -> str:
        text = self._text(value, "file.delimiter")
        if len(text) > 1 or text in ('"', "\n", "\r"):
            self._wrong("file.delimiter is no single character", 'Write it as ";" or "\\t".')
        return text

    def _layout(self, file: Mapping[str, Any]) -> Layout:
        sheets = file.get("sheet", "")
        headings, heading_rows = self._headings(file.get("headings", 1))
        return Layout(
            tuple(
                self._words(sheets, "file.sheet") if isinstance(sheets, list) else [sheets] if sheets else []
            ),
            self._text(file.get("encoding", ""), "file.encoding"),
            self._delimiter(file.get("delimiter", "")),
            headings,
            heading_rows,
        )

    def _headings(self, value: Any) -> tuple[int, int]:
        """The row with the headings, and how many rows they take: one, or two that follow each other."""
        rows = value if isinstance(value, list) else [value]
        if not all(type(row) is int and 1 <= row <= 100 for row in rows) or rows not in (
            [rows[0]] if rows else [],
            [rows[0], rows[0] + 1] if rows else [],
        ):
            self._wrong(
                "file.headings is no row",
                "Write the number of the row with the headings, such as 3, or both where they take two: [2, 3].",
            )
        return rows[-1], len(rows)

    def _dates(self, value: Any) -> tuple[str, ...]:
        if value == []:
            self._wrong(
                "file.dates says nothing yet",
                "Its days can be read in two ways, which the map shows: choose one, as with --dates dd/mm/yyyy.",
            )
        if not isinstance(value, list):
            self._wrong("file.dates is no list", 'Write it as ["dd/mm/yyyy", "iso"].')
        for name in value:
            if str(name) not in DATE_FORMATS:
                self._unknown(f"file.dates: {str(name)[:40]!r}", str(name), list(DATE_FORMATS))
        if any(name.startswith("dd/mm") for name in value) and any(
            name.startswith("mm/dd") for name in value
        ):
            self._wrong(
                "file.dates names both dd/mm and mm/dd",
                "Name the one that the old system writes: 3/4 can't be both.",
            )
        return tuple(value)

    def _text(self, value: Any, place: str, *, empty: bool = False) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int):
            return str(value)
        if not isinstance(value, str):
            self._wrong(f"{place} is no text", "Write it between quotes.")
        if not value and not empty and place.endswith((": column", ": is", ": event")):
            return ""
        return value

    def table(self, value: Any, place: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self._wrong(
                f"{place or 'the file'} is no table", "See docs/importing.md for how a map is written."
            )
        return value

    def _needed(self, data: Mapping[str, Any], key: str) -> Any:
        if key not in data:
            self._wrong(f"there is no {key!r}", "A map says procedure, old_reference and received at least.")
        return data[key]

    def _known(self, table: Mapping[str, Any], allowed: Iterable[str], place: str) -> None:
        allowed = list(allowed)
        for key in table:
            if key not in allowed:
                self._unknown(f"{place}: {key!r}" if place else repr(key), key, allowed)

    def _unknown(self, what: str, key: str, allowed: Iterable[str]) -> NoReturn:
        allowed = list(allowed)
        near = difflib.get_close_matches(key, allowed, n=1, cutoff=0.6)
        meant = f"Did you mean {near[0]!r}? " if near else ""
        self._wrong(f"{what} means nothing", f"{meant}There are: {', '.join(allowed)}.")

    def _wrong(self, what: str, remedy: str) -> NoReturn:
        raise CoreError(f"In the map {self._name}, {what}.", remedy=remedy)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
