"""Who writes something down, and when."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Stamp:
    """Who writes, by the name that the register knows them under, and the moment, which has a zone.

    Raises ValueError for a moment without one: no day follows from it.
    """

    by: str
    at: datetime

    def __post_init__(self) -> None:
        """Hold that the moment has a zone."""
        if self.at.tzinfo is None:
            raise ValueError(f"a stamp needs a moment with a zone, not {self.at.isoformat()}")

    @property
    def day(self) -> date:
        """The Europe/London date of the moment: the day on which it is recorded."""
        return self.at.astimezone(LONDON).date()
