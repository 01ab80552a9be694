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
    owed_notices: list[Owed] = []
    view, after = View("all", whose), None
    with register.read() as session:
        by_version = calendars(session)
    while True:
        rows = page(register, view, today, after=after, limit=AT_ONCE)
        with register.read() as session:
            for row in rows.rows:
                events = [entered.event for entered in journal.history(session, row.reference)]
                procedure = register.procedures.version(*pinned(events))
                waiting = (notice for notice in notices(procedure, events, by_version, today) if notice.waits)
                owed_notices += [Owed(row.reference, row.owner, notice) for notice in waiting]
        if not rows.more_after:
            return tuple(sorted(owed_notices, key=lambda owed: (owed.notice.due or date.max, owed.reference)))
        after = rows.rows[-1].key
