"""The pool of people, as its tables hold it, and as its events give it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from core.law.history import day_of
from core.law.people.independence import Declaration
from core.law.people.involvement import Involvement
from core.register.store.derived import Derived, Subject
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered
from core.register.store.people.person import Availability, PoolPerson
from core.register.store.tables.cases import CaseRow
from core.register.store.tables.pool import (
    CasePersonRow,
    PoolAvailabilityRow,
    PoolDeclarationRow,
    PoolPersonRow,
)
from core.register.store.tables.table_of import table_of

Rows = list[dict[str, Any]]

_people = table_of(PoolPersonRow)
_parts = table_of(CasePersonRow)
_cases = table_of(CaseRow)
TABLES = {
    "pool_person": _people,
    "pool_declaration": table_of(PoolDeclarationRow),
    "pool_availability": table_of(PoolAvailabilityRow),
}
WORDS = ("name", "contact", "note")
SUBJECT = "person"
"""Of the journal: everybody in the pool."""


def rows_of(entered: Sequence[Entered]) -> dict[str, Rows]:
    """The rows of the pool's tables, by table, from all the events of the subject `person`."""
    people: dict[str, dict[str, Any]] = {}
    declarations: Rows = []
    availability: Rows = []
    for entry in entered:
        event, words = entry.event, entry.words or {}
        key = str(event.facts.get("person", ""))
        if event.name == "person_added":
            people[key] = _added(entry, key)
        elif event.name == "person_changed" and key in people:
            people[key].update(_changed(event.facts, words))
        elif event.name == "person_left" and key in people:
            people[key]["left_on"] = event.on
        elif event.name == "person_declared":
            declarations.append(_declared(entry, key))
        elif event.name == "person_available":
            availability.append(_available(entry, key))
    return {
        "pool_person": list(people.values()),
        "pool_declaration": declarations,
        "pool_availability": availability,
    }


def write_rows(session: Session, entered: Sequence[Entered]) -> None:
    """Write the pool's tables anew from its events: the pool is small."""
    for name, rows in rows_of(entered).items():
        session.execute(delete(TABLES[name]))
        if rows:
            session.execute(insert(TABLES[name]), rows)


def pool(session: Session) -> tuple[PoolPerson, ...]:
    """Everyone who is or was in the pool, by the number of their key."""
    rows: dict[str, Rows] = {
        name: [dict(row) for row in session.execute(select(table).order_by(table.c.id)).mappings()]
        for name, table in TABLES.items()
    }
    return tuple(
        PoolPerson(
            **{key: row[key] for key in ("key", "day_rate", "added_on", "left_on", *WORDS)},
            kinds=tuple(row["kinds"].split()),
            manages=tuple(row["manages"].split()),
            declarations=tuple(
                Declaration(**{key: entry[key] for key in Declaration.__dataclass_fields__})
                for entry in rows["pool_declaration"]
                if entry["person"] == row["key"]
            ),
            availability=tuple(
                Availability(entry["starts"], entry["ends"], entry["days"])
                for entry in rows["pool_availability"]
                if entry["person"] == row["key"]
            ),
        )
        for row in rows["pool_person"]
    )


def involvements(session: Session, people: Iterable[str]) -> dict[str, list[Involvement]]:
    """The parts that these people were given in cases, by person, in the order of their days."""
    by_person: dict[str, list[Involvement]] = {}
    rows = session.execute(
        select(
            _parts.c.person, _parts.c.role, _parts.c.appointed_on,
            _cases.c.reference, _cases.c.team, _cases.c.service, _cases.c.directorate, _cases.c.family,
        )
        .join(_cases, _cases.c.id == _parts.c.case_id)
        .where(_parts.c.person.in_(list(people)))
        .order_by(_parts.c.appointed_on, _parts.c.id)
    )  # fmt: skip
    for row in rows.mappings():
        places = frozenset(row[key] for key in ("team", "service") if row[key])
        by_person.setdefault(row["person"], []).append(
            Involvement(row["reference"], row["role"], row["appointed_on"], places, row["family"])
        )
    return by_person


def _added(entered: Entered, key: str) -> dict[str, Any]:
    facts, words = entered.event.facts, entered.words or {}
    return {
        "id": int(key[1:]),
        "key": key,
        "kinds": str(facts.get("kinds", "")),
        "manages": str(facts.get("manages", "")),
        "day_rate": facts.get("day_rate"),
        "added_on": entered.event.on,
        "left_on": None,
        **{word: words.get(word, "") for word in WORDS},
    }


def _changed(facts: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    changes = {key: facts[key] for key in ("kinds", "manages", "day_rate") if key in facts}
    return {**changes, **{word: words[word] for word in WORDS if word in words}}


def _declared(entered: Entered, key: str) -> dict[str, Any]:
    facts = entered.event.facts
    return {
        "id": entered.seq,
        "person": key,
        "signed_on": entered.event.on,
        "expires_on": day_of(entered.event, "expires_on"),
        **{tie: facts.get(tie) is True for tie in ("member", "officer", "related")},
        "employed_until": day_of(entered.event, "employed_until"),
    }


def _available(entered: Entered, key: str) -> dict[str, Any]:
    starts, ends = day_of(entered.event, "starts"), day_of(entered.event, "ends")
    return {
        "id": entered.seq,
        "person": key,
        "starts": starts or date.min,
        "ends": ends or date.max,
        "days": entered.event.facts.get("days"),
    }


def _derived(name: str) -> Derived:
    def rows(session: Session) -> Rows:
        return rows_of(journal.history(session, SUBJECT))[name]

    return Derived(TABLES[name], ("id",), rows)


POOL = Subject(SUBJECT, tuple(_derived(name) for name in TABLES))
