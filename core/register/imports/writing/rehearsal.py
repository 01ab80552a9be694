"""A case tried out in memory: through the same doors as a real one, and nothing is written."""

from collections.abc import Callable, Mapping, Sequence

from core.errors import BadInput
from core.law.days.calendar import Calendar
from core.law.events import Event
from core.register.store.calendar import calendars
from core.register.store.file.session import Session
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.people.person import PoolPerson
from core.register.store.projections.cases import Projected
from core.register.store.projections.project import project
from core.register.store.story import KnowsProcedures, tell
from core.register.store.transaction import Transaction
from core.register.store.vocabulary.merged import merges

UNNUMBERED = "new"
"""What stands in for the reference of a case that has none yet."""


class Rehearsal(Transaction):
    """What casework is handed in place of a write: it holds the events of one case and writes none of them.

    `session` is only read from. A case is begun with `begin`, recorded by casework, then taken with `take`.
    """

    def __init__(self, session: Session, procedures: KnowsProcedures) -> None:
        super().__init__(session, procedures)
        self._known = calendars(session)
        self._pool: tuple[PoolPerson, ...] | None = None
        self._merged = merges(session)
        self._case: list[Entered] = []

    @property
    def calendars(self) -> Mapping[int, Calendar]:
        """Every version of the calendar, as it was when the rehearsal began."""
        return self._known

    def pool(self) -> tuple[PoolPerson, ...]:
        """The pool as it was when it was first asked for."""
        if self._pool is None:
            self._pool = super().pool()
        return self._pool

    def begin(self) -> None:
        """Forget the case before."""
        self._case = []

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
        event = Event(line.name, line.on, line.facts, len(self._case) + 1, stamp.day, line.supersedes)
        entered = Entered(event, line.words, stamp.at, stamp.by)
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


def _opens_more(event: str) -> BadInput:
    return BadInput(
        f"{event} writes to other cases too, which an import can't do.",
        remedy="Leave it out of the map, and record it in Heard when the case is there.",
        field=event,
    )
