"""Who looks after which case: give one to somebody, take one over, hand over all of a person who leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.errors import BadInput, CoreError
from core.law.events import FactValue
from core.law.state import Refusal
from core.register.cases.entries import Entry
from core.register.cases.planned import planned
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.register import Register
from core.register.store.journal import journal
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.lists.tasks import cases_of, tasks_of
from core.register.store.people.users import User, all_users, find_user, put_active
from core.register.store.transaction import Transaction
from core.register.users import SUBJECT, known, must_be_known


@dataclass(frozen=True)
class HandedOver:
    """What one person gave to another: references of whole cases, and of cases with a single task."""

    cases: tuple[str, ...]
    tasks: tuple[tuple[str, str], ...]


@planned
def assign(
    register: Register,
    reference: str,
    to: str,
    *,
    stamp: Stamp,
    task: str = "",
    seen: int | None = None,
    tx: Transaction | None = None,
) -> Recorded | Refusal:
    """Give a case, or with `task` only that one task of it, to a person from today.

    Raises BadInput where there is no such person or they have left.
    """
    with register.joined(tx) as tx:
        _must_be_here(tx, to)
        facts: dict[str, FactValue] = {"owner": to, **({"task": task} if task else {})}
        day = stamp.day
        return record(register, reference, Entry("assigned", day, facts), stamp=stamp, seen=seen, tx=tx)


def hand_over(register: Register, name: str, to: str, *, stamp: Stamp) -> HandedOver:
    """Give every case of a person on which something is still to be done, and every task that names them, to another.

    Each is an event of its case; all are written or none. Raises BadInput for somebody unknown, and where the two are
    the same.
    """
    if name == to:
        raise BadInput("That is the same person.", remedy="Name another with --to.", field="to")
    with register.transaction() as tx:
        must_be_known(tx, stamp.by)
        if find_user(tx.session, name) is None:
            raise BadInput(
                "There is no such person.", remedy="`heard users list` names everyone.", field="name"
            )
        cases = cases_of(tx.session, name)
        for reference in cases:
            _must_be_done(assign(register, reference, to, stamp=stamp, tx=tx))
        tx.project()
        named = tasks_of(tx.session, name)
        for reference, task in named:
            _must_be_done(assign(register, reference, to, stamp=stamp, task=task, tx=tx))
    return HandedOver(tuple(cases), tuple(named))


def hand_over_cases(
    register: Register, references: Sequence[str], to: str, *, stamp: Stamp
) -> tuple[str, ...]:
    """Give these cases to a person, each by an event of its own; all are written or none. Those that are theirs stay.

    The references of those that changed hands. Raises as `assign` does, and CoreError for a case that is not there.
    """

    def work(tx: Transaction) -> tuple[str, ...]:
        must_be_known(tx, stamp.by)
        theirs = set(cases_of(tx.session, to))
        handed = tuple(reference for reference in references if reference not in theirs)
        for reference in handed:
            _must_be_done(assign(register, reference, to, stamp=stamp, tx=tx))
        return handed

    handed, _ = register.write(work)
    return handed


def set_active(register: Register, name: str, *, active: bool, stamp: Stamp) -> User:
    """Note that a person has left, or is back. Only a manager may, and one manager always stays."""
    with register.sessions.write() as session:
        asked = known(session, stamp.by)
        if not asked.is_manager:
            raise CoreError(f"{stamp.by} may not say who has left.", remedy="Ask a manager.")
        user = find_user(session, name)
        if user is None:
            raise BadInput(
                "There is no such person.", remedy="`heard users list` names everyone.", field="name"
            )
        if user.active == active:
            raise BadInput(
                f"{name} is {'here' if active else 'gone'} already.",
                remedy="Nothing was changed.",
                field="name",
            )
        managers = [user.name for user in all_users(session) if user.active and user.is_manager]
        if not active and managers == [name]:
            raise CoreError(
                f"{name} is the only manager.",
                remedy="Add another first: `heard users add NAME --role manager`.",
            )
        today = stamp.day
        line = Line(SUBJECT, "user_returned" if active else "user_left", today, {"name": name}, {})
        journal.append(session, line, seq=journal.last_seq(session, SUBJECT) + 1, stamp=stamp)
        put_active(session, name, active=active)
        return replace(user, active=active)


def _must_be_here(tx: Transaction, name: str) -> None:
    user = tx.user(name)
    if user is None or not user.active:
        raise BadInput(
            "That is nobody who works here now.",
            remedy="`heard users list` names everyone, and who has left.",
            field="owner",
        )


def _must_be_done(done: Recorded | Refusal) -> None:
    if isinstance(done, Refusal):
        raise CoreError(done.reason, remedy=done.remedy)
