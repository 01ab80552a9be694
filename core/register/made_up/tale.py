"""A made-up case as it is planned: what comes in, then what happens on which day. Nothing is written yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from core.law.days.calendar import Calendar
from core.law.events import FactValue

Decision = Literal["confirm", "refuse", "leave"]
"""What another made-up person makes of a step that waits for them."""


@dataclass(frozen=True)
class Step:
    """Something that happens in a case. `noted` is the day it is written down; `corrects` the event it puts right."""

    event: str
    on: date
    facts: Mapping[str, FactValue]
    words: Mapping[str, str]
    by: str
    noted: date
    corrects: int | None = None
    decided: Decision = "confirm"


@dataclass
class Tale:
    """A case from its first day; steps are added in the order in which they are written down."""

    procedure: str
    received_on: date
    facts: dict[str, FactValue]
    words: dict[str, str]
    owner: str
    noted: date
    steps: list[Step] = field(default_factory=list)

    def then(
        self,
        event: str,
        on: date,
        facts: Mapping[str, Any] | None = None,
        *,
        by: str = "",
        noted: date | None = None,
        corrects: int | None = None,
        decided: Decision = "confirm",
        **words: str,
    ) -> "Tale":
        """Add what happens next; written down by the owner on the same day, unless it is said otherwise."""
        noted = noted or max(on, self.noted)
        self.steps.append(Step(event, on, facts or {}, words, by or self.owner, noted, corrects, decided))
        return self

    def until(self, today: date) -> "Tale":
        """The same case without what lies ahead, its steps in the order in which they are written down."""
        self.steps = sorted((step for step in self.steps if step.noted <= today), key=lambda step: step.noted)
        return self


@dataclass(frozen=True)
class Days:
    """Working days, counted as the law counts them."""

    calendar: Calendar
    today: date

    def after(self, day: date, n: int) -> date:
        """The nth working day after a day; 0 is the day itself."""
        return self.calendar.count(day, n).due if n else day

    def back(self, n: int) -> date:
        """The nth working day before today; 0 is today, or the last working day where today is none."""
        if n == 0 and self.calendar.is_working_day(self.today):
            return self.today
        return self.calendar.back(self.today, max(n, 1))

    def due_in(self, n: int, limit: int) -> date:
        """The day from which `limit` working days end on the nth working day from today (before it, where n is negative)."""
        end = self.after(self.today, n) if n > 0 else self.back(-n)
        return self.calendar.back(end, limit)

    def office(self, day: date) -> date:
        """The day on which something that came then is first read: itself, or the next working day."""
        return day if self.calendar.is_working_day(day) else self.calendar.count(day, 1).due
