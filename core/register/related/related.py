"""Other cases that have to do with a case: linked with it, of somebody called the same, about the same or another child.

Nothing is merged: two people may share a name, one person may be called by two, and which it is a person sees.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from core.names.likeness import likeness
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.lists.related import candidates, own, rows_of
from core.register.store.lists.row import Row, Titles, row_of

if TYPE_CHECKING:
    from core.register.store.lists.cases import Listed

How = Literal["linked", "name", "child", "another_child", "alike"]
MOST = 12


@dataclass(frozen=True)
class RelatedCase:
    """Another case, and how it has to do with this one. `child_name` is the child it is about, where another complained."""

    how: How
    row: Row
    child_name: str


@dataclass(frozen=True)
class Related:
    """Linked cases first, then the newest; at most MOST of `total`."""

    cases: tuple[RelatedCase, ...] = ()
    total: int = 0


@dataclass(frozen=True)
class People:
    """Who a case is of: whoever complained, and the child it is about, where that is somebody else."""

    person: str
    child_name: str = ""


def related(register: Register, reference: str, today: date) -> Related:
    """The other cases that have to do with a case; none where there is no such case."""
    with register.read() as session:
        here = own(session, reference)
        if here is None:
            return Related()
        return _found(register, session, reference, here.family, People(here.person, here.child_name), today)


def related_to(register: Register, people: People, today: date) -> Related:
    """The cases that have to do with people of whom a case is being taken."""
    with register.read() as session:
        return _found(register, session, "", "", people, today)


def _found(
    register: Register, session: Session, reference: str, family: str, people: People, today: date
) -> Related:
    names = [name for name in (people.person, people.child_name) if name.strip()]
    hows: dict[int, tuple[How, str]] = {}
    for candidate in candidates(session, reference, family, names, today):
        linked = bool(family) and candidate.family == family
        how = "linked" if linked else _how(people, People(candidate.person, candidate.child_name))
        if how:
            hows[candidate.id] = (how, candidate.child_name)
    rows = rows_of(session, list(hows)[:MOST], today)
    cases = tuple(RelatedCase(hows[row.id][0], _row(register, row, today), hows[row.id][1]) for row in rows)
    return Related(cases, len(hows))


def _row(register: Register, row: "Listed", today: date) -> Row:
    return row_of(row, Titles.of(register.procedures.version(row.procedure, row.procedure_version)), today)


def _how(here: People, candidate: People) -> How | None:
    """How two cases have to do with each other by the names in them; None where no name is the same or alike."""
    about, theirs = here.child_name or here.person, candidate.child_name or candidate.person
    a_child = bool(here.child_name or candidate.child_name)
    person, child = likeness(here.person, candidate.person), likeness(about, theirs)
    if a_child and child == "same":
        return "child"
    if person == "same":
        return "another_child" if here.child_name and candidate.child_name else "name"
    return "alike" if person or (a_child and child) else None
