"""A case tried out in memory: through the same doors as a real one, and nothing is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC

from core.errors import BadInput
from core.law.days.calendar import Calendar
from core.law.events import Event
from core.register.cases.entries import Entry, line_of
from core.register.cases.seen import Recorded
from core.register.gate.judging import judged
from core.register.register import Register
from core.register.store.calendar import calendars
from core.register.store.file.session import Session
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.people.person import PoolPerson
from core.register.store.projections.cases import Projected
from core.register.store.projections.project import project
from core.register.store.story import KnowsProcedures, pinned, tell
from core.register.store.transaction import FromFile, Transaction
from core.register.store.vocabulary.merged import merges

HISTORY = "history"
"""The fact of an event that was taken over without what Heard would have asked for: it says what that is."""
UNNUMBERED = "new"
"""What stands in for the reference of a case that has none yet."""


class Rehearsal(Transaction):
    """What casework is handed in place of a write: it holds the events of one case and writes none of them.

    `session` is only read from. A case is begun with `begin`, recorded by casework, then taken with `take`.
    """

    def __init__(self, session: Session, procedures: KnowsProcedures, file: str = "") -> None:
        super().__init__(session, procedures)
        self._file = file
        self._known = calendars(session)
        self._pool: tuple[PoolPerson, ...] | None = None
        self._merged = merges(session)
        self._case: list[Entered] = []
        self._history = ""
        self._old_reference = ""
        self._there = 0

    @property
    def calendars(self) -> Mapping[int, Calendar]:
        """Every version of the calendar, as it was when the rehearsal began."""
        return self._known

    def pool(self) -> tuple[PoolPerson, ...]:
        """The pool as it was when it was first asked for."""
        if self._pool is None:
            self._pool = super().pool()
        return self._pool

    @property
    def file(self) -> FromFile:
        """The import that the case comes by, or that adds to one that was there."""
        return FromFile(self._file, new_cases=not self._there)

    def begin(self, entered: Sequence[Entered] = (), *, old_reference: str = "") -> None:
        """Forget the case before. `entered` are the events of one that is there, to which others are added; a new one
        has the reference that it had in the old system, which the law reads as history.
        """
        self._case = list(entered)
        self._old_reference = old_reference
        self._there = len(self._case)

    @contextmanager
    def as_history(self, lacks: Iterable[str]) -> Iterator[None]:
        """What is recorded meanwhile says of itself that it is history, and what the old system does not say of it."""
        self._history = " ".join(lacks)
        try:
            yield
        finally:
            self._history = ""

    def take_over(self, register: Register, entry: Entry, stamp: Stamp) -> Recorded:
        """Keep an event that the law would refuse today for what is not on record. Raises BadInput as casework does."""
        procedure = self.procedures.version(*pinned([entered.event for entered in self._case]))
        line = line_of(register, self, procedure, UNNUMBERED, self._case, entry, stamp.day)
        seq = self.append(judged(self, procedure, self._case, line, stamp).line, stamp).seq
        return Recorded(UNNUMBERED, len(self._case), seq)

    def follows_by_itself(self, entry: Entry) -> bool:
        """Whether the register has written this point itself, as it does for a breach that is recorded."""
        return entry.event == "point_added" and any(
            entered.event.name == entry.event
            and entered.event.on == entry.on
            and all(entered.event.facts.get(key) == value for key, value in entry.facts.items())
            and entered.words == entry.words
            for entered in self._case
        )

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the old system does not say of the events that were added to the case, by its code."""
        marks = (str(entered.event.facts.get(HISTORY, "")) for entered in self._case[self._there :])
        return tuple(dict.fromkeys(code for mark in marks for code in mark.split()))

    @property
    def entered(self) -> Sequence[Entered]:
        """The events of the case so far."""
        return self._case

    def take(self) -> tuple[list[Entered], Projected]:
        """The events of the case that was tried out, and the rows that come of them, under no reference yet."""
        story = tell(UNNUMBERED, self._case, self.procedures, self._known, merged=self._merged)
        return self._case, project(story)

    def history(self, reference: str) -> Sequence[Entered]:
        """The events of the case that is being tried out."""
        return self._case if reference == UNNUMBERED else super().history(reference)

    def append(self, line: Line, stamp: Stamp) -> Entered:
        """Keep an event in memory."""
        if line.subject != UNNUMBERED:
            raise _opens_more(line.name)
        facts = {**line.facts, HISTORY: self._history} if self._history else dict(line.facts)
        if not self._case and self._old_reference:
            facts["old_reference"] = self._old_reference
        event = Event(line.name, line.on, facts, len(self._case) + 1, stamp.day, line.supersedes)
        entered = Entered(event, line.words, stamp.at, stamp.by, stamp.login)
        self._case.append(entered)
        return entered

    def append_beside(self, line: Line, stamp: Stamp) -> Entered:  # noqa: ARG002
        """Nothing beside a case can be tried out."""
        raise _opens_more(line.name)

    def next_reference(self, year: int) -> str:  # noqa: ARG002
        """Numbers are given when cases are written; there is only one in a rehearsal."""
        if self._case:
            raise _opens_more(self._case[-1].event.name)
        return UNNUMBERED

    def project(self, progress: Callable[[str], None] | None = None) -> None:
        """Nothing: the rows are taken with the case."""


def key_of(stamp: Stamp) -> str:
    """What an import is called by in the events that it brings and that somebody has to confirm."""
    return f"file-{stamp.at.astimezone(UTC):%Y%m%d-%H%M%S}"


def _opens_more(event: str) -> BadInput:
    return BadInput(
        f"{event} writes to other cases too, which an import can't do.",
        remedy="Leave it out of the map, and record it in Heard when the case is there.",
        field=event,
    )
