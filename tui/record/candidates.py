"""Who could be named in an appointment's form: free people first, and in words what stands against the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from core.law.people.independence import APPOINTS
from core.law.rules.model import Choice
from tui.widgets.field import Field

if TYPE_CHECKING:
    from core.register.people.appointments import Possible
    from core.register.register import Register

HELP = "Type a name. What stands against somebody is said in full once chosen."
TITLE = 50
"""Columns in which a candidate and the beginning of what stands against them fit."""


@dataclass(frozen=True)
class Candidates:
    """The fields of an appointment with their choices, and by field what to know of each choice."""

    fields: tuple[Field, ...]
    words: Mapping[str, Mapping[str, str]]


def with_candidates(
    fields: Sequence[Field], register: "Register", reference: str, event: str, today: date
) -> Candidates:
    """Give the fields that name somebody the people of the pool. For workers: it reads the register."""
    from core.register.people.appointments import possible

    asked: list[Field] = []
    words: dict[str, dict[str, str]] = {}
    for field in fields:
        role = APPOINTS.get(event, {}).get(field.key)
        if role is None:
            asked.append(field)
            continue
        people = possible(register, reference, role, today=today, everyone=True)
        words[field.key] = {
            candidate.person.key: f"{candidate.person.called}: {candidate.words}." for candidate in people
        }
        choices = tuple(Choice(candidate.person.key, _title(candidate)) for candidate in people)
        empty = "" if people else "Nobody is in the pool yet: g p adds somebody. It can stay empty."
        asked.append(replace(field, kind="choice", choices=choices, help=empty or HELP))
    return Candidates(tuple(asked), words)


def _title(candidate: "Possible") -> str:
    """Somebody with the beginning of what to know; their name stands in it once."""
    title = f"{candidate.person.called}: {candidate.words.replace(f'{candidate.person.called} ', '')}"
    return title if len(title) <= TITLE else f"{title[: TITLE - 1]}…"
