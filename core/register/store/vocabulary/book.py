"""The authority's words as the register holds them: the file until the first change, from then on the journal.

What stands is always read from the events, so there is no copy that could say something else.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from core.council.terms import FIRST, KINDS, LAST, Term, Terms, Vocabulary, in_order
from core.council.vocabulary import FILE, read_vocabulary
from core.law.events import FactValue
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered, Line
from core.register.store.vocabulary.merged import MERGED, SUBJECT, as_merges

TAKEN = "vocabulary_taken"
"""The file as it stood before the first change."""
UNDONE = "superseded"


@dataclass(frozen=True)
class Change:
    """Something that was done to the words: who, when, and how the rows of a key were before and after.

    `number` is its place in the history; `takes_back` the number of the change that it undid, 0 where none; `undone`
    says that a later one took it back.
    """

    number: int
    name: str
    kind: str
    key: str
    before: tuple[Term, ...]
    after: tuple[Term, ...]
    into: str
    by: str
    at: datetime
    reason: str
    takes_back: int = 0
    undone: bool = False


@dataclass(frozen=True)
class Book:
    """What stands, and how it came to. `kept` says whether the register holds its own words yet, or the file counts."""

    vocabulary: Vocabulary
    changes: tuple[Change, ...]
    kept: bool


def book(session: Session, content: Path) -> Book:
    """The words as they stand in a session. Raises CoreError where only the file counts, and it can't be read."""
    entered = journal.history(session, SUBJECT)
    return folded(entered) if entered else Book(read_vocabulary(content), (), False)


def version(session: Session, content: Path) -> tuple[int, int]:
    """What changes whenever the words do: how many changes there were; before the first, when the file was written."""
    last = journal.last_seq(session, SUBJECT)
    if last:
        return last, 0
    try:
        return 0, (content / FILE).stat().st_mtime_ns
    except OSError:
        return 0, 0


def folded(entered: Sequence[Entered]) -> Book:
    """What stands after all changes. One that takes another back carries the rows of before it."""
    gone = {entry.event.supersedes for entry in entered if entry.event.supersedes is not None}
    terms: dict[str, tuple[Term, ...]] = dict.fromkeys(KINDS, ())
    changes: list[Change] = []
    merged = []
    for entry in entered:
        facts = entry.event.facts
        if entry.event.name == TAKEN:
            terms = _all_rows(str(facts["terms"]))
            continue
        kind, key = str(facts["kind"]), str(facts["key"])
        before = tuple(row for row in terms[kind] if row.key == key)
        after = _rows(key, str(facts["rows"]))
        if entry.event.name == MERGED and entry.seq not in gone:
            merged.append(facts)
        terms[kind] = replaced(terms[kind], key, after)
        changes.append(
            Change(
                entry.seq, entry.event.name, kind, key, before, after, str(facts.get("into", "")), entry.by, entry.at,
                (entry.words or {}).get("reason", ""), entry.event.supersedes or 0, entry.seq in gone,
            )
        )  # fmt: skip
    return Book(Vocabulary(terms, as_merges(merged)), tuple(changes), True)


def replaced(rows: tuple[Term, ...], key: str, after: Sequence[Term]) -> tuple[Term, ...]:
    """The rows of a kind with those of one key put in place of what it had; a new key comes last."""
    place = next((number for number, row in enumerate(rows) if row.key == key), len(rows))
    others = [row for row in rows if row.key != key]
    return in_order((*others[:place], *after, *others[place:]))


def taken(terms: Terms, on: date) -> Line:
    """The line of the journal that takes the file's words in."""
    listed = {kind: [[row.key, *_values(row)] for row in rows] for kind, rows in terms.items()}
    return Line(SUBJECT, TAKEN, on, {"terms": json.dumps(listed, ensure_ascii=False)}, {})


def line(
    name: str, kind: str, key: str, after: Sequence[Term], on: date, *, into: str = "", reason: str = ""
) -> Line:
    """The line of the journal of one change: all rows that the key has after it."""
    facts: dict[str, FactValue] = {"kind": kind, "key": key}
    facts["rows"] = json.dumps([_values(row) for row in after], ensure_ascii=False)
    if into:
        facts["into"] = into
    return Line(SUBJECT, name, on, facts, {"reason": reason} if reason else {})


def _values(row: Term) -> list[Any]:
    start = row.start.isoformat() if row.start != FIRST else None
    end = row.end.isoformat() if row.end != LAST else None
    return [row.title, list(row.aliases), row.within, start, end]


def _rows(key: str, text: str) -> tuple[Term, ...]:
    return tuple(_row(key, values) for values in json.loads(text))


def _row(key: str, values: Sequence[Any]) -> Term:
    title, aliases, within, start, end = values
    return Term(
        key, title, tuple(aliases), within,
        date.fromisoformat(start) if start else FIRST, date.fromisoformat(end) if end else LAST,
    )  # fmt: skip


def _all_rows(text: str) -> dict[str, tuple[Term, ...]]:
    listed: Mapping[str, list[list[Any]]] = json.loads(text)
    return {kind: tuple(_row(key, rest) for key, *rest in listed.get(kind, [])) for kind in KINDS}
