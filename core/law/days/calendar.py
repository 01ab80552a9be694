"""Working days of England and Wales: the one place that counts them.

A working day is not a Saturday, a Sunday, Christmas Day, Boxing Day, Good Friday or a bank holiday
(Children Act 1989 Representations Procedure (England) Regulations 2006, reg 2). Holidays are data, given in;
nothing here knows what day it is.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache

from core.errors import BadInput
from core.law.days.nations import other_nations
from core.law.rules.matching import Layer

FIRST_DAY = date(2006, 9, 1)
"""The day the Regulations came into force: no clock starts before it, and holidays are known from its year on."""

_FARTHEST = date(9990, 1, 1)
_ONE_DAY = timedelta(days=1)
_WEEKEND = {5: "Saturday", 6: "Sunday"}


@dataclass(frozen=True)
class Skipped:
    """A day that was not counted, and why: `Saturday`, `Good Friday`, `Council closure: ...`."""

    date: date
    why: str


@dataclass(frozen=True)
class Counted:
    """Where a count of working days ends. `uncertain` holds words where it passes the last known holiday."""

    due: date
    skipped: tuple[Skipped, ...]
    uncertain: str | None


@dataclass(frozen=True)
class Calendar:
    """One version of the calendar.

    `holidays` are bank holidays by day; `closures` the council's own, which move clocks of layer `local` and no
    other; `known_to` is the last day whose holidays are known.
    """

    holidays: Mapping[date, str]
    closures: Mapping[date, str]
    known_to: date
    version: int = 1

    def why_not_counted(self, day: date, layer: Layer = "law") -> str | None:
        """Why this day is not a working day, or None where it is one."""
        weekend = _WEEKEND.get(day.weekday())
        if weekend:
            return weekend
        if day in self.holidays:
            return self.holidays[day]
        if day > self.known_to and (named := named_in_law(day)):
            return named
        if layer == "local" and day in self.closures:
            return f"Council closure: {self.closures[day]}"
        return None

    def is_working_day(self, day: date, layer: Layer = "law") -> bool:
        """Whether the day counts for a clock of this layer."""
        return self.why_not_counted(day, layer) is None

    def count(self, start: date, n: int, layer: Layer = "law") -> Counted:
        """The n-th working day after `start`, which is day 0 whatever day of the week it is, and the days skipped.

        Raises BadInput for a start before FIRST_DAY: that year's holidays and rules are not held.
        """
        due = self.due(start, n, layer)
        return Counted(due, self.skipped(start, due, layer), self.uncertain(due))

    def due(self, start: date, n: int, layer: Layer = "law") -> date:
        """The n-th working day after `start`, alone. Raises BadInput as `count` does."""
        _must_be_countable(start)
        if n <= 0:
            return start
        working_days = self._working_days[layer == "local"]
        at = bisect_right(working_days, start)
        if at + n <= len(working_days):
            return working_days[at + n - 1]
        day, left = max(start, self.known_to), n - (len(working_days) - at)
        while left:
            day += _ONE_DAY
            left -= self.is_working_day(day, layer)
        return day

    def skipped(self, start: date, end: date, layer: Layer = "law") -> tuple[Skipped, ...]:
        """The days after `start` up to `end` that are not counted, each with its reason."""
        days = (start + timedelta(days=ahead) for ahead in range(1, (end - start).days + 1))
        reasons = ((day, self.why_not_counted(day, layer)) for day in days)
        return tuple(Skipped(day, why) for day, why in reasons if why is not None)

    def working_days_between(self, start: date, end: date, layer: Layer = "law") -> int:
        """Working days strictly after `start` up to and including `end`; 0 where `end` is not later."""
        if end <= start:
            return 0
        off = self._weekdays_off[layer == "local"]
        lost = bisect_right(off, end) - bisect_right(off, start)
        lost += sum(start < day <= end for day in self._certain_after(start, end))
        return _weekdays_up_to(end) - _weekdays_up_to(start) - lost

    def _certain_after(self, start: date, end: date) -> Iterator[date]:
        """The weekdays that the law itself names, in years whose holidays are not published yet."""
        if end <= self.known_to:
            return
        for year in range(max(start, self.known_to).year, end.year + 1):
            for day in days_named_in_law(year):
                if day > self.known_to and day.weekday() < 5 and day not in self.holidays:
                    yield day

    def back(self, day: date, n: int, layer: Layer = "law") -> date:
        """The n-th working day before `day`."""
        counted = 0
        while counted < n:
            day -= _ONE_DAY
            counted += self.is_working_day(day, layer)
        return day

    def uncertain(self, day: date) -> str | None:
        """What is not sure about a date that was counted: words, or None where its holidays are known."""
        if day <= self.known_to:
            return None
        return f"not before {day:%a} {day.day} {day:%b %Y}: that year's holidays are not published yet"

    def first_day_added(self, earlier: "Calendar") -> date | None:
        """The first day that this version has and an earlier one had not, or None."""
        added = (
            (self.holidays.keys() | self.closures.keys()) - earlier.holidays.keys() - earlier.closures.keys()
        )
        return min(added, default=None)

    @cached_property
    def of_the_uk(self) -> "Calendar":
        """The same, with the bank holidays of Scotland and Northern Ireland up to the last year that is known."""
        more = other_nations(range(FIRST_DAY.year, self.known_to.year + 1))
        return replace(self, holidays={**more, **self.holidays})

    @cached_property
    def _working_days(self) -> tuple[list[date], list[date]]:
        """Working days from FIRST_DAY to `known_to`, in order: by law, and with the council's own closures."""
        law = [day for day in _weekdays_to(self.known_to) if day not in self.holidays]
        return law, [day for day in law if day not in self.closures] if self.closures else law

    @cached_property
    def _weekdays_off(self) -> tuple[list[date], list[date]]:
        """Weekdays that do not count, in order: by law, and by law with the council's own closures."""
        law = {day for day in self.holidays if day.weekday() < 5}
        local = law | {day for day in self.closures if day.weekday() < 5}
        return sorted(law), sorted(local)


