"""Reading the register's file as it is, without trusting any of it: raw values, damaged text and all."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from core.register.store.file.schema import schema_faults
from core.register.store.journal.canonical import FIRST_LINK, link_of_raw, words_digest

Raw = dict[str, Any]
"""A row as SQLite holds it: days and moments are text, yes and no are 1 and 0."""


@dataclass
class Chain:
    """What the walk along the journal found: how many events each subject has, and what is wrong, by subject."""

    events: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def fault(self, subject: str, sentence: str) -> None:
        """Note something wrong with a subject's events."""
        self.faults.append(sentence)
        self.broken.add(subject)


@contextmanager
def forgiving(session: Session) -> Iterator[None]:
    """Read text that is no UTF-8 as something else rather than fail on it."""
    connection: Any = session.connection().connection.driver_connection
    before = connection.text_factory
    connection.text_factory = lambda raw: raw.decode("utf-8", "backslashreplace")
    try:
        yield
    finally:
        connection.text_factory = before


def rows(session: Session, statement: str, **values: Any) -> Iterator[Raw]:
    """The rows of a statement, as SQLite holds them."""
    for row in session.execute(text(statement), values).mappings():
        yield dict(row)


def file_faults(session: Session) -> list[str]:
    """What SQLite itself finds wrong with the file, rows that point at nothing, and what the file is made of."""
    found = [f"SQLite: {row['integrity_check']}." for row in rows(session, "PRAGMA integrity_check")]
    faults = [] if found == ["SQLite: ok."] else found
    for row in rows(session, "PRAGMA foreign_key_check"):
        faults.append(f"{row['table']}: row {row['rowid']} belongs to no row of {row['parent']}.")
    return faults + schema_faults(session)


def walk(session: Session) -> Chain:
    """Follow the chain from its first event to its last: nothing is missing, moved, changed or out of place."""
    chain = Chain()
    previous, expected = FIRST_LINK, 1
    without_words: list[tuple[str, int]] = []
    erased: set[tuple[str, Any]] = set()
    for row in rows(session, "SELECT * FROM journal ORDER BY id"):
        subject = str(row["subject"])
        chain.events += 1
        chain.counts[subject] += 1
        if row["id"] != expected:
            chain.fault(subject, f"Events {expected} to {row['id'] - 1} of the journal are missing.")
        if row["seq"] != chain.counts[subject]:
            chain.fault(subject, f"{subject}: event {chain.counts[subject]} is missing or out of order.")
            chain.counts[subject] = row["seq"] if isinstance(row["seq"], int) else chain.counts[subject]
        if row["previous"] != previous:
            chain.fault(subject, f"{_named(row)} does not follow the event that stands before it.")
        if row["digest"] != link_of_raw(str(row["previous"]), row):
            chain.fault(subject, f"{_named(row)} is not what was recorded.")
        if row["words"] is None:
            without_words.append((subject, row["seq"]))
        elif row["words_digest"] != words_digest(str(row["salt"]), str(row["words"])):
            chain.fault(subject, f"The words of {_named(row)} are not what was recorded.")
        if row["name"] == "words_erased":
            erased.add((subject, _erased_in(row)))
        previous, expected = str(row["digest"]), row["id"] + 1
    for subject, seq in without_words:
        if (subject, seq) not in erased:
            chain.fault(subject, f"{subject}: the words of event {seq} are gone, and no event says why.")
    return chain


def as_stored(value: Any) -> Any:
    """A value as SQLite holds it."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value


def _erased_in(row: Mapping[str, Any]) -> Any:
    try:
        return json.loads(row["facts"]).get("erased")
    except (ValueError, AttributeError):
        return None


def _named(row: Mapping[str, Any]) -> str:
    return f"{row['subject']}: event {row['seq']} ({row['name']})"
