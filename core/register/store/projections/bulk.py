"""Many new cases written at once: the same rows as one by one, in few statements."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from hashlib import sha256
from itertools import groupby
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.register.store.file.values import as_stored
from core.register.store.journal.canonical import FIRST_LINK, SALT, canonical, salted_digest
from core.register.store.journal.heads import Head, last_id, put_heads
from core.register.store.journal.journal import Entered, seal_if_due
from core.register.store.journal.stamp import Stamp
from core.register.store.projections import cases
from core.register.store.projections.aside import Aside
from core.register.store.projections.cases import Projected, Values
from core.register.store.tables.cases import CaseRow
from core.register.store.tables.table_of import table_of

_cases = table_of(CaseRow)
_NAMED = ("id", "reference", "family")
"""Columns of a case that are known only when it is written."""
_AS_THEY_ARE = frozenset({str, int, type(None)})
"""Types of values that SQLite holds as they are."""

Rows = tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]
"""Columns, and values in their order as SQLite holds them."""


class JournalLine(NamedTuple):
    """An event as the journal's table holds it, without what the chain gives it: id, subject, previous and digest."""

    seq: int
    name: str
    happened_on: str
    recorded_at: str
    recorded_by: str
    supersedes: int | None
    facts: str
    facts_salt: str
    facts_digest: str
    words: str
    salt: str
    words_digest: str
    login: str | None = None


_JOURNAL = ("id", "subject", "previous", "digest", *JournalLine._fields)


@dataclass(frozen=True)
class Ready:
    """A new case that was checked and derived before it has a reference, in the form in which it is written.

    `lines` are its events, the values of a JournalLine each; `year` is that of its receipt, in which it is numbered; `family` the reference of the
    first case of its family, empty where it begins its own.
    """

    year: int
    lines: tuple[tuple[Any, ...], ...]
    case: Rows
    parts: Mapping[str, Rows]
    family: str = ""

    def linked(self, first: str, family: str) -> "Ready":
        """The same case as part of another one's family."""
        received = JournalLine(*self.lines[0])
        facts = canonical({**json.loads(received.facts), "linked_to": first, "family": family})
        digest = salted_digest(received.facts_salt, facts)
        received = received._replace(facts=facts, facts_digest=digest)
        return replace(self, family=family, lines=(tuple(received), *self.lines[1:]))


def ready(entered: Sequence[Entered], projected: Projected) -> Ready:
    """Make a case ready."""
    salts = os.urandom(2 * SALT * len(entered)).hex()
    width = 4 * SALT
    lines = tuple(
        tuple(_line(event, salts[width * place : width * (place + 1)])) for place, event in enumerate(entered)
    )
    case = {key: value for key, value in projected.case.items() if key not in _NAMED}
    parts = {name: _rows(rows) for name, rows in projected.parts.items() if rows}
    return Ready(entered[0].event.on.year, lines, _rows([case]), parts)


def link_of_line(previous: str, subject: str, line: JournalLine) -> str:
    """What `canonical.link` gives for an event that follows another of its subject."""
    login = "" if line.login is None else f'"login":{encode_basestring(line.login)},'
    text = (
        f'{previous}{{"facts_digest":"{line.facts_digest}","happened_on":"{line.happened_on}",'
        f'{login}"name":{encode_basestring(line.name)},"recorded_at":"{line.recorded_at.replace(" ", "T")}Z",'
        f'"recorded_by":{encode_basestring(line.recorded_by)},"seq":{line.seq},"subject":{encode_basestring(subject)},'
        f'"supersedes":{"null" if line.supersedes is None else line.supersedes},"words_digest":"{line.words_digest}"}}'
    )
    return sha256(text.encode()).hexdigest()


