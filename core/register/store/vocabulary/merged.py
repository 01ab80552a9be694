"""Which words were merged into others: what every derived row reads in their place."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from core.council.terms import Merges
from core.register.store.file.direct import direct
from core.register.store.journal.canonical import facts_of

SUBJECT = "vocabulary"
"""Of the journal: every change to the authority's own words."""
MERGED = "terms_merged"


def merges(session: Session) -> Merges:
    """The merges that stand, as this session sees them."""
    rows = direct(session).execute(_STATEMENT, (SUBJECT, MERGED)).fetchall()
    gone = {supersedes for _, _, supersedes, _ in rows}
    return as_merges(facts_of(facts) for seq, name, _, facts in rows if name == MERGED and seq not in gone)


_STATEMENT = (
    "SELECT seq, name, supersedes, facts FROM journal"
    " WHERE subject = ? AND name IN (?, 'superseded') ORDER BY seq"
)


def as_merges(facts: Iterable[Any]) -> Merges:
    """Merges by kind, from the facts of each."""
    by_kind: dict[str, dict[str, str]] = {}
    for merge in facts:
        by_kind.setdefault(str(merge["kind"]), {})[str(merge["key"])] = str(merge["into"])
    return by_kind
