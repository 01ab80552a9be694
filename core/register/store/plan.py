"""A write that is worked out before the lock is held, and only written under it: if nothing that it read has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from core.register.store.check.calendar import CALENDAR
from core.register.store.journal import journal
from core.register.store.journal.heads import NO_EVENT, heads_of, last_id
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.people.pool import POOL
from core.register.store.people.users import USERS
from core.register.store.projections import cases
from core.register.store.projections.cases import Projected
from core.register.store.story import KnowsProcedures
from core.register.store.transaction import Transaction
from core.register.store.vocabulary import merged

_ALWAYS = (CALENDAR.name, POOL.name, USERS.name, merged.SUBJECT)
"""What any write may hang on, beside the cases whose events it reads."""


class Plan(Transaction):
    """What a write would be: its events and rows, gathered through a session that can't write.

    A new case has a name that stands in for its reference: numbers are given out under the lock. Whoever reads through
    `session` itself may have read anything; then nothing at all may have been written since.
    """

    def __init__(self, session: Session, procedures: KnowsProcedures) -> None:
        super().__init__(session, procedures)
        self._lines: list[tuple[Line, Entered, Stamp]] = []
        self._rows: list[Projected] = []
        self._years: dict[str, int] = {}
        self._read: dict[str, int] = {}
        """How many events each subject had that was read."""
        self._last_id: int | None = None

    @property
    def session(self) -> Session:
        """The session that is read from."""
        if self._last_id is None:
            self._last_id = last_id(self._session)
        return self._session

    def history(self, reference: str) -> Sequence[Entered]:
        """Every event of a case so far, those that are planned among them."""
        entered = super().history(reference)
        self._read.setdefault(reference, len(entered))
        return entered

    def append(self, line: Line, stamp: Stamp) -> Entered:
        """Plan an event of a case."""
        seq = len(self.history(line.subject)) + 1
        entered = journal.entered(journal.prepare(self._session, line, seq=seq, stamp=stamp))
        self._lines.append((line, entered, stamp))
        self._histories[line.subject].append(entered)
        self._touched[line.subject] = None
        return entered

    def append_beside(self, line: Line, stamp: Stamp) -> Entered:
        """Nothing beside a case is planned: the rows that come of it are written through the session."""
        raise NotImplementedError(line.subject)

    def next_reference(self, year: int) -> str:
        """A name that stands in for the next reference of a year."""
        name = f"new-{len(self._years) + 1}"
        self._years[name] = year
        return name

    def finish(self) -> bool:
        """Derive what the events give, and see up to where was read. Whether there is anything to write."""
        self.project()
        if self._lines:
            always = heads_of(self._session, _ALWAYS)
            self._read |= {subject: always.get(subject, NO_EVENT).seq for subject in _ALWAYS}
        return bool(self._lines)

    def still_holds(self, session: Session) -> bool:
        """Whether what was read is as it was, in the session that holds the lock."""
        if self._last_id is not None and last_id(session) != self._last_id:
            return False
        heads = heads_of(session, self._read)
        return all(heads.get(subject, NO_EVENT).seq == seq for subject, seq in self._read.items())

    def write(self, session: Session) -> Mapping[str, str]:
        """Write what was planned; the references that were given, by the names that stood in for them."""
        references = {name: cases.next_reference(session, year) for name, year in self._years.items()}
        rows = [
            journal.prepare(session, _called(line, references), seq=entered.seq, stamp=stamp)
            for line, entered, stamp in self._lines
        ]
        journal.write_rows(session, rows, self._lines[0][2])
        for projected in self._rows:
            cases.put(session, replace(projected, case=_with_names(projected.case, references)))
        return references

    def _put(self, projected: Projected) -> None:
        self._rows.append(projected)


def _called(line: Line, references: Mapping[str, str]) -> Line:
    """An event under the references that were given, also where its facts name them."""
    return replace(
        line, subject=references.get(line.subject, line.subject), facts=_with_names(line.facts, references)
    )


def _with_names(values: Mapping[str, Any], references: Mapping[str, str]) -> dict[str, Any]:
    return {
        key: references.get(value, value) if isinstance(value, str) else value
        for key, value in values.items()
    }
