"""The people of a register, as its table holds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core.register.store.derived import Derived, Subject
from core.register.store.file.direct import direct
from core.register.store.journal import journal
from core.register.store.people.roles import reads_everything
from core.register.store.tables.table_of import table_of
from core.register.store.tables.users import UserRow

_users = table_of(UserRow)
RIGHT_GIVEN, RIGHT_TAKEN = "confirming_given", "confirming_taken"
"""The events by which somebody gets the right to confirm changes, and loses it."""


@dataclass(frozen=True)
class User:
    """A person who uses the register. `name` is the login name, `title` how they are called, `role` what they may do.

    `confirms` says that they were given the right to confirm changes, which officers and managers have by their role.
    """

    name: str
    title: str
    role: str
    active: bool
    added_on: date
    confirms: bool = False

    @property
    def is_manager(self) -> bool:
        """Whether they may add people and days to the register."""
        return self.role == "manager"

    @property
    def reads_cases(self) -> bool:
        """Whether their role reads cases; whoever has only the right to confirm reads what waits, and no more."""
        return reads_everything(self.role)


def find_user(session: Session, name: str) -> User | None:
    """The person with this login name, or None."""
    statement = "SELECT name, title, role, active, added_on, confirms FROM user_account WHERE name = ?"
    row = direct(session).execute(statement, (name,)).fetchone()
    if row is None:
        return None
    login, title, role, active, added_on, confirms = row
    return User(login, title, role, bool(active), date.fromisoformat(added_on), bool(confirms))


def all_users(session: Session) -> tuple[User, ...]:
    """Everyone, by login name."""
    rows = session.execute(select(_users).order_by(_users.c.name)).mappings()
    return tuple(User(**row) for row in rows)


def put_user(session: Session, user: User) -> None:
    """Add a person."""
    session.execute(
        insert(_users),
        {
            "name": user.name,
            "title": user.title,
            "role": user.role,
            "active": user.active,
            "added_on": user.added_on,
            "confirms": user.confirms,
        },
    )


def put_active(session: Session, name: str, *, active: bool) -> None:
    """Note whether a person still works here."""
    session.execute(update(_users).where(_users.c.name == name), {"active": active})


def put_confirms(session: Session, name: str, *, confirms: bool) -> None:
    """Note whether a person was given the right to confirm changes."""
    session.execute(update(_users).where(_users.c.name == name), {"confirms": confirms})


def _rows(session: Session) -> Iterable[dict[str, Any]]:
    """The people as their events give them."""
    people: dict[Any, dict[str, Any]] = {}
    for entered in journal.history(session, USERS.name):
        facts, words = entered.event.facts, entered.words or {}
        name = facts["name"]
        if entered.event.name in ("user_left", "user_returned"):
            people[name]["active"] = entered.event.name == "user_returned"
        elif entered.event.name in (RIGHT_GIVEN, RIGHT_TAKEN):
            people[name]["confirms"] = entered.event.name == RIGHT_GIVEN
        else:
            people[name] = {
                "name": name,
                "title": words.get("title", ""),
                "role": facts["role"],
                "active": True,
                "added_on": entered.event.on,
                "confirms": False,
            }
    return people.values()


USERS = Subject("user", (Derived(_users, ("name",), _rows, words=("title",), called="user"),))
"""The journal's subject of the people who use the register."""
