"""What another person looks at before they confirm or refuse a change: what it is, what it does, who wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.law.events import EFFECT, FILE
from core.law.gate.effects import Effects
from core.law.gate.judge import confirmed_effects
from core.law.gate.marks import stands_as, undecided
from core.law.gate.needs import Stands
from core.law.rules.model import Procedure
from core.register.cases.history import HistoryLine, lines
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.calendar import calendars
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered
from core.register.store.story import KnowsProcedures, pinned
from core.register.users import may_read_changes


@dataclass(frozen=True)
class Change:
    """A change that another person has still to look at.

    `line` is its entry and `before` the one that it would take the place of, None where there is none. `effects` are
    what confirming it would do today; `shown` is the fingerprint of what was shown when it was recorded. `procedure` is
    the version that its case is under.
    """

    reference: str
    seq: int
    stands: Stands
    line: HistoryLine
    before: HistoryLine | None
    effects: Effects
    shown: str
    file: str
    procedure: Procedure

    @property
    def is_as_shown(self) -> bool:
        """Whether confirming it would do what was shown when it was recorded."""
        return self.shown == self.effects.fingerprint


def changes(register: Register, reference: str, *, today: date) -> tuple[Change, ...]:
    """The changes of a case that wait for another person, or stand until one has looked. Whoever was
    given the right to confirm may read them too. Raises CoreError for a stranger, and where there is no such case.
    """
    reference = tidy(reference)
    with register.read_own() as (session, _):
        may_read_changes(session, register.reader)
        entered = journal.history(session, reference)
        if not entered:
            raise no_such_case(session, reference)
        return tuple(
            change_of(session, register.procedures, reference, entered, seq, today)
            for seq in undecided([entry.event for entry in entered])
        )


def change_of(
    session: Session,
    procedures: KnowsProcedures,
    reference: str,
    entered: Sequence[Entered],
    seq: int,
    today: date,
) -> Change:
    """One change of a case as it stands now."""
    events = [entry.event for entry in entered]
    procedure = procedures.version(*pinned(events))
    told = lines(procedure, entered)
    event = events[seq - 1]
    place = event.supersedes
    return Change(
        reference=reference,
        seq=seq,
        stands=stands_as(event),
        line=told[seq - 1],
        before=told[place - 1] if place is not None else None,
        effects=confirmed_effects(procedure, events, seq, calendars(session), today),
        shown=str(event.facts.get(EFFECT, "")),
        file=str(event.facts.get(FILE, "")),
        procedure=procedure,
    )
