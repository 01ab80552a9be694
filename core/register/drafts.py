"""Drafts: what somebody typed and has not recorded yet, one for each person, form and case."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from core.errors import CoreError
from core.register.register import Register
from core.register.store import drafts as store
from core.register.store.file.session import Session


@dataclass(frozen=True)
class Draft:
    """What was typed, by field. `subject` is a case's reference, or empty where the form begins one."""

    form: str
    subject: str
    body: Mapping[str, str]
    saved_at: datetime


def save_draft(
    register: Register, user: str, form: str, subject: str, body: Mapping[str, str], now: datetime
) -> None:
    """Keep what was typed, exactly as it was typed, in the place of this person's earlier draft of the same form.

    On disk when this returns, and never in the journal. Raises CoreError where the register can't be written.
    """
    kept = store.Kept(form, subject, json.dumps(dict(body)), now)
    _must_be_own(register, user)
    with register.sessions.write() as session:
        store.put(session, user, kept)


def draft(register: Register, user: str, form: str, subject: str) -> Draft | None:
    """This person's draft of a form, or None."""
    with _own(register, user) as session:
        kept = store.of_user(session, user, form, subject)
    return _draft(kept[0]) if kept else None


def drop_draft(register: Register, user: str, form: str, subject: str) -> None:
    """Forget a draft, because it was recorded or given up."""
    _must_be_own(register, user)
    with register.sessions.write() as session:
        store.take(session, user, form, subject)


def drafts_of(register: Register, user: str) -> tuple[Draft, ...]:
    """All of a person's drafts, the latest first."""
    with _own(register, user) as session:
        return tuple(_draft(kept) for kept in store.of_user(session, user))


@contextmanager
def _own(register: Register, user: str) -> Iterator[Session]:
    """A session for somebody's own drafts: nobody reads what another began to type."""
    _must_be_own(register, user)
    with register.read_own() as (session, _):
        yield session


def _must_be_own(register: Register, user: str) -> None:
    if register.admitted().name != user:
        raise CoreError(
            "These drafts are somebody else's.", remedy="Only who typed them reads or writes them."
        )


def _draft(kept: store.Kept) -> Draft:
    return Draft(kept.form, kept.subject, json.loads(kept.body), kept.saved_at)
