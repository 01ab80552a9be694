"""An authority's own words as a file: read and checked, and written."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from core.council.terms import FIRST, KINDS, LAST, MAY_BE_EMPTY, Term, Terms, Vocabulary, in_order, wrong_with
from core.council.toml_file import read_toml
from core.errors import CoreError

FILE = "vocabulary.toml"
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
"""What a key looks like."""

MADE_UP = "(made up)"
"""Stands in the title of a row that is there for demonstrations."""

_MAY_SAY = frozenset({"key", "title", "aliases", "from", "to"})


def read_vocabulary(content: Path) -> Vocabulary:
    """Read and check `vocabulary.toml` of a content folder. CoreError names the file, the row and what to do."""
    return read_words(content / FILE)


def read_words(path: Path) -> Vocabulary:
    """Read and check a file of words. CoreError names the file, the row and what to do."""
    if not path.exists():
        raise CoreError(
            f"{path} is missing.",
            remedy="Put it back: a copy to begin from comes with Heard, in its content folder.",
        )
    raw = read_toml(path).data
    if unknown := sorted(raw.keys() - KINDS.keys()):
        raise _wrong(path, f"there is no table {unknown[0]!r}", f"Tables are: {', '.join(KINDS)}.")
    terms = {kind: in_order(tuple(_terms(path, kind, raw.get(kind, [])))) for kind in KINDS}
    for wrong in wrong_with(terms):
        raise _wrong(path, wrong.what, wrong.remedy)
    return Vocabulary(terms)


def without_made_up(text: str) -> str:
    """A file of words without the rows whose titles say that they are made up."""
    blocks = text.split("\n\n")
    return "\n\n".join(
        block for block in blocks if not (block.lstrip().startswith("[[") and MADE_UP in block)
    )


def write_words(terms: Terms) -> str:
    """Words as a file that `read_words` reads back."""
    lines = [
        "# The words of a register, written by `heard vocabulary write`.",
        "# Change them here and take them in with `heard vocabulary load`, which shows first what would change.",
    ]
    for kind, rows in terms.items():
        for row in rows:
            lines += ["", f"[[{kind}]]", *_lines(kind, row)]
    return "\n".join(lines) + "\n"


def _lines(kind: str, row: Term) -> Iterator[str]:
    yield f"key = {_text(row.key)}"
    yield f"title = {_text(row.title)}"
    if row.aliases:
        yield f"aliases = [{', '.join(_text(alias) for alias in row.aliases)}]"
    if row.within:
        yield f"{KINDS[kind]} = {_text(row.within)}"
    if row.start != FIRST:
        yield f"from = {row.start.isoformat()}"
    if row.end != LAST:
        yield f"to = {row.end.isoformat()}"


def _text(value: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own, but for the character that deletes."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _terms(path: Path, kind: str, rows: Any) -> Iterator[Term]:
    if kind in MAY_BE_EMPTY and rows == []:
        return
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise _wrong(path, f"there is no {kind}", f"Write at least one row, under [[{kind}]].")
    for number, row in enumerate(rows, start=1):
        yield _term(path, kind, number, row)


def _term(path: Path, kind: str, number: int, row: Mapping[str, Any]) -> Term:
    name = f"{kind} {row['key']!r}" if isinstance(row.get("key"), str) else f"{kind} number {number}"
    places = {KINDS[kind]} - {""}
    may = _MAY_SAY | places
    if unknown := sorted(row.keys() - may):
        raise _wrong(
            path, f"{name} has {unknown[0]!r}, which means nothing", f"It may say: {', '.join(sorted(may))}."
        )
    for needed in ("key", "title", *places):
        if not isinstance(row.get(needed), str) or not row[needed].strip():
            raise _wrong(path, f"{name} has no {needed!r}", f'Add a line {needed} = "...".')
    if not KEY.fullmatch(row["key"]):
        raise _wrong(path, f"{name} can't have that key", "Use small letters, digits and underscores.")
    aliases = row.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise _wrong(path, f"{name} has aliases that are not words", 'Write them as ["one", "another"].')
    start, end = (_day(path, name, row, field) for field in ("from", "to"))
    if (start or FIRST) > (end or LAST):
        raise _wrong(path, f"{name} ends before it begins", "Put its days (from, to) in order.")
    within = next((row[place] for place in places), "")
    return Term(row["key"], row["title"].strip(), tuple(aliases), within, start or FIRST, end or LAST)


def _day(path: Path, name: str, row: Mapping[str, Any], field: str) -> date | None:
    day = row.get(field)
    if day is None or type(day) is date:
        return day
    raise _wrong(
        path, f"{name} has {field!r}, which is not a day", f"Write {field} = 2025-08-01, without quotes."
    )


def _wrong(path: Path, what: str, remedy: str) -> CoreError:
    return CoreError(f"In {path}, {what}.", remedy=remedy)
