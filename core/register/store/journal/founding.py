"""A journal of the first format, founded anew: a chain for each subject, and an event that names the old one's end."""

import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection, text

from core.errors import CoreError
from core.register.store.file.values import Raw, as_stored, forgiving, rows_of
from core.register.store.journal.canonical import SALT, canonical, link_of_raw, salted_digest
from core.register.store.journal.first_format import (
    NO_OLD_HEAD,
    OldHead,
    head_of_first_format,
    link_of_first_format,
)
from core.register.store.journal.heads import CHAIN, FOUNDED, NO_EVENT, Head, seal_of

FOUNDED_BY = "heard"
"""Who writes the founding down: the program itself, whoever opens the register first."""

_BATCH = 2000
_GIVEN = "UPDATE journal SET facts_salt = :facts_salt, facts_digest = :facts_digest, previous = :previous, digest = :digest WHERE id = :id"

_AS_BEFORE = "UPDATE journal SET id = :id, previous = :previous, digest = :digest WHERE id = :there"


def must_hold(connection: Connection) -> OldHead:
    """The end of a journal of the first format. Raises CoreError where its chain does not hold to there."""
    with forgiving(connection):
        try:
            return head_of_first_format(connection)
        except ValueError as error:
            raise CoreError(
                f"The register was not brought up to date, because its journal is not what was recorded: {error}.",
                remedy="Nothing was changed. Put back the latest backup that holds; the version of Heard that wrote it "
                "says with `heard verify` all that differs.",
            ) from error


def found_anew(connection: Connection, old: OldHead, today: date | None) -> None:
    """Chain every event to the one before it of its subject, keep the heads, and write down what the old chain ended in."""
    heads: dict[str, Head] = {}
    latest = ""
    for batch in _batches(connection):
        for row in batch:
            latest = max(latest, str(row["recorded_at"]))
            _chain(row, heads)
        connection.execute(text(_GIVEN), batch)
    if not old.events:
        return
    row = _founding(old, heads, latest, today or date.fromisoformat(latest[:10]))
    _chain(row, heads)
    columns = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO journal ({columns}) VALUES ({marks})"), row)  # noqa: S608 - names of columns
    connection.execute(
        text("INSERT INTO journal_head (subject, seq, id, digest) VALUES (:subject, :seq, :id, :digest)"),
        [vars(head) for head in heads.values()],
    )


def chain_as_before(connection: Connection) -> None:
    """Take away what the journal says of itself, and chain all other events as the first format did."""
    connection.execute(text("DELETE FROM journal WHERE subject = :chain"), {"chain": CHAIN})
    old = NO_OLD_HEAD
    for batch in _batches(connection):
        changes = []
        for row in batch:
            place, row["id"], row["previous"] = row["id"], old.events + 1, old.digest
            old = OldHead(row["id"], link_of_first_format(old.digest, row))
            changes.append({**row, "digest": old.digest, "there": place})
        connection.execute(text(_AS_BEFORE), changes)


def _batches(connection: Connection) -> Iterator[list[Raw]]:
    """All events in their order, some at a time, so that they can be changed in between."""
    last = 0
    statement = f"SELECT * FROM journal WHERE id > :last ORDER BY id LIMIT {_BATCH}"  # noqa: S608 - a number of ours
    while batch := list(rows_of(connection, statement, last=last)):
        last = batch[-1]["id"]
        yield batch


def _chain(row: Raw, heads: dict[str, Head]) -> None:
    """Give an event the digest of its facts and its place in the chain of its subject."""
    subject = row["subject"]
    row["facts_salt"] = secrets.token_hex(SALT)
    row["facts_digest"] = salted_digest(row["facts_salt"], row["facts"])
    row["previous"] = heads.get(subject, NO_EVENT).digest
    row["digest"] = link_of_raw(row["previous"], row)
    heads[subject] = Head(subject, row["seq"], row["digest"], row["id"])


def _founding(old: OldHead, heads: dict[str, Head], latest: str, today: date) -> dict[str, Any]:
    """The event of the founding, which seals all heads; it was written when the day began, or after the last event."""
    midnight = as_stored(datetime.combine(today, time(), UTC).replace(tzinfo=None))
    words, salt = canonical({}), secrets.token_hex(SALT)
    facts = {
        "format": 2,
        "events": old.events,
        "head": old.digest,
        "heads": seal_of(heads.values()),
        "subjects": len(heads),
    }
    return {
        "id": old.events + 1,
        "subject": CHAIN,
        "seq": 1,
        "name": FOUNDED,
        "happened_on": today.isoformat(),
        "recorded_at": max(midnight, latest),
        "recorded_by": FOUNDED_BY,
        "supersedes": None,
        "facts": canonical(facts),
        "words": words,
        "salt": salt,
        "words_digest": salted_digest(salt, words),
    }
