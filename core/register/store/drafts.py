"""What people were typing, kept until they are done with it. Drafts are no part of the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from core.register.store.tables.table_of import table_of
from core.register.store.tables.users import DraftRow

_drafts = table_of(DraftRow)


@dataclass(frozen=True)
class Kept:
    """A draft as it is stored: `body` is JSON, `saved_at` is in UTC."""

    form: str
    subject: str
    body: str
    saved_at: datetime


def put(session: Session, user: str, draft: Kept) -> None:
    """Keep a draft in the place of the one before."""
    take(session, user, draft.form, draft.subject)
    session.execute(
        insert(_drafts).values(
            user=user,
            form=draft.form,
            subject=draft.subject,
            body=draft.body,
            saved_at=draft.saved_at.astimezone(UTC),
        )
    )


def take(session: Session, user: str, form: str, subject: str) -> None:
    """Forget a draft, where there is one."""
    mine = (_drafts.c.user == user, _drafts.c.form == form, _drafts.c.subject == subject)
    session.execute(delete(_drafts).where(*mine))


def of_user(
    session: Session, user: str, form: str | None = None, subject: str | None = None
) -> Sequence[Kept]:
    """A person's drafts, latest first; only those of a form or of a subject where they are given."""
    statement = (
        select(_drafts).where(_drafts.c.user == user).order_by(_drafts.c.saved_at.desc(), _drafts.c.id.desc())
    )
    if form is not None:
        statement = statement.where(_drafts.c.form == form)
    if subject is not None:
        statement = statement.where(_drafts.c.subject == subject)
    rows = session.execute(statement)
    return [Kept(row.form, row.subject, row.body, row.saved_at.replace(tzinfo=UTC)) for row in rows]
