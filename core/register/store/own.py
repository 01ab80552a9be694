"""What the register says of itself as a whole, in the journal: the day from which it is kept, the law that it was given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import CoreError, reason_of
from core.law.procedures.own import FOLDER, files_in
from core.register.store.journal import journal
from core.register.store.tables.cases import CaseRow
from core.register.store.tables.journal import JournalRow
from core.register.store.tables.table_of import table_of

SUBJECT = "register"
CUTOVER = "cutover_set"
LOADED = "procedure_loaded"
ADOPTED = "procedure_adopted"

_journal, _cases = table_of(JournalRow), table_of(CaseRow)


def cutover_day(session: Session) -> date | None:
    """The day from which the council keeps this register, or None where none was set."""
    for entry in journal.history(session, SUBJECT):
        if entry.event.name == CUTOVER:
            return entry.event.on
    return None


def first_by_hand(session: Session) -> str | None:
    """The first case that was not imported, or that something was recorded in since; None where there is none."""
    first = select(_journal.c.subject, _journal.c.recorded_at, _journal.c.facts).where(
        _journal.c.name == "received", _journal.c.seq == 1
    )
    for subject, recorded_at, facts in session.execute(first.order_by(_journal.c.id)):
        if '"old_reference":' not in facts:
            return str(subject)
        since = select(_journal.c.id).where(
            _journal.c.subject == subject, _journal.c.recorded_at != recorded_at
        )
        if session.execute(since.limit(1)).first():
            return str(subject)
    return None


@dataclass(frozen=True)
class Loaded:
    """A procedure file that a manager loaded: its digest, and the version of a procedure that it holds."""

    digest: str
    key: str
    version: str


def loaded(session: Session) -> Mapping[str, Loaded]:
    """The procedure files that were loaded, by name, each as it was loaded last."""
    return {
        str(entry.event.facts["file"]): Loaded(
            *(str(entry.event.facts[name]) for name in ("digest", "procedure", "version"))
        )
        for entry in journal.history(session, SUBJECT)
        if entry.event.name == LOADED
    }


def adopted(session: Session) -> Mapping[str, date]:
    """From which day the council follows a procedure that it adopts, by key, where that was said through Heard."""
    return {
        str(entry.event.facts["procedure"]): entry.event.on
        for entry in journal.history(session, SUBJECT)
        if entry.event.name == ADOPTED
    }


def case_under(session: Session, key: str, version: str) -> str | None:
    """A case that was recorded under a version of a procedure, or None where there is none."""
    used = select(_cases.c.reference).where(_cases.c.procedure == key, _cases.c.procedure_version == version)
    return session.execute(used.limit(1)).scalar()


def digest_of(content: bytes) -> str:
    """The digest under which a procedure file stands in the journal."""
    return sha256(content).hexdigest()


def must_be_loaded(session: Session, home: Path) -> None:
    """Raise CoreError, which says what to do, unless the procedure files of a register are those that were loaded."""
    there = {path.name: path for path in files_in(home)}
    known = loaded(session)
    for name, path in there.items():
        remedy = f"A manager loads it: heard procedure load {path}. Or move it out of that folder."
        if name not in known:
            raise CoreError(
                f"{FOLDER}/{name} would change the law here, and nobody loaded it.", remedy=remedy
            )
        if digest_of(_content(path)) != known[name].digest:
            raise CoreError(
                f"{FOLDER}/{name} is not the file that was loaded: somebody changed it since.",
                remedy=f"Put back the file as it was. {remedy}",
            )
    if missing := sorted(known.keys() - there.keys()):
        raise CoreError(
            f"{FOLDER}/{missing[0]} was loaded, and is not there any more.",
            remedy="Put it back from a backup: cases may have been recorded under it.",
        )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CoreError(
            f"{path} can't be read: {reason_of(error)}.", remedy="Check the file and who may read it."
        ) from error
