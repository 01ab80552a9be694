"""The ladder of an escalation protocol as data: who in the service is chased, from which day, in which words."""

import re
from dataclasses import dataclass

FIELDS = tuple(
    "reference procedure stage about due late received team service who last today officer person".split()
)
"""What the message of a rung may hold, in braces."""
FIELD = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True)
class Rung:
    """One step. `to` is a role's key, or `team` for the team that the case is about; `who` is that role in words.

    It is due `from_due` working days after the day the answer is due (before it where negative), and not before
    `after` working days since the last chase; one of them may be None. `template` is the message, with its fields.
    """

    key: str
    title: str
    to: str
    who: str
    template: str
    from_due: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class Ladder:
    """Rungs in order, and what they are climbed for: answers at these stages, and these promises by their task's code.

    `update_every` is after how many working days without a word whoever waits for an answer is told how it goes;
    None leaves it as each procedure has it.
    """

    rungs: tuple[Rung, ...] = ()
    stages: tuple[int, ...] = ()
    tasks: tuple[str, ...] = ()
    update_every: int | None = None

    def rung(self, key: object) -> Rung | None:
        """The rung with this key, or None."""
        return next((rung for rung in self.rungs if rung.key == key), None)

    def place(self, key: object) -> int:
        """Which rung it is, counted from 1; 0 where the ladder no longer has it."""
        return next((place for place, rung in enumerate(self.rungs, 1) if rung.key == key), 0)


NO_LADDER = Ladder()
