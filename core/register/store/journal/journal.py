"""The journal: what happened, appended and never changed, each event chained to the one before."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import RowMapping, insert, select, update
from sqlalchemy.orm import Session

from core.law.events import Event, FactValue
from core.register.store.journal.canonical import (
    FIRST_LINK,
    canonical,
    facts_of,
    link,
    words_digest,
    words_of,
)
from core.register.store.journal.stamp import LONDON, Stamp
from core.register.store.tables.journal import JournalRow
from core.register.store.tables.table_of import table_of

_journal = table_of(JournalRow)


@dataclass(frozen=True)
class Entered:
    """An event as the journal holds it. `words` is None where they have been erased; `at` is in UTC."""

    event: Event
    words: Mapping[str, str] | None
    at: datetime
    by: str

    @property
    def seq(self) -> int:
        """Its place in its subject's history."""
        return self.event.seq


@dataclass(frozen=True)
class Line:
    """What is to be written down about a subject. `words` are already clean."""

    subject: str
    name: str
    on: date
    facts: Mapping[str, FactValue]
    words: Mapping[str, str]
    supersedes: int | None = None


def head(session: Session) -> tuple[int, str]:
    """The end of the chain: the place of the last event, and its digest."""
    found = session.execute(
        select(_journal.c.id, _journal.c.digest).order_by(_journal.c.id.desc()).limit(1)
    ).first()
    return (found.id, found.digest) if found else (0, FIRST_LINK)


def append(session: Session, line: Line, *, seq: int, stamp: Stamp) -> Entered:
    """Write one event at the end of the chain. `seq` must be the next of its subject; `at` has a zone."""
    last, digest = head(session)
    words = canonical(line.words)
    salt = secrets.token_hex(16)
    row: dict[str, Any] = {
        "id": last + 1,
        "subject": line.subject,
        "seq": seq,
        "name": line.name,
        "happened_on": line.on,
        "recorded_at": stamp.at.astimezone(UTC),
        "recorded_by": stamp.by,
        "supersedes": line.supersedes,
        "facts": canonical(line.facts),
        "words": words,
        "salt": salt,
        "words_digest": words_digest(salt, words),
        "previous": digest,
    }
    row["digest"] = link(row["previous"], row)
    session.execute(insert(_journal), row)
    return entered(row)


def history(session: Session, subject: str) -> list[Entered]:
    """Every event of a subject, in the order in which they were written."""
    rows = session.execute(select(_journal).where(_journal.c.subject == subject).order_by(_journal.c.seq))
    return [entered(row) for row in rows.mappings()]


def histories(session: Session, subjects: Sequence[str]) -> dict[str, list[Entered]]:
    """The events of several subjects, each in the order in which they were written."""
    rows = session.execute(
        select(_journal).where(_journal.c.subject.in_(subjects)).order_by(_journal.c.subject, _journal.c.seq)
    )
    found: dict[str, list[Entered]] = {}
    for row in rows.mappings():
        found.setdefault(row["subject"], []).append(entered(row))
    return found


def with_fact(session: Session, name: str, fact: str) -> Iterator[tuple[str, dict[str, FactValue]]]:
    """Subject and facts of every event of one name that carries a fact, in the order of the chain."""
    rows = session.execute(
        select(_journal.c.subject, _journal.c.facts)
        .where(_journal.c.name == name, _journal.c.facts.contains(f'"{fact}":', autoescape=True))
        .order_by(_journal.c.id)
    )
    for row in rows:
        facts = facts_of(row.facts)
        if fact in facts:
            yield row.subject, facts


def everything(session: Session, *, batch: int = 2000) -> Iterator[RowMapping]:
    """Every row of the journal in the order of the chain, a batch at a time."""
    result = session.execute(select(_journal).order_by(_journal.c.id).execution_options(yield_per=batch))
    yield from result.mappings()


def last_seq(session: Session, subject: str) -> int:
    """The place of the subject's latest event; 0 where it has none."""
    found = session.execute(
        select(_journal.c.seq).where(_journal.c.subject == subject).order_by(_journal.c.seq.desc()).limit(1)
    ).scalar()
    return found or 0


def latest_by(session: Session, by: str, name: str, *, limit: int = 50) -> Sequence[tuple[str, str]]:
    """Subject and facts (JSON) of the latest events of one name that a person wrote, among the journal's newest."""
    newest = select(_journal.c.id).order_by(_journal.c.id.desc()).limit(limit).subquery()
    rows = session.execute(
        select(_journal.c.subject, _journal.c.facts)
        .join(newest, newest.c.id == _journal.c.id)
        .where(_journal.c.recorded_by == by, _journal.c.name == name)
    )
    return [(row.subject, row.facts) for row in rows]


def forget_words(session: Session, subject: str, seqs: Sequence[int]) -> None:
    """Erase the words of events, and the salt that could prove a guess at them. The chain stays whole."""
    session.execute(
        update(_journal)
        .where(_journal.c.subject == subject, _journal.c.seq.in_(seqs))
        .values(words=None, salt="")
    )


def entered(row: Mapping[str, Any] | RowMapping) -> Entered:
    """A row of the journal as an event that the law can read."""
    at: datetime = row["recorded_at"]
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    event = Event(
        name=row["name"],
        on=row["happened_on"],
        facts=facts_of(row["facts"]),
        seq=row["seq"],
        recorded_on=at.astimezone(LONDON).date(),
        supersedes=row["supersedes"],
    )
    return Entered(event, words_of(row["words"]), at, row["recorded_by"])
