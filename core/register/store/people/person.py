"""Somebody of the pool: who they are, what they can do, when, and what they have declared."""

from dataclasses import dataclass
from datetime import date

from core.law.people.independence import Candidate, Declaration


@dataclass(frozen=True)
class Availability:
    """A time in which somebody can be asked, both days included; `days` is how many they can give in it."""

    starts: date
    ends: date
    days: int | None


@dataclass(frozen=True)
class PoolPerson:
    """Somebody who can be given a part in a case. `name`, `contact`, `note` are words: empty where they were erased.

    `day_rate` is in pence; `manages` are the keys of teams, services and directorates.
    """

    key: str
    name: str
    contact: str
    note: str
    kinds: tuple[str, ...]
    manages: tuple[str, ...]
    day_rate: int | None
    added_on: date
    left_on: date | None
    declarations: tuple[Declaration, ...]
    availability: tuple[Availability, ...]

    @property
    def called(self) -> str:
        """How a sentence calls them: the name with the key, which tells two of one name apart."""
        return f"{self.name} ({self.key})" if self.name else self.key

    @property
    def candidate(self) -> Candidate:
        """This person as the law looks at them."""
        return Candidate(
            self.key,
            self.called,
            frozenset(self.kinds),
            frozenset(self.manages),
            self.declarations,
            self.left_on,
        )

    def available(self, on: date) -> bool | None:
        """Whether they can be asked on a day; None where nothing was said of any time."""
        if not self.availability:
            return None
        return any(span.starts <= on <= span.ends for span in self.availability)
