"""What is owed in writing over many cases: the notice register of every case, what waits first."""

from dataclasses import dataclass
from datetime import date

from core.law.cases.notices import Notice, notices
from core.register.lists.worklist import View, page
from core.register.register import Register
from core.register.store.calendar import calendars
from core.register.store.journal import journal
from core.register.store.story import pinned

AT_ONCE = 500


@dataclass(frozen=True)
class Owed:
    """A notice of a case, and whose case it is."""

    reference: str
    owner: str
    notice: Notice


def owed_everywhere(register: Register, *, today: date, whose: str | None = None) -> tuple[Owed, ...]:
    """Every notice that has still to go, over all cases, the earliest day first; one without a day comes last."""
    found: list[Owed] = []
    view, after = View("all", whose), None
    with register.sessions.read() as session:
        known = calendars(session)
    while True:
        rows = page(register, view, today, after=after, limit=AT_ONCE)
        with register.sessions.read() as session:
            for row in rows.rows:
                events = [one.event for one in journal.history(session, row.reference)]
                procedure = register.procedures.version(*pinned(events))
                waiting = (one for one in notices(procedure, events, known, today) if one.waits)
                found += [Owed(row.reference, row.owner, one) for one in waiting]
        if not rows.more_after:
            return tuple(sorted(found, key=lambda one: (one.notice.due or date.max, one.reference)))
        after = rows.rows[-1].key
