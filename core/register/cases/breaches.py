"""A disclosure that went wrong gets a place of its own: a linked case of the data protection procedure where there is
one in force, else a point of the case.
"""

from dataclasses import dataclass
from datetime import date

from core.errors import BadInput
from core.law.events import FactValue
from core.register.register import Register
from core.register.store.journal.journal import Line

PROCEDURE = "data_protection"
THEME = "data"
SAID = "A disclosure that went wrong."


@dataclass(frozen=True)
class OwnPlace:
    """Where a breach is looked into: a procedure to open a linked case in, or none for a point; its facts and words."""

    procedure: str | None
    facts: dict[str, FactValue]
    text: str


def own_place(register: Register, line: Line) -> OwnPlace:
    """The place of its own that a breach gets, on the day it was found."""
    text = line.words.get("text") or SAID
    if _in_force(register, line.on):
        return OwnPlace(PROCEDURE, {}, text)
    words = register.vocabulary
    theme = words.stands_for("theme", THEME)
    in_use = theme in {choice.key for choice in words.choices(line.on)["theme"]}
    facts: dict[str, FactValue] = {"theme": theme} if in_use else {}
    return OwnPlace(None, facts, text)


def _in_force(register: Register, day: date) -> bool:
    if PROCEDURE not in register.procedures.keys():
        return False
    try:
        register.procedures.on(PROCEDURE, day)
    except BadInput:
        return False
    return True
