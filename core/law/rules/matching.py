"""What a rule of a procedure matches, and the layer that it is of."""

from dataclasses import dataclass
from typing import Literal

Layer = Literal["law", "guidance", "local", "promise"]
"""What stands behind a limit, the strictest first: the law, statutory guidance, the council's own practice, and what it
has published as its promise."""


@dataclass(frozen=True)
class Match:
    """An event that starts, meets or ends a clock: its name, facts it must have, and a named predicate if any.

    The day that counts is the event's own, or the one in its fact `fact`, or the day that the clock `due_of` is due.
    Where a clock starts with the latest of several, `when` is asked of the case as it stands; where it ends a clock or
    closes a case, of the case with the event; elsewhere of the case as it was just before the event.
    """

    event: str
    facts: tuple[tuple[str, str | int | bool], ...] = ()
    when: str = ""
    fact: str = ""
    source: str = ""
    due_of: str = ""
