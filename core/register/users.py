"""Who uses the register, and who may add others."""

import re
from dataclasses import replace

from core.errors import BadInput, CoreError
from core.law.events import FactValue
from core.law.gate.another import Confirmer
from core.register.readers import admit, admit_to_cases, who_can_add
from core.register.register import Register
from core.register.store.file.made_up import FACT as MADE_AS
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.people.roles import REACH, reads_everything
from core.register.store.people.users import (
    RIGHT_GIVEN,
    RIGHT_TAKEN,
    User,
    all_users,
    find_user,
    put_confirms,
    put_user,
)
from core.register.store.transaction import Transaction
from core.text import clean

ROLES = tuple(REACH)
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
            raise CoreError(f"{stamp.by} may not add people.", remedy=who_can_add(session))
        if (user := find_user(session, name)) is not None:
            raise _taken(user)
        user = User(name, title or name, role, True, stamp.day)
        _write(session, user, stamp=stamp)
    return user


def give_right(register: Register, name: str, *, confirms: bool, stamp: Stamp) -> User:
    """Give somebody the right to confirm changes, or take it back: a deputy, another team's manager. Only a manager may.

    Raises BadInput for somebody who is not here, or where it is so already.
    """
    with register.sessions.write() as session:
        if not known(session, stamp.by).is_manager:
            raise CoreError(f"{stamp.by} may not give that right.", remedy=who_can_add(session))
        user = find_user(session, name)
        if user is None or not user.active:
            raise BadInput(
                "There is no such person.", remedy="`heard users list` names everyone.", field="name"
            )
        if user.confirms == confirms:
            has = "has that right already" if confirms else "was not given that right"
            raise BadInput(f"{name} {has}.", remedy="Nothing was changed.", field="name")
        line = Line(SUBJECT, RIGHT_GIVEN if confirms else RIGHT_TAKEN, stamp.day, {"name": name}, {})
        journal.append(session, line, seq=journal.last_seq(session, SUBJECT) + 1, stamp=stamp)
        put_confirms(session, name, confirms=confirms)
    return replace(user, confirms=confirms)


def confirmer(tx: Transaction, stamp: Stamp) -> Confirmer:
    """Whoever a stamp is of, as the law of confirming looks at them: with the login behind the name, and whether it shows
    who they are. In a demonstration the name is taken for the login.

    Raises CoreError, which says who can let them in, for a stranger and for somebody who has left.
    """
    user = tx.user(stamp.by)
    if user is None or not user.active:
        user = admit(tx.session, stamp.by)
    login = None if tx.session.info.get("demonstration") else stamp.login
    return Confirmer(user.name, login or user.name, user.role, user.confirms, login_shown=login is None)


def may_read_changes(session: Session, name: str | None) -> User:
    """The active person who may read what waits to be confirmed: the complaints team, and whoever was given the right.

    Raises CoreError as `admit_to_cases` does.
    """
    user = admit(session, name)
    return user if user.confirms else admit_to_cases(session, name)


def users(register: Register) -> tuple[User, ...]:
    """Everyone in the register, by login name. For administration: a refusal names these people to anybody."""
    with register.sessions.read() as session:
        return all_users(session)


def person(register: Register, name: str) -> User:
    """The person with this login name. Raises CoreError, which says who can add them, where there is none."""
    with register.sessions.read() as session:
        return known(session, name)


def known(session: Session, name: str) -> User:
    """The active person of the complaints team with this login name. Raises CoreError as `admit_to_cases` does."""
    return admit_to_cases(session, name)


def must_be_known(tx: Transaction, by: str) -> None:
    """Raise CoreError, which says who can add them, unless `by` is an active person of the complaints team.

    Whoever confirms a change may write what follows from it, and nothing else.
    """
    user = tx.user(by)
    if by == tx.confirming and user is not None and user.active:
        return
    if user is None or not user.active or not reads_everything(user.role):
        admit_to_cases(tx.session, by)


def may_hand_in(tx: Transaction, by: str) -> None:
    """Raise CoreError, which says who can add them, unless `by` is an active person of this register, staff included."""
    user = tx.user(by)
    if user is None or not user.active:
        admit(tx.session, by)


def _taken(user: User) -> BadInput:
    """The error for a name that is in the register: of somebody who is here, or of somebody who has left."""
    if user.active:
        return BadInput(
            f"{user.name} is in the register already.", remedy="Choose another name.", field="name"
        )
    return BadInput(
        f"{user.name} was in the register and has left.",
        remedy=f"`heard users return {user.name}` brings them back, with the role they had.",
        field="name",
    )


def first_user(session: Session, stamp: Stamp, *, demonstration: bool) -> None:
    """The person who makes the register becomes its manager. What it is made as stands in this first event."""
    _must_be_login(stamp.by)
    user = User(stamp.by, stamp.by, "manager", True, stamp.day)
    _write(session, user, stamp=stamp, **{MADE_AS: demonstration})


def _write(session: Session, user: User, *, stamp: Stamp, **more: bool) -> None:
    facts: dict[str, FactValue] = {"name": user.name, "role": user.role, **more}
    line = Line(SUBJECT, "user_added", user.added_on, facts, {"title": user.title})
    journal.append(session, line, seq=journal.last_seq(session, SUBJECT) + 1, stamp=stamp)
    put_user(session, user)


def _must_be_login(name: str) -> None:
    if not _LOGIN.fullmatch(name):
        raise BadInput(
            f"{clean(name, field='login')!r} can't be a login name.",
            remedy="Use letters, digits, dots, dashes and underscores: the name that person logs in with.",
            field="name",
        )
