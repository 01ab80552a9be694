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
    with register.read() as session:
        everybody = pool.pool(session)
    return tuple(
        person
        for person in everybody
        if (not kind or kind in person.kinds) and (everyone or not person.left_on)
    )


def in_pool(register: Register, key: str) -> PoolPerson:
    """The person with this key, or of this name where only one has it. Raises CoreError where there is none."""
    with register.read() as session:
        return must_find(session, key)


def cases_of(register: Register, key: str) -> tuple[tuple[str, str], ...]:
    """The cases in which somebody was given a part, the latest first: reference, and which part when."""
    with register.read() as session:
        involvements = pool.involvements(session, [key]).get(key, [])
    return tuple(
        (involvement.reference, f"{TITLES[involvement.role].lower()}, since {show_day(involvement.on)}")
        for involvement in reversed(involvements)
    )


def must_find(session: Session, key: str) -> PoolPerson:
    """The person with this key or this name, in a session. Raises BadInput as `in_pool` does."""
    looked_for = key.strip().casefold()
    everyone = pool.pool(session)
    matches = [person for person in everyone if person.key.casefold() == looked_for] or [
        person for person in everyone if looked_for and person.name.casefold() == looked_for
    ]
    if len(matches) == 1:
        return matches[0]
    typed = shown(key[:60], one_line=True)
    if matches:
        raise BadInput(
            f"{len(matches)} people of the pool are called {typed}.",
            remedy=f"Give the key: {', '.join(person.key for person in matches)}.",
            field="person",
        )
    raise BadInput(
        f"There is nobody {typed!r} in the pool.",
        remedy="`heard people list` names those who are; `heard people add` adds somebody.",
        field="person",
    )


def person_choices(register: Register) -> tuple[Choice, ...]:
    """The people of the pool as the choices of a fact: by key, and by name where only one has it."""
    with register.read() as session:
        everybody = pool.pool(session)
    names = [person.name.casefold() for person in everybody]
    return tuple(
        Choice(
            person.key,
            person.called,
            (person.name,) if person.name and names.count(person.name.casefold()) == 1 else (),
        )
        for person in everybody
    )


def must_be_in_pool(tx: Transaction, kind: EventKind, facts: Mapping[str, FactValue]) -> None:
    """Whoever an event names is somebody of the pool. Raises BadInput for anybody else."""
    named = [fact.key for fact in kind.facts if fact.vocabulary == SUBJECT and fact.key in facts]
    if not named:
        return
    keys = {person.key for person in tx.pool()}
    for fact in named:
        if facts[fact] not in keys:
            raise BadInput(
                f"There is nobody {shown(str(facts[fact]), one_line=True)!r} in the pool.",
                remedy="`heard people list` names those who are; `heard people add` adds somebody.",
                field=fact,
            )