def days_named_in_law(year: int) -> Mapping[date, str]:
    """Christmas Day, Boxing Day and Good Friday: reg 2 names them, so they count in no year, published or not."""
    return {
        easter(year) - timedelta(days=2): "Good Friday",
        date(year, 12, 25): "Christmas Day",
        date(year, 12, 26): "Boxing Day",
    }


def named_in_law(day: date) -> str | None:
    """The name of a day that reg 2 itself names, or None."""
    if (day.month, day.day) in ((12, 25), (12, 26)) or (day.month in (3, 4) and day.weekday() == 4):
        return days_named_in_law(day.year).get(day)
    return None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century = year % 19, year // 100
    leap, rest = divmod(century, 4)
    moon = (century + 8) // 25
    epact = (19 * golden + century - leap - (century - moon + 1) // 3 + 15) % 30
    quarter, years = divmod(year % 100, 4)
    weekday = (32 + 2 * rest + 2 * quarter - epact - years) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


Calendars = Mapping[int, Calendar]
"""Every version of the calendar that a register knows, by number."""


@lru_cache(maxsize=4)
def _weekdays_to(last: date) -> tuple[date, ...]:
    """Mondays to Fridays from FIRST_DAY to `last`, in order."""
    days = (date.fromordinal(day) for day in range(FIRST_DAY.toordinal(), last.toordinal() + 1))
    return tuple(day for day in days if day.weekday() not in _WEEKEND)


def _weekdays_up_to(day: date) -> int:
    """Mondays to Fridays from 1 January of year 1, a Monday, up to and including `day`."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)


def _must_be_countable(start: date) -> None:
    if start < FIRST_DAY:
        raise BadInput(
            f"{start.isoformat()} is before 1 September 2006, when the Regulations came into force.",
            remedy="Give a day from 1 September 2006 on.",
            field="start",
        )
    if start > _FARTHEST:
        raise BadInput(
            f"{start.isoformat()} is too far ahead to count from.", remedy="Check the year.", field="start"
        )
