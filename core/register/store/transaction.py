"""One write of the register: events appended, and every case that they touch projected before it ends."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.law.days.calendar import Calendar
from core.register.store.calendar import calendars
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.people import pool
from core.register.store.people.person import PoolPerson
from core.register.store.people.users import User, find_user
from core.register.store.projections import cases
from core.register.store.projections.cases import Projected
from core.register.store.projections.project import project
from core.register.store.story import KnowsProcedures, tell
from core.register.store.vocabulary.merged import merges

_MOST_KEPT = 500


@dataclass(frozen=True)
class FromFile:
    """What is written comes by an import: its key, and whether its case is new by it."""

    key: str
    new_cases: bool


class Transaction:
    """What one write has read and written so far.

    Projections are made when it ends (or when it has touched many cases), so that many events of one case cost
    one derivation.
    """

    def __init__(self, session: Session, procedures: KnowsProcedures) -> None:
        self._session = session
        self.procedures = procedures
        self._histories: dict[str, list[Entered]] = {}
        self._touched: dict[str, None] = {}
        self._users: dict[str, User | None] = {}
        self.confirming = ""
        """Who confirms a change in this write, while what follows from it is written; empty else."""

    @property
    def one_login(self) -> bool:
        """Whether one login plays everybody here, as in a demonstration: then a name stands for itself."""
        return bool(self._session.info.get("demonstration"))

    @property
    def file(self) -> FromFile | None:
        """The import that this comes by; None for what somebody records."""
        return None

    @property
    def session(self) -> Session:
        """The session of this write, for what is read or written beside the events of cases."""
        return self._session

    @property
    def calendars(self) -> Mapping[int, Calendar]:
        """Every version of the calendar, as this write sees it."""
        return calendars(self._session)

    def user(self, name: str) -> User | None:
        """The person with this login name, or None."""
        if name not in self._users:
            self._users[name] = find_user(self._session, name)
        return self._users[name]

    def pool(self) -> tuple[PoolPerson, ...]:
        """Everyone who is or was in the pool, as this write sees it."""
        return pool.pool(self._session)

    def history(self, reference: str) -> Sequence[Entered]:
        """Every event of a case so far; empty where there is no such case."""
        if reference not in self._histories:
            if len(self._histories) >= _MOST_KEPT:
                self.project()
                self._histories.clear()
            self._histories[reference] = journal.history(self._session, reference)
        return self._histories[reference]

    def append(self, line: Line, stamp: Stamp) -> Entered:
        """Write an event of a case; the case is projected again before this write ends."""
        self.history(line.subject)
        history = self._histories[line.subject]
        entered = journal.append(self._session, line, seq=len(history) + 1, stamp=stamp)
        history.append(entered)
        self._touched[line.subject] = None
        return entered

    def append_beside(self, line: Line, stamp: Stamp) -> Entered:
        """Write an event that belongs to no case: a compliment, a person, a day."""
        seq = journal.last_seq(self._session, line.subject) + 1
        return journal.append(self._session, line, seq=seq, stamp=stamp)

    def forget_words(self, reference: str, seqs: Sequence[int]) -> None:
        """Erase the words of a case's events; the event that says so is the caller's."""
        journal.forget_words(self._session, reference, seqs)
        self._histories.pop(reference, None)
        self._touched[reference] = None

    def replace_facts(self, reference: str, seq: int, facts: str, salt: str) -> None:
        """Put what is left of an event's facts in their place; the event that says so is the caller's."""
        journal.replace_facts(self._session, reference, seq, facts, salt)
        self._histories.pop(reference, None)
        self._touched[reference] = None

    def derive_again(self, reference: str) -> None:
        """Project a case before this write ends, though no event was added to it."""
        self.history(reference)
        self._touched[reference] = None

    def project(self, progress: Callable[[str], None] | None = None) -> None:
        """Derive every touched case again and write what lists and figures read."""
        merged = merges(self._session) if self._touched else {}
        for reference in self._touched:
            story = tell(reference, self.history(reference), self.procedures, self.calendars, merged=merged)
            self._put(project(story))
            if progress:
                progress(reference)
        self._touched.clear()

    def _put(self, projected: Projected) -> None:
        cases.put(self._session, projected)

    def next_reference(self, year: int) -> str:
        """A reference that no case has had before: `26-0041`, numbered within the year of receipt."""
        return cases.next_reference(self._session, year)
