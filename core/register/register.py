"""An open register: what everything that reads or writes one is handed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from core.council.council import read_council
from core.council.labels import read_labels
from core.council.ladder import read_ladder
from core.council.terms import Vocabulary
from core.errors import CoreError
from core.law.cases.chasing import with_ladder
from core.law.procedures.labels import relabelled
from core.law.procedures.load import Procedures, procedures
from core.law.state import Refusal
from core.register.readers import admit, admit_to_cases
from core.register.store.file.session import Session, Sessions
from core.register.store.journal.stamp import Stamp
from core.register.store.own import adopted, cutover_day, must_be_loaded
from core.register.store.people.users import User
from core.register.store.plan import Plan
from core.register.store.transaction import Transaction
from core.register.store.vocabulary.book import book, version

Answer = TypeVar("Answer")

TRIES = 3
"""How often a write is worked out before the lock is held; after that it is worked out while it holds it."""


@dataclass(frozen=True)
class Register:
    """An open register, for any thread. `home` is its folder; `demonstration` says that its cases are made up.

    `reader` is the login name of whoever it was opened for, who asks in every reading; None is for administration.
    """

    home: Path
    sessions: Sessions
    demonstration: bool
    reader: str | None
    fixed: Vocabulary | None = None
    """The words of a moment, where many cases are written in one go; else they are read as they stand."""

    @property
    def content(self) -> Path:
        """The authority's own content: pages, council, vocabulary, releases."""
        return self.home / "content"

    @cached_property
    def procedures(self) -> Procedures:
        """Every version of every procedure, with the dates of adoption, its own, and what this council calls its findings
        and how it chases its services.
        """
        with self.sessions.read() as session:  # the law is about nobody
            return self.procedures_in(session)

    def procedures_in(self, session: Session) -> Procedures:
        """The same, as a session sees them: within the write that migrates the register, too."""
        found, own = procedures(self._adopted(session), home=self.home), read_labels(self.content)
        steps = read_ladder(self.content)
        return Procedures(tuple(with_ladder(relabelled(version, own), steps) for version in found.versions))

    def _adopted(self, session: Session) -> Mapping[str, date]:
        """From when the council follows what it adopts. Raises CoreError where its files are not what was said through
        Heard: they were changed beside it.
        """
        said = read_council(self.content).adopted()
        must_be_loaded(session, self.home)
        kept = adopted(session)
        for key, day in kept.items():
            if (other := said.get(key)) != day:
                there = f"says {other.isoformat()}" if other else "says nothing of it"
                raise CoreError(
                    f"This council adopted the procedure {key} on {day.isoformat()}, and council.toml {there}.",
                    remedy=f"Put that day back, or a manager says the other: heard procedure adopt {key} --on DAY.",
                )
        return {**said, **kept}

    @property
    def vocabulary(self) -> Vocabulary:
        """The authority's own lists as they stand: themes, teams, providers. Whoever changed them last is heard."""
        if self.fixed is not None:
            return self.fixed
        with (
            self.sessions.read() as session
        ):  # lists of words are about nobody, and whoever hands something on picks one
            now = version(session, self.content)
            found = self._words.get(now)
            if found is None:
                found = book(session, self.content).vocabulary
                self._words.clear()
                self._words[now] = found
        return found

    @cached_property
    def _words(self) -> dict[tuple[int, int], Vocabulary]:
        return {}

    def with_words_of_now(self) -> "Register":
        """The same register, whose words are not read again for each case."""
        return replace(self, fixed=self.vocabulary)

    def opened_for(self, reader: str | None) -> "Register":
        """The same open register, read by somebody else."""
        return replace(self, reader=reader)

    @property
    def cutover(self) -> date | None:
        """The day from which the council keeps this register, None where none was set. What was before it is history."""
        if not self._cutover:
            with self.sessions.read() as session:  # a day of the register's own is about nobody
                self._cutover.extend(day for day in (cutover_day(session),) if day)
        return self._cutover[0] if self._cutover else None

    @cached_property
    def _cutover(self) -> list[date]:
        return []

    def kept(self, stamp: Stamp) -> Stamp:
        """A stamp as the journal keeps it: in a demonstration one login plays everybody, and is not kept."""
        return replace(stamp, login=None) if self.demonstration else stamp

    @contextmanager
    def read(self) -> Iterator[Session]:
        """The one door to cases, and to all that is said of them: counts, searches, letters, tasks, figures, exports.

        Raises CoreError for a stranger and for somebody who has left, OwnOnly for staff.
        """
        with self.sessions.read() as session:
            admit_to_cases(session, self.reader)
            yield session

    def admitted(self) -> User:
        """Who reads, as a person of this register. Raises CoreError as `read_own` does."""
        with self.read_own() as (_, reader):
            return reader

    @contextmanager
    def read_own(self) -> Iterator[tuple[Session, User]]:
        """The door for what everybody here may read of their own; who reads comes with it. Raises CoreError for a
        stranger and for somebody who has left.
        """
        with self.sessions.read() as session:
            yield session, admit(session, self.reader)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """One write for many events: everything is kept at its end, or nothing is."""
        procedures = self.procedures
        with self.sessions.write() as session:
            tx = Transaction(session, procedures)
            yield tx
            tx.project()

    def write(self, work: Callable[[Transaction], Answer]) -> tuple[Answer, Mapping[str, str]]:
        """Do `work` in one write, and give its answer, with the references of new cases by what stood in for them.

        It is done on what the register held a moment ago, and the lock is held for the writing alone. Where something
        that it read has changed by then it is done again: it may run several times, and what it answers last counts.
        Where that is a refusal, nothing is written.
        """
        procedures = self.procedures
        for _ in range(TRIES):
            with self.sessions.look() as session:
                plan = Plan(session, procedures)
                answer = work(plan)
                if isinstance(answer, Refusal) or not plan.finish():
                    return answer, {}
            with self.sessions.write() as session:
                if plan.still_holds(session):
                    return answer, plan.write(session)
        return self.write_whole(work), {}

    def write_whole(self, work: Callable[[Transaction], Answer]) -> Answer:
        """Do `work` in one write, once, while it holds the lock. Where its answer is a refusal, nothing is written."""
        with self.sessions.write() as session:
            tx = Transaction(session, self.procedures)
            answer = work(tx)
            if isinstance(answer, Refusal):
                session.rollback()
            else:
                tx.project()
        return answer

    @contextmanager
    def joined(self, tx: Transaction | None) -> Iterator[Transaction]:
        """The write that is open already, or one of its own."""
        if tx is not None:
            yield tx
            return
        with self.transaction() as own:
            yield own

    def close(self) -> None:
        """Let go of the file."""
        self.sessions.close()
