"""The journal: what happened, appended and never changed, each event chained to the one before it of its subject."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import RowMapping, or_, select, update
from sqlalchemy.orm import Session

from core.errors import CoreError
from core.law.events import Event, FactValue
from core.register.store.file.direct import direct
from core.register.store.file.values import as_stored
from core.register.store.journal.canonical import (
    SALT,
    canonical,
    facts_of,
    link,
    salted_digest,
    words_of,
)
from core.register.store.journal.heads import (
    CHAIN,
    NO_EVENT,
    SEALED,
    Head,
    heads_of,
    last_id,
    put_heads,
    seal_of,
    unsealed,
)
from core.register.store.journal.stamp import LONDON, Stamp
from core.register.store.tables.journal import JournalRow
from core.register.store.tables.table_of import table_of

Row = dict[str, Any]
"""An event as the journal's table holds it."""

_journal = table_of(JournalRow)
_COLUMNS = tuple(column.name for column in _journal.columns)
_INSERT = f"INSERT INTO journal ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - our columns


@dataclass(frozen=True)
class Entered:
    """An event as the journal holds it. `words` is None where they have been erased; `at` is in UTC.

    `login` is the login behind `by`, where the name was typed and is another one.
    """

    event: Event
    words: Mapping[str, str] | None
    at: datetime
    by: str
    login: str | None = None

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


def append(session: Session, line: Line, *, seq: int, stamp: Stamp) -> Entered:
    """Write one event at the end of its subject's chain. `seq` must be the next of its subject."""
    row = prepare(session, line, seq=seq, stamp=stamp)
    write_rows(session, [row], stamp)
    return entered(row)


def prepare(session: Session, line: Line, *, seq: int, stamp: Stamp) -> Row:
    """An event as a row, without what it is given when it is written: its `id`, `previous` and `digest`.

    The login behind a name is kept but in a demonstration, where one login plays everybody.
    """
    facts, words = canonical(line.facts), canonical(line.words)
    facts_salt, salt = secrets.token_hex(SALT), secrets.token_hex(SALT)
    return {
        "subject": line.subject,
        "seq": seq,
        "name": line.name,
        "happened_on": line.on,
        "recorded_at": stamp.at.astimezone(UTC),
        "recorded_by": stamp.by,
        "supersedes": line.supersedes,
        "facts": facts,
        "facts_salt": facts_salt,
        "facts_digest": salted_digest(facts_salt, facts),
        "words": words,
        "salt": salt,
        "words_digest": salted_digest(salt, words),
        "login": None if session.info.get("demonstration") else stamp.login,
    }


def write_rows(session: Session, rows: Sequence[Row], stamp: Stamp) -> None:
    """Write prepared events, and seal the chains before them where this is the first write of a day.

    Raises CoreError where one is not the next of its subject: an event that was written is gone.
    """
    seal_if_due(session, stamp)
    heads = heads_of(session, {row["subject"] for row in rows})
    place = last_id(session)
    for row in rows:
        subject = row["subject"]
        head = heads.get(subject, NO_EVENT)
        if row["seq"] != head.seq + 1:
            raise _gone(subject)
        place += 1
        row["id"], row["previous"] = place, head.digest
        row["digest"] = link(head.digest, row)
        heads[subject] = Head(subject, row["seq"], row["digest"], place)
    direct(session).executemany(_INSERT, [[as_stored(row[name]) for name in _COLUMNS] for row in rows])
    put_heads(session, heads.values())


def seal_if_due(session: Session, stamp: Stamp) -> None:
    """Seal every chain that has grown since the last seal, where none of the day of `stamp`, or later, stands."""
    if "sealed_on" not in session.info:
        session.info["sealed_on"] = _sealed_on(session)
    sealed_on: date | None = session.info["sealed_on"]
    if sealed_on is not None and stamp.day <= sealed_on:
        return
    session.info["sealed_on"] = stamp.day
    if grown := unsealed(session):
        facts: dict[str, FactValue] = {"heads": seal_of(grown), "subjects": len(grown)}
        line = Line(CHAIN, SEALED, stamp.day, facts, {})
        seq = heads_of(session, (CHAIN,)).get(CHAIN, NO_EVENT).seq + 1
        write_rows(session, [prepare(session, line, seq=seq, stamp=stamp)], stamp)


