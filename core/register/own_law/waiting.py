"""What of the law here waits for another person: a procedure file, or another day of adoption."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.law.events import decided_by
from core.law.procedures.own import FOLDER
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.own import SUBJECT
from core.register.users import may_read_changes

FILE_PROPOSED, DAY_PROPOSED = "procedure_proposed", "adoption_proposed"
DECISIONS = ("law_confirmed", "law_refused", "law_withdrawn")


@dataclass(frozen=True)
class LawWaits:
    """A change of the law here, under the number that confirms it: a `file` with its digest, or a `day` of adoption."""

    number: int
    procedure: str
    by: str
    login: str | None
    proposed_on: date
    file: str = ""
    digest: str = ""
    version: str = ""
    day: date | None = None

    @property
    def what(self) -> str:
        """What it is, in a few words."""
        if self.day is not None:
            return f"{self.procedure} from {self.day:%d %b %Y} on"
        return f"{self.file}: {self.procedure}, version {self.version}"


def waiting_law(register: Register) -> tuple[LawWaits, ...]:
    """What waits, oldest first. Raises CoreError for a stranger, OwnOnly for staff without the right to confirm."""
    with register.read_own() as (session, reader):
        may_read_changes(session, reader.name)
        return law_waits(session)


def law_to_decide(register: Register) -> int:
    """How much of it somebody else than whoever reads proposed."""
    return sum(waits.by != register.reader for waits in waiting_law(register))


def law_waits(session: Session) -> tuple[LawWaits, ...]:
    """The same in a session that is open."""
    entered = journal.history(session, SUBJECT)
    decided = decided_by([entry.event for entry in entered], *DECISIONS)
    return tuple(
        LawWaits(
            entry.seq,
            str(entry.event.facts["procedure"]),
            entry.by,
            entry.login,
            entry.event.on,
            str(entry.event.facts.get("file", "")),
            str(entry.event.facts.get("digest", "")),
            str(entry.event.facts.get("version", "")),
            day if isinstance(day := entry.event.facts.get("day"), date) else None,
        )
        for entry in entered
        if entry.event.name in (FILE_PROPOSED, DAY_PROPOSED) and entry.seq not in decided
    )


def in_waiting(home: Path, name: str) -> Path:
    """Where a file lies that waits: beside those that count, and read by nothing."""
    return home / FOLDER / "waiting" / name
