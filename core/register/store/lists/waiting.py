"""What waits for another person, over all cases: read from what is derived, so that no history is gone through for it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from core.law.events import FILE, WAITS
from core.law.gate.another import MAY
from core.law.gate.marks import WAITING
from core.register.store.journal.canonical import facts_of
from core.register.store.people.users import find_user
from core.register.store.tables.cases import CaseRow, TaskRow
from core.register.store.tables.journal import JournalRow
from core.register.store.tables.outcomes import ChangeFact
from core.register.store.tables.table_of import table_of

TASK = "confirm-change"
"""The task that an entry makes which another person has still to look at; its number is the entry's `seq`."""
CONCERNS = "concerns_recorded"

_case, _change, _journal, _task = (
    table_of(CaseRow).c, table_of(ChangeFact).c, table_of(JournalRow).c, table_of(TaskRow).c,
)  # fmt: skip


@dataclass(frozen=True)
class Waiting:
    """An entry of a case that another person has still to look at."""

    reference: str
    seq: int
    event: str
    recorded_on: date


@dataclass(frozen=True)
class Handed:
    """The same with whose hands it went through: `hands` are all, by name and by login, who can't decide about it.

    `by` wrote it, for `file` where it came by one; `waits` says that it changes nothing until somebody decides.
    """

    reference: str
    seq: int
    event: str
    on: date
    recorded_on: date
    by: str
    procedure: tuple[str, str]
    waits: bool
    file: str
    hands: frozenset[str]


def waiting_changes(session: Session) -> tuple[Waiting, ...]:
    """All that waits, by the day it was recorded: until somebody decides, figures count the worse of two.

    A correction may be recorded long after the year that it changes, so no year bounds these.
    """
    rows = session.execute(
        select(_case.reference, _change.seq, _change.event, _change.recorded_on)
        .where(_change.case_id == _case.id, _change.mark == WAITING)
        .order_by(_change.recorded_on, _change.id)
    )
    return tuple(Waiting(reference, seq, event, day) for reference, seq, event, day in rows)


def handed_changes(session: Session) -> tuple[Handed, ...]:
    """All that waits, by the day it was recorded, each with whose hands it went through."""
    rows = session.execute(
        select(
            _case.reference, _case.owner, _case.procedure, _case.procedure_version, _change.seq, _change.event,
            _change.recorded_on, _journal.happened_on, _journal.recorded_by, _journal.facts,
        )
        .where(_change.case_id == _case.id, _change.mark == WAITING)
        .where(_journal.subject == _case.reference, _journal.seq == _change.seq)
        .order_by(_change.recorded_on, _change.id)
    ).all()  # fmt: skip
    if not rows:
        return ()
    wrote, involved = _wrote(session), _involved(session)
    handed = []
    for row in rows:
        facts = facts_of(row.facts)
        hands = {row.owner, *wrote[row.reference, row.seq], *involved.get(row.reference, ())} - {""}
        handed.append(
            Handed(
                row.reference, row.seq, row.event, row.happened_on, row.recorded_on, row.recorded_by,
                (row.procedure, row.procedure_version), WAITS in facts, str(facts.get(FILE, "")), frozenset(hands),
            )
        )  # fmt: skip
    return tuple(handed)


def tasks_to_confirm(session: Session, name: str) -> tuple[int, ...]:
    """The ids of the tasks by which somebody looks at what waits for them; what a file brought is confirmed with it.
    None where they have left, or may not confirm.
    """
    user = find_user(session, name)
    if user is None or not user.active or not (user.role in MAY or user.confirms):
        return ()
    mine = {
        (change.reference, change.seq)
        for change in handed_changes(session)
        if name not in change.hands and not change.file
    }
    if not mine:
        return ()
    rows = session.execute(
        select(_task.id, _case.reference, _task.number).where(_task.case_id == _case.id, _task.code == TASK)
    )
    return tuple(row.id for row in rows if (row.reference, row.number) in mine)


def _wrote(session: Session) -> dict[tuple[str, int], set[str]]:
    """Who wrote each entry that waits, and every entry whose place it takes, by name and by login."""
    first = _waits().cte("hands", recursive=True)
    older = table_of(JournalRow).alias()
    hands = first.union_all(
        select(first.c.reference, first.c.seq, older.c.supersedes).where(
            older.c.subject == first.c.reference,
            older.c.seq == first.c.place,
            older.c.supersedes.is_not(None),
        )
    )
    rows = session.execute(
        select(hands.c.reference, hands.c.seq, _journal.recorded_by, _journal.login).where(
            and_(_journal.subject == hands.c.reference, _journal.seq == hands.c.place)
        )
    )
    wrote: dict[tuple[str, int], set[str]] = {}
    for row in rows:
        names = {name for name in (row.recorded_by, row.login) if name}
        wrote.setdefault((row.reference, row.seq), set()).update(names)
    return wrote


def _involved(session: Session) -> dict[str, set[str]]:
    """By case, who of this register is complained of in it, or manages whom it is about."""
    waits = _waits().subquery()
    rows = session.execute(
        select(_journal.subject, _journal.facts).where(
            _journal.name == CONCERNS, _journal.subject.in_(select(waits.c.reference))
        )
    )
    involved: dict[str, set[str]] = {}
    for row in rows:
        involved.setdefault(row.subject, set()).add(str(facts_of(row.facts).get("user", "")))
    return involved


def _waits() -> Select[tuple[str, int, int]]:
    return select(_case.reference, _change.seq, _change.seq.label("place")).where(
        _change.case_id == _case.id, _change.mark == WAITING
    )
