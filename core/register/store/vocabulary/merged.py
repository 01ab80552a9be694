"""Which words were merged into others: what every derived row reads in their place."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.council.terms import Merges
from core.register.store.journal.canonical import facts_of
from core.register.store.tables.journal import JournalRow
from core.register.store.tables.table_of import table_of

SUBJECT = "vocabulary"
"""Of the journal: every change to the authority's own words."""
MERGED = "terms_merged"

_journal = table_of(JournalRow)


def merges(session: Session) -> Merges:
    """The merges that stand, as this session sees them."""
    rows = session.execute(
        select(_journal.c.seq, _journal.c.name, _journal.c.supersedes, _journal.c.facts)
        .where(_journal.c.subject == SUBJECT, _journal.c.name.in_((MERGED, "superseded")))
        .order_by(_journal.c.seq)
    ).all()
    gone = {row.supersedes for row in rows}
    return as_merges(facts_of(row.facts) for row in rows if row.name == MERGED and row.seq not in gone)


def as_merges(facts: Iterable[Any]) -> Merges:
    """Merges by kind, from the facts of each."""
    by_kind: dict[str, dict[str, str]] = {}
    for merge in facts:
        by_kind.setdefault(str(merge["kind"]), {})[str(merge["key"])] = str(merge["into"])
    return by_kind
