"""The journal as its first format chained it: one chain for all subjects, facts in clear. Read once more at migration."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from core.register.store.file.values import Raw, rows_of

_CHAINED = (
    "id", "subject", "seq", "name", "happened_on", "recorded_at", "recorded_by", "supersedes", "facts",
    "words_digest",
)  # fmt: skip


@dataclass(frozen=True)
class OldHead:
    """The end of a journal of the first format: how many events it has, and the digest of the last."""

    events: int
    digest: str


NO_OLD_HEAD = OldHead(0, "0" * 64)
"""What stands before the first event of a register."""


def head_of_first_format(connection: Connection) -> OldHead:
    """Follow the one chain to its end. Raises ValueError, which names the first place where it does not hold."""
    previous, events = NO_OLD_HEAD.digest, 0
    last: Counter[str] = Counter()
    without_words: dict[tuple[str, Any], str] = {}
    erased: set[tuple[str, Any]] = set()
    for row in rows_of(connection, "SELECT * FROM journal ORDER BY id"):
        events += 1
        subject = str(row["subject"])
        last[subject] += 1
        if (row["id"], row["seq"]) != (events, last[subject]):
            raise ValueError(f"an event before {_named(row)} is missing")
        if row["previous"] != previous or row["digest"] != link_of_first_format(previous, row):
            raise ValueError(f"{_named(row)} is not what was recorded")
        if row["words"] is None:
            without_words[subject, row["seq"]] = _named(row)
        elif row["words_digest"] != _digest(f"{row['salt']}{row['words']}"):
            raise ValueError(f"the words of {_named(row)} are not what was recorded")
        erased |= {(subject, seq) for seq in _erased_in(row)}
        previous = str(row["digest"])
    for place, name in without_words.items():
        if place not in erased:
            raise ValueError(f"the words of {name} are gone, and no event says why")
    return OldHead(events, previous)


def link_of_first_format(previous: str, row: Raw) -> str:
    """The digest of an event and of everything before it, from its row as SQLite holds it."""
    chained = {key: row[key] for key in _CHAINED}
    chained["recorded_at"] = str(chained["recorded_at"]).replace(" ", "T") + "Z"
    return _digest(
        previous
        + json.dumps(chained, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=repr)
    )


def _erased_in(row: Raw) -> Iterator[Any]:
    if row["name"] == "words_erased":
        facts = json.loads(row["facts"])
        if isinstance(facts, dict):
            yield facts.get("erased")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _named(row: Raw) -> str:
    return f"event {row['seq']} ({row['name']}) of {row['subject']}"