def _sealed_on(session: Session) -> date | None:
    """The day of the last seal; where there is none yet, that of the first event. None in an empty journal."""
    if last := direct(session).execute(_LAST_SEAL, (CHAIN,)).fetchone():
        return date.fromisoformat(last[0])
    first = direct(session).execute("SELECT recorded_at FROM journal ORDER BY id LIMIT 1").fetchone()
    return datetime.fromisoformat(first[0]).replace(tzinfo=UTC).astimezone(LONDON).date() if first else None


_LAST_SEAL = "SELECT happened_on FROM journal WHERE subject = ? ORDER BY seq DESC LIMIT 1"


def _gone(subject: str) -> CoreError:
    return CoreError(
        f"The journal is damaged: the last event of {subject} is not the one that was written last.",
        remedy="Nothing was written. Run heard verify for all that differs, and restore a backup.",
    )


def damaged(subject: str, how: str) -> CoreError:
    """What to say of a subject whose journal can't be read."""
    return CoreError(
        f"The journal of {subject} is damaged: {how}.",
        remedy="Run heard verify for all that differs, and restore a backup.",
    )


def history(session: Session, subject: str) -> list[Entered]:
    """Every event of a subject, in the order in which they were written. Raises CoreError where one can't be read."""
    try:
        return [entered(_read(row)) for row in direct(session).execute(_HISTORY, (subject,))]
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged(subject, "an event holds something else than Heard writes") from error


_HISTORY = f"SELECT {', '.join(_COLUMNS)} FROM journal WHERE subject = ? ORDER BY seq"  # noqa: S608 - our columns


def _read(row: Sequence[Any]) -> Row:
    """A row as SQLite holds it, with its day and its moment."""
    values = dict(zip(_COLUMNS, row, strict=True))
    values["happened_on"] = date.fromisoformat(values["happened_on"])
    values["recorded_at"] = datetime.fromisoformat(values["recorded_at"])
    return values


def histories(session: Session, subjects: Sequence[str]) -> dict[str, list[Entered]]:
    """The events of several subjects, each in the order in which they were written."""
    rows = session.execute(
        select(_journal).where(_journal.c.subject.in_(subjects)).order_by(_journal.c.subject, _journal.c.seq)
    )
    by_subject: dict[str, list[Entered]] = {}
    for row in rows.mappings():
        by_subject.setdefault(row["subject"], []).append(entered(row))
    return by_subject


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


def subjects_with(session: Session, *parts: str) -> list[str]:
    """The subjects of which an event's facts, as they are kept, hold one of these parts, in the order of the chain."""
    holds = [_journal.c.facts.contains(part, autoescape=True) for part in parts]
    rows = session.execute(select(_journal.c.subject).where(or_(*holds)).order_by(_journal.c.id))
    return list(dict.fromkeys(rows.scalars()))


def everything(session: Session, *, batch: int = 2000) -> Iterator[RowMapping]:
    """Every row of the journal in the order of the chain, a batch at a time."""
    result = session.execute(select(_journal).order_by(_journal.c.id).execution_options(yield_per=batch))
    yield from result.mappings()


def last_seq(session: Session, subject: str) -> int:
    """The place of the subject's latest event; 0 where it has none."""
    return heads_of(session, (subject,)).get(subject, NO_EVENT).seq


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


def replace_facts(session: Session, subject: str, seq: int, facts: str, salt: str) -> None:
    """Put what is left of an event's facts, canonical, and a new salt in place of what it was recorded with."""
    session.execute(
        update(_journal)
        .where(_journal.c.subject == subject, _journal.c.seq == seq)
        .values(facts=facts, facts_salt=salt)
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
    return Entered(event, words_of(row["words"]), at, row["recorded_by"], row["login"])
