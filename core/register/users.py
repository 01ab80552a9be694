"""Who uses the register, and who may add others."""

import re
from typing import Literal

from core.errors import BadInput, CoreError
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.people.users import User, all_users, find_user, put_user
from core.register.store.transaction import Transaction
from core.text import clean

Role = Literal["officer", "manager", "staff"]
ROLES: tuple[Role, ...] = ("officer", "manager", "staff")
"""Staff work elsewhere in the council: they hand on what they were told, and see and record nothing else."""
SUBJECT = "user"

_LOGIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@\\-]{0,63}")


def add_user(register: Register, name: str, *, role: str = "officer", title: str = "", stamp: Stamp) -> User:
    """Add a person. Only a manager may. Raises BadInput for a name that is no login, or is there already."""
    _must_be_login(name)
    if role not in ROLES:
        raise BadInput(f"There is no role {role!r}.", remedy=f"Roles are {', '.join(ROLES)}.", field="role")
    title = clean(title, field="title")
    with register.sessions.write() as session:
        asked = known(session, stamp.by)
        if not asked.is_manager:
            raise CoreError(f"{stamp.by} may not add people.", remedy=_who_can(session))
        if find_user(session, name):
            raise BadInput(f"{name} is in the register already.", remedy="Choose another name.", field="name")
        user = User(name, title or name, role, True, stamp.day)
        _write(session, user, stamp=stamp)
    return user


def users(register: Register) -> tuple[User, ...]:
    """Everyone in the register, by login name."""
    with register.sessions.read() as session:
        return all_users(session)


def person(register: Register, name: str) -> User:
    """The person with this login name. Raises CoreError, which says who can add them, where there is none."""
    with register.sessions.read() as session:
        return known(session, name)


def known(session: Session, name: str) -> User:
    """The active person with this login name, in a session. Raises CoreError as `person` does."""
    user = find_user(session, name)
    if user is None or not user.active:
        raise stranger(session, name)
    if user.role == "staff":
        raise _only_hands_in(session, name)
    return user


def must_be_known(tx: Transaction, by: str) -> None:
    """Raise CoreError, which says who can add them, unless `by` is an active person of the complaints team."""
    may_hand_in(tx, by)
    user = tx.user(by)
    if user is not None and user.role == "staff":
        raise _only_hands_in(tx.session, by)


def may_hand_in(tx: Transaction, by: str) -> None:
    """Raise CoreError, which says who can add them, unless `by` is an active person of this register, staff included."""
    user = tx.user(by)
    if user is None or not user.active:
        raise stranger(tx.session, by)


def _only_hands_in(session: Session, name: str) -> CoreError:
    return CoreError(
        f"{name} is here to hand on what they were told, and for nothing else.",
        remedy=f"`heard forward add` hands something on. {_who_can(session)}",
    )


def stranger(session: Session, name: str) -> CoreError:
    """The error for a login that the register does not know: it names who can add it."""
    return CoreError(
        f"{clean(name, field='login')} is not a person in this register.", remedy=_who_can(session)
    )


def first_user(session: Session, stamp: Stamp) -> None:
    """The person who makes the register becomes its manager."""
    _must_be_login(stamp.by)
    _write(session, User(stamp.by, stamp.by, "manager", True, stamp.day), stamp=stamp)


def _write(session: Session, user: User, *, stamp: Stamp) -> None:
    line = Line(
        SUBJECT, "user_added", user.added_on, {"name": user.name, "role": user.role}, {"title": user.title}
    )
    journal.append(session, line, seq=journal.last_seq(session, SUBJECT) + 1, stamp=stamp)
    put_user(session, user)


def _who_can(session: Session) -> str:
    managers = [user.name for user in all_users(session) if user.is_manager and user.active]
    return f"A manager can add people with `heard users add NAME`: {', '.join(managers)}."


def _must_be_login(name: str) -> None:
    if not _LOGIN.fullmatch(name):
        raise BadInput(
            f"{clean(name, field='login')!r} can't be a login name.",
            remedy="Use letters, digits, dots, dashes and underscores: the name that person logs in with.",
            field="name",
        )
