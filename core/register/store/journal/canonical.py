"""How an event is written down, byte for byte: what the chain of digests is made of."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from core.law.events import FactValue

FIRST_LINK = "0" * 64
"""What stands before the first event of a subject."""

SALT = 16
"""Bytes of salt; written as hexadecimal digits, two for each."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def looks_like_a_day(text: str) -> bool:
    """Whether text would be read back as a day: such text can't be stored as a code or an identifier."""
    return _DAY.fullmatch(text) is not None


def canonical(value: Mapping[str, Any]) -> str:
    """JSON with one spelling: keys sorted, no spaces, characters as they are, days as YYYY-MM-DD."""
    return _ENCODER.encode(value)


def facts_of(text: str) -> dict[str, FactValue]:
    """Facts as they were before `canonical`: what looks like a day is a day."""
    return {
        key: date.fromisoformat(value) if isinstance(value, str) and looks_like_a_day(value) else value
        for key, value in json.loads(text).items()
    }


def words_of(text: str | None) -> dict[str, str] | None:
    """Words as they were written; None where they have been erased."""
    return None if text is None else json.loads(text)


def salted_digest(salt: str, text: str) -> str:
    """The digest of facts or of words, that stays when they are erased. Without the salt no guess at them can be proved."""
    return hashlib.sha256((salt + text).encode()).hexdigest()


def link(previous: str, event: Mapping[str, Any]) -> str:
    """The digest of an event and of everything before it in the history of its subject."""
    chained = _chained(event)
    chained["recorded_at"] = moment(chained["recorded_at"])
    return hashlib.sha256((previous + canonical(chained)).encode()).hexdigest()


def link_of_raw(previous: str, row: Mapping[str, Any]) -> str:
    """The digest of an event from its row as SQLite holds it: days and moments are text already."""
    chained = _chained(row)
    chained["recorded_at"] = str(chained["recorded_at"]).replace(" ", "T") + "Z"
    text = previous + json.dumps(
        chained, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=repr
    )
    return hashlib.sha256(text.encode()).hexdigest()


def moment(when: datetime) -> str:
    """A moment in UTC, to the microsecond: 2026-03-12T09:30:00.000000Z. One without a zone is in UTC already."""
    utc = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


CHAINED = (
    "subject",
    "seq",
    "name",
    "happened_on",
    "recorded_at",
    "recorded_by",
    "supersedes",
    "facts_digest",
    "words_digest",
)
"""What a link is made of. The order of subjects among each other (`id`) is no part of it, nor are facts and words."""


LOGIN = "login"
"""Chained too where it stands: the login behind a name that was typed. Events without one are linked as before it was kept."""


def _chained(event: Mapping[str, Any]) -> dict[str, Any]:
    chained = {key: event[key] for key in CHAINED}
    if event.get(LOGIN) is not None:
        chained[LOGIN] = event[LOGIN]
    return chained


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} can't be part of an event")


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_day)
