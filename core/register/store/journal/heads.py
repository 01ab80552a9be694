"""The heads of the chains: the last event of each subject, kept beside the journal so that none can be cut off unseen."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.register.store.file.direct import direct
from core.register.store.journal.canonical import FIRST_LINK
from core.register.store.tables.journal import JournalHeadRow
from core.register.store.tables.table_of import table_of

CHAIN = "chain"
"""The subject whose events are of the journal itself: that it was founded anew, and that the other chains were sealed."""
SEALED = "chain_sealed"
FOUNDED = "chain_founded"

_heads = table_of(JournalHeadRow)


@dataclass(frozen=True)
class Head:
    """The last event of a subject: its place in the subject's history, its digest, and its place among all events."""

    subject: str
    seq: int
    digest: str
    id: int


NO_EVENT = Head("", 0, FIRST_LINK, 0)
"""What stands in place of the head of a subject without events."""


def heads_of(session: Session, subjects: Collection[str]) -> dict[str, Head]:
    """The heads of those of these subjects that have events."""
    marks = ", ".join("?" * len(subjects))
    statement = f"SELECT subject, seq, digest, id FROM journal_head WHERE subject IN ({marks})"  # noqa: S608 - marks
    return {head[0]: Head(*head) for head in direct(session).execute(statement, tuple(subjects))}


def unsealed(session: Session) -> list[Head]:
    """The heads of all subjects that were written about since the chains were last sealed."""
    sealed = select(_heads.c.id).where(_heads.c.subject == CHAIN).scalar_subquery()
    rows = session.execute(
        select(_heads).where(_heads.c.subject != CHAIN, _heads.c.id > func.coalesce(sealed, 0))
    )
    return [Head(row.subject, row.seq, row.digest, row.id) for row in rows]


def put_heads(session: Session, heads: Iterable[Head]) -> None:
    """Note the last events of subjects."""
    direct(session).executemany(_PUT, [(head.subject, head.seq, head.id, head.digest) for head in heads])


def last_id(session: Session) -> int:
    """The place of the journal's latest event among all; 0 where it has none."""
    (last,) = direct(session).execute("SELECT max(id) FROM journal").fetchone()
    return last or 0


def seal_of(heads: Iterable[Head]) -> str:
    """The one digest of many heads, in the order of their subjects."""
    listed = sorted((head.subject, head.seq, head.digest) for head in heads)
    text = "".join(f"{subject} {seq} {digest}\n" for subject, seq, digest in listed)
    return hashlib.sha256(text.encode()).hexdigest()


_PUT = (
    "INSERT INTO journal_head (subject, seq, id, digest) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (subject) DO UPDATE SET seq = excluded.seq, id = excluded.id, digest = excluded.digest"
)
