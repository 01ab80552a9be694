"""Reporting a personal-data breach to the Information Commissioner: 72 hours from knowing, weekends included (UK GDPR,
Art 33(1)).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.law.days.hours import hours_after, moment_of
from core.law.events import Event
from core.law.history import History, day_of

HOURS = 72
LAW = "UK General Data Protection Regulation, Art 33"


@dataclass(frozen=True)
class Reporting:
    """One breach, by its number: until when it is to be reported, and what became of that.

    `known` is when the council became aware, at the beginning of the day where no time is said; `reported` when the
    Commissioner was told. `not_reported_on` is the day on which `decided_by` decided not to.
    """

    number: int
    known: datetime
    until: datetime
    reported: datetime | None = None
    not_reported_on: date | None = None
    decided_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it was neither reported nor decided that it need not be."""
        return self.reported is None and self.not_reported_on is None

    @property
    def last_day(self) -> date:
        """The last day of which any part is within the 72 hours."""
        return (self.until - timedelta(minutes=1)).date()

    @property
    def in_time(self) -> bool:
        """Whether it was reported within the 72 hours."""
        return self.reported is not None and self.reported <= self.until


def reportings(past: History) -> tuple[Reporting, ...]:
    """Every breach of a case, as it stands with the Commissioner."""
    return tuple(_reporting(past, event) for event in past.all("breach_recorded"))


def reporting_of(past: History, number: int) -> Reporting | None:
    """The breach with this number, or None."""
    return next((breach for breach in reportings(past) if breach.number == number), None)


def known_at(event: Event) -> datetime:
    """When the council became aware of a breach, as its record says."""
    return moment_of(day_of(event, "aware_on") or event.on, event.facts.get("at"))


def unreported(past: History) -> tuple[Reporting, ...]:
    """Breaches that nobody has reported, nor decided not to."""
    return tuple(breach for breach in reportings(past) if breach.is_open)


def reported_at(event: Event) -> datetime:
    """When the Commissioner was told: where no time is said, at the end of that day."""
    if event.facts.get("at"):
        return moment_of(event.on, event.facts["at"])
    return moment_of(event.on + timedelta(days=1), "") - timedelta(minutes=1)


def breach_number(event: Event) -> int:
    """Which breach an event is about; 1 where it does not say."""
    number = event.facts.get("breach", 1)
    return number if isinstance(number, int) else 1


def _reporting(past: History, event: Event) -> Reporting:
    number = breach_number(event)
    known = known_at(event)
    told = [later for later in past.all("breach_reported") if breach_number(later) == number]
    decided = [later for later in past.all("breach_not_reported") if breach_number(later) == number]
    return Reporting(
        number,
        known,
        hours_after(known, HOURS),
        reported_at(told[0]) if told else None,
        decided[-1].on if decided else None,
        str(decided[-1].facts.get("decided_by", "")) if decided else "",
    )
