"""Who may read a register, and how far: what its door asks each time that something is read."""

from core.errors import CoreError
from core.register.store.file.session import Session
from core.register.store.people.roles import reads_everything
from core.register.store.people.users import User, all_users, find_user
from core.text import clean


class OwnOnly(CoreError):
    """Somebody of another team asked for more than what they handed on themselves."""


def admit(session: Session, name: str | None) -> User:
    """The active person with this login name. Raises CoreError, which says who can let them in, for anybody else.

    None is a register that was opened for no person, for administration alone.
    """
    if name is None:
        raise CoreError(
            "Nobody has said who reads this register.",
            remedy="Say who you are: --as NAME, or set HEARD_USER.",
        )
    user = find_user(session, name)
    if user is None:
        raise stranger(session, name)
    if not user.active:
        raise _leaver(session, name)
    return user


def admit_to_cases(session: Session, name: str | None) -> User:
    """The active person whose role reads everything. Raises CoreError as `admit`, and OwnOnly for staff."""
    user = admit(session, name)
    if not reads_everything(user.role):
        raise OwnOnly(
            f"{user.name} is here to hand on what they were told, and for nothing else.",
            remedy=f"`heard forward add` hands something on. {who_can_add(session)}",
        )
    return user


def stranger(session: Session, name: str) -> CoreError:
    """The error for a login that the register does not know: it names who can add it."""
    return CoreError(
        f"{clean(name, field='login')} is not a person in this register.",
        remedy=who_can_add(session),
    )


def _leaver(session: Session, name: str) -> CoreError:
    return CoreError(
        f"{name} has left, and reads and records nothing here.",
        remedy=_who_can(session, f"take them back with `heard users return {name}`"),
    )


def who_can_add(session: Session) -> str:
    """Which managers can add people, in words."""
    return _who_can(session, "add people with `heard users add NAME`")


def _who_can(session: Session, what: str) -> str:
    managers = [user.name for user in all_users(session) if user.is_manager and user.active]
    return f"A manager can {what}: {', '.join(managers)}."
