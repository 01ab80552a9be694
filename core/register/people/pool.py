"""Who is in the pool: everyone, one person, and whom an event may name."""

from collections.abc import Mapping

from core.errors import BadInput
from core.law.days.dates import show_day
from core.law.events import FactValue
from core.law.people.independence import TITLES
from core.law.rules.model import Choice, EventKind
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.people import pool
from core.register.store.people.person import Availability, PoolPerson
from core.register.store.transaction import Transaction
from core.text import shown

__all__ = [
    "Availability",
    "PoolPerson",
    "cases_of",
    "in_pool",
    "must_be_in_pool",
    "must_find",
    "people",
    "person_choices",
]

SUBJECT = "person"
"""The subject of the journal that holds the pool, and the vocabulary of facts that name somebody of it."""


def people(register: Register, *, kind: str = "", everyone: bool = False) -> tuple[PoolPerson, ...]:
    """Who is in the pool; of one kind where one is named, and with those who left where `everyone` is asked for."""
    with register.sessions.read() as session:
        found = pool.pool(session)
    return tuple(one for one in found if (not kind or kind in one.kinds) and (everyone or not one.left_on))


def in_pool(register: Register, key: str) -> PoolPerson:
    """The person with this key, or of this name where only one has it. Raises CoreError where there is none."""
    with register.sessions.read() as session:
        return must_find(session, key)


def cases_of(register: Register, key: str) -> tuple[tuple[str, str], ...]:
    """The cases in which somebody was given a part, the latest first: reference, and which part when."""
    with register.sessions.read() as session:
        found = pool.involvements(session, [key]).get(key, [])
    return tuple(
        (one.reference, f"{TITLES[one.role].lower()}, since {show_day(one.on)}") for one in reversed(found)
    )


def must_find(session: Session, key: str) -> PoolPerson:
    """The person with this key or this name, in a session. Raises BadInput as `in_pool` does."""
    wanted = key.strip().casefold()
    everyone = pool.pool(session)
    found = [one for one in everyone if one.key.casefold() == wanted] or [
        one for one in everyone if wanted and one.name.casefold() == wanted
    ]
    if len(found) == 1:
        return found[0]
    said = shown(key[:60], one_line=True)
    if found:
        raise BadInput(
            f"{len(found)} people of the pool are called {said}.",
            remedy=f"Give the key: {', '.join(one.key for one in found)}.",
            field="person",
        )
    raise BadInput(
        f"There is nobody {said!r} in the pool.",
        remedy="`heard people list` names those who are; `heard people add` adds somebody.",
        field="person",
    )


def person_choices(register: Register) -> tuple[Choice, ...]:
    """The people of the pool as the choices of a fact: by key, and by name where only one has it."""
    with register.sessions.read() as session:
        found = pool.pool(session)
    names = [one.name.casefold() for one in found]
    return tuple(
        Choice(
            one.key,
            one.called,
            (one.name,) if one.name and names.count(one.name.casefold()) == 1 else (),
        )
        for one in found
    )


def must_be_in_pool(tx: Transaction, kind: EventKind, facts: Mapping[str, FactValue]) -> None:
    """Whoever an event names is somebody of the pool. Raises BadInput for anybody else."""
    named = [fact.key for fact in kind.facts if fact.vocabulary == SUBJECT and fact.key in facts]
    if not named:
        return
    keys = {one.key for one in tx.pool()}
    for fact in named:
        if facts[fact] not in keys:
            raise BadInput(
                f"There is nobody {shown(str(facts[fact]), one_line=True)!r} in the pool.",
                remedy="`heard people list` names those who are; `heard people add` adds somebody.",
                field=fact,
            )
