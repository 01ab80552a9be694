"""Whose it can be: people of the register by their names, chosen like any other choice."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.law.rules.model import Choice
from tui.widgets.field import Field

if TYPE_CHECKING:
    from core.register.register import Register

OWNER = "owner"


def officers(register: "Register") -> tuple[Choice, ...]:
    """Everyone who can look after something, by name. For workers."""
    from core.register.users import users

    return tuple(
        Choice(user.name, user.title, (user.name,))
        for user in users(register)
        if user.active and user.role != "staff"
    )


def with_owners(fields: Sequence[Field], register: "Register") -> list[Field]:
    """Fields that name an owner are chosen by name from a list. For workers."""
    if all(field.key != OWNER for field in fields):
        return list(fields)
    people, asks = officers(register), "Type a few letters of a name."
    return [
        replace(field, kind="choice", choices=people, help=asks) if field.key == OWNER else field
        for field in fields
    ]