class Pen:
    """Writes new cases at the end of the journal, within one write that the caller holds and `finish` ends.

    What SQLite would keep up to date with each row, the search index and other indexes, is made at the end, within
    the same write: that is several times quicker for many rows.
    """

    def __init__(self, session: Session, stamp: Stamp, *, expected: int) -> None:
        """`expected` is about how many cases will be written."""
        self._session = session
        seal_if_due(session, stamp)
        self._id = last_id(session)
        self._case_id = session.execute(select(func.max(_cases.c.id))).scalar() or 0
        self._aside = Aside(session, self._case_id) if expected > self._case_id else None

    def finish(self) -> None:
        """Make the indexes that were put aside."""
        if self._aside is not None:
            self._aside.put_back(self._session)

    def write(self, ready_cases: Sequence[Ready]) -> list[str]:
        """Write cases, and give their references in the same order."""
        references = self._numbered(ready_cases)
        lines: list[tuple[Any, ...]] = []
        heads: list[Head] = []
        for reference, case in zip(references, ready_cases, strict=True):
            digest = FIRST_LINK
            for line in case.lines:
                previous, self._id = digest, self._id + 1
                digest = link_of_line(previous, reference, JournalLine(*line))
                lines.append((self._id, reference, previous, digest, *line))
            heads.append(Head(reference, len(case.lines), digest, self._id))
        self._insert("journal", _JOURNAL, lines)
        put_heads(self._session, heads)
        self._put(references, ready_cases)
        return references

    def _numbered(self, ready_cases: Sequence[Ready]) -> list[str]:
        """The next references of each year, in the order of the cases."""
        places = sorted(range(len(ready_cases)), key=lambda place: (ready_cases[place].year, place))
        references = [""] * len(ready_cases)
        for year, group in groupby(places, key=lambda place: ready_cases[place].year):
            of_year = list(group)
            numbers = cases.next_references(self._session, year, len(of_year))
            for place, reference in zip(of_year, numbers, strict=True):
                references[place] = reference
        return references

    def _put(self, references: Sequence[str], ready_cases: Sequence[Ready]) -> None:
        gathered: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
        for reference, case in zip(references, ready_cases, strict=True):
            self._case_id += 1
            columns, (values,) = case.case
            named = (self._case_id, reference, case.family or reference)
            gathered.setdefault((_cases.name, (*_NAMED, *columns)), []).append((*named, *values))
        for case_id, case in enumerate(ready_cases, start=self._case_id - len(ready_cases) + 1):
            for name, (columns, rows) in case.parts.items():
                gathered_rows = gathered.setdefault((name, ("case_id", *columns)), [])
                gathered_rows.extend([(case_id, *values) for values in rows])
        for (name, columns), values_of_rows in gathered.items():
            self._insert(name, columns, values_of_rows)

    def _insert(self, table: str, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
        """Insert rows of SQLite's own values; table and columns are names of ours."""
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f'"{column}"' for column in columns)
        self._session.connection().exec_driver_sql(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608
            rows,
        )


def _line(entered: Entered, salts: str) -> JournalLine:
    """An event as it is written; `salts` are that of its facts and that of its words."""
    event = entered.event
    facts, words = canonical(event.facts), canonical(entered.words or {})
    facts_salt, salt = salts[: 2 * SALT], salts[2 * SALT :]
    return JournalLine(
        seq=event.seq,
        name=event.name,
        happened_on=event.on.isoformat(),
        recorded_at=as_stored(entered.at.astimezone(UTC).replace(tzinfo=None)),
        recorded_by=entered.by,
        supersedes=event.supersedes,
        facts=facts,
        facts_salt=facts_salt,
        facts_digest=salted_digest(facts_salt, facts),
        words=words,
        salt=salt,
        words_digest=salted_digest(salt, words),
        login=entered.login,
    )


def _rows(listed: Sequence[Values]) -> Rows:
    """Rows that all have the same columns."""
    columns = _same(tuple(listed[0]))
    return columns, tuple(
        tuple([value if type(value) in _AS_THEY_ARE else as_stored(value) for value in row.values()])
        if tuple(row) == columns
        else tuple(as_stored(row[column]) for column in columns)
        for row in listed
    )


_KNOWN: dict[tuple[str, ...], tuple[str, ...]] = {}


def _same(columns: tuple[str, ...]) -> tuple[str, ...]:
    """One object for equal columns, so that a thousand cases don't carry a thousand copies to another process."""
    return _KNOWN.setdefault(columns, columns)
