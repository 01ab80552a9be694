"""Each person's kept lists, as their table holds them."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from core.register.store.tables.table_of import table_of
from core.register.store.tables.users import SavedList

_lists = table_of(SavedList)


def put(session: Session, user: str, name: str, body: str) -> None:
    """Keep a list in the place of an earlier one of its name."""
    take(session, user, name)
    session.execute(insert(_lists), {"user": user, "name": name, "body": body})


def take(session: Session, user: str, name: str) -> None:
    """Forget a list, if it is there."""
    session.execute(delete(_lists).where(_lists.c.user == user, _lists.c.name == name))


def of_user(session: Session, user: str) -> list[tuple[str, str]]:
    """Name and body of each list of a person, by name."""
    rows = session.execute(
        select(_lists.c.name, _lists.c.body).where(_lists.c.user == user).order_by(_lists.c.name)
    )
    return [(row.name, row.body) for row in rows]
