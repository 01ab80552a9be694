"""Whether what a file holds can be a release: every field known, every value of its kind, every cell explained."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any, get_args

from core.figures.kinds import Unit
from core.release.release import (
    GROUPS,
    Cell,
    FigureMeta,
    LearningSentence,
    Marker,
    Origin,
    Release,
    Status,
)
from core.text import shown

YEAR = re.compile(r"(\d{4})-(\d\d)")
PERIOD = re.compile(r"\d{4}-\d\d( Q[1-4])?")
KEY = re.compile(r"[a-z0-9][a-z0-9_+-]*")
LONGEST = 4000


class Malformed(ValueError):
    """What is wrong with a release, as the end of a sentence that begins with its file."""


def release_from(content: Mapping[str, Any]) -> Release:
    """The release that a file's content says. Raises Malformed, which names the first fault."""
    _known_fields(content, Release, "the release")
    figures = tuple(_figure(item) for item in _list(content, "figures"))
    keys = {figure.key for figure in figures}
    if len(keys) != len(figures):
        raise Malformed("two of its figures have the same key.")
    release = Release(
        **{key: as_text(content[key], key) for key in ("name", "title", "source", "made_on", "software")},
        number=_whole(content["number"], "number"),
        status=_one_of(content["status"], get_args(Status), "status"),
        origin=_one_of(content["origin"], get_args(Origin), "origin"),
        reason=as_text(content.get("reason", ""), "reason"),
        council=as_text(content.get("council", ""), "council"),
        notes=tuple(as_text(item, "notes") for item in _list(content, "notes")),
        methods=tuple(as_text(item, "methods") for item in _list(content, "methods")),
        labels=tuple(_pairs(content.get("labels", {}), "labels")),
        learning=tuple(_sentence(item) for item in _list(content, "learning")),
        figures=figures,
        cells=tuple(_cell(item, keys) for item in _list(content, "cells")),
    )
    _coherent(release)
    return release


def no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of a JSON object. Malformed where one stands in it twice."""
    fields_by_name = dict(pairs)
    if len(fields_by_name) != len(pairs):
        raise Malformed("a field stands in it twice.")
    return fields_by_name


def is_year(text: str) -> bool:
    """Whether a text names a financial year: 2024-25, not 2024-26."""
    match = YEAR.fullmatch(text)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _coherent(release: Release) -> None:
    if not is_year(release.name):
        raise Malformed(f"its name {release.name!r} is not a year such as 2024-25.")
    if not _is_day(release.made_on):
        raise Malformed(f"it was made on {release.made_on!r}, which is no day such as 2026-11-24.")
    if release.number < 1:
        raise Malformed("its number is less than 1.")
    places = [(cell.figure, cell.period, cell.dimensions) for cell in release.cells]
    if len(set(places)) != len(places):
        twin = next(place for place in places if places.count(place) > 1)
        raise Malformed(f"it has two cells for {twin[0]} {twin[1]}.")


def _figure(item: Any) -> FigureMeta:
    _known_fields(item, FigureMeta, "a figure")
    where = f"figure {item['key']!r}"
    if item.get("group", "") not in ("", *GROUPS):
        raise Malformed(f"{where} is in an unknown group {item['group']!r}.")
    words = ("title", "definition", "group", "dated_by", "note")
    return FigureMeta(
        key=_key(item["key"], where),
        unit=_one_of(item["unit"], get_args(Unit), where),
        version=_whole(item.get("version", 1), where),
        order=_whole(item.get("order", 0), where),
        **{word: as_text(item.get(word, ""), where) for word in words},
    )


def _cell(item: Any, figures: set[str]) -> Cell:
    _known_fields(item, Cell, "a cell")
    where = f"a cell of {item['figure']!r}"
    if item["figure"] not in figures:
        raise Malformed(f"{where} belongs to no figure of this release.")
    period = as_text(item["period"], where)
    if not PERIOD.fullmatch(period) or not is_year(period[:7]):
        raise Malformed(f"{where} has the period {period!r}, which is neither a year nor a quarter.")
    cell = Cell(
        figure=item["figure"],
        period=period,
        dimensions=tuple(
            (_key(key, where), value) for key, value in _pairs(item.get("dimensions", {}), where)
        ),
        numerator=_number(item.get("numerator"), where, lowest_of(item["figure"])),
        denominator=None if item.get("denominator") is None else _whole(item["denominator"], where),
        text=as_text(item.get("text", ""), where),
        marker=_one_of(item.get("marker", ""), get_args(Marker), where),
        note=as_text(item.get("note", ""), where),
    )
    if cell.marker in ("c", "x", "z") and (cell.numerator, cell.denominator) != (None, None):
        raise Malformed(f"{where}, {period}, is withheld or missing and still holds a number.")
    return cell


def _sentence(item: Any) -> LearningSentence:
    _known_fields(item, LearningSentence, "a learning sentence")
    return LearningSentence(as_text(item["period"], "learning"), as_text(item["text"], "learning"))


def _known_fields(item: Any, shape: type, where: str) -> None:
    if not isinstance(item, Mapping):
        raise Malformed(f"{where} is not an object with fields.")
    declared: tuple[Field[Any], ...] = fields(shape)
    unknown = sorted(set(item) - {field.name for field in declared})
    if unknown:
        raise Malformed(f"{where} has an unknown field {unknown[0]!r}.")
    for field in declared:
        if field.default is MISSING and field.default_factory is MISSING and field.name not in item:
            raise Malformed(f"{where} has no field {field.name!r}.")


def _list(content: Mapping[str, Any], key: str) -> list[Any]:
    value = content.get(key, [])
    if not isinstance(value, list):
        raise Malformed(f"{key} is not a list.")
    return value


def _pairs(value: Any, where: str) -> list[tuple[str, str]]:
    if not isinstance(value, Mapping):
        raise Malformed(f"{where}: names and values are wanted.")
    return [(as_text(key, where), as_text(item, where)) for key, item in value.items()]


def as_text(value: Any, where: str) -> str:
    """A text that a release can hold. Malformed where it is none, too long, or holds a control character."""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Malformed(f"{where}: a text of at most {LONGEST:,} characters is wanted.")
    if shown(value, one_line=True) != value:
        raise Malformed(f"{where}: a text holds a character that can not be shown.")
    return value


def _key(value: Any, where: str) -> str:
    if not isinstance(value, str) or not KEY.fullmatch(value):
        raise Malformed(f"{where}: {value!r} is not a key of small letters, digits and underscores.")
    return value


def _whole(value: Any, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**12:
        raise Malformed(f"{where}: {value!r} is not a whole number.")
    return value


def _number(value: Any, where: str, lowest: int) -> int | float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not lowest <= value < 10**12:
        raise Malformed(f"{where}: {value!r} is not a number that can be counted.")
    return value


def lowest_of(figure: str) -> int:
    """The lowest that a figure's number can be: a change on the year before may be a fall."""
    return -100 if figure.endswith("_change") else 0


def _one_of(value: Any, words: tuple[str, ...], where: str) -> Any:
    if value not in words:
        raise Malformed(f"{where}: {value!r} is not one of {', '.join(word or 'none' for word in words)}.")
    return value
