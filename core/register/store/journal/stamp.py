"""Who writes something down, and when."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Stamp:
    """Who writes, by the name that the register knows them under, and the moment, which has a zone.

    `login` is the operating system's login behind the name, or the door's, where it is another one: then the name was
    typed. None says that they are the same. Raises ValueError for a moment without a zone: no day follows from it.
    """

    by: str
    at: datetime
    login: str | None = None

    def __post_init__(self) -> None:
        """Hold that the moment has a zone."""
        if self.at.tzinfo is None:
            raise ValueError(f"a stamp needs a moment with a zone, not {self.at.isoformat()}")

    @cached_property
    def day(self) -> date:
        """The Europe/London date of the moment: the day on which it is recorded."""
        return self.at.astimezone(LONDON).date()
