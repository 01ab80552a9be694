"""Bank holidays of Scotland and Northern Ireland beside those of England and Wales, for limits of law that count the
working days of the whole United Kingdom.

By the Banking and Financial Dealings Act 1971, Sch 1, with the days that stand in for those on a weekend, and what was
proclaimed for one nation alone. A day that is proclaimed later has to be typed. In England and Wales none of them counts:
the Children Act's limits run on through every one.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

PROCLAIMED: Mapping[date, str] = {
    date(2026, 6, 15): "World Cup bank holiday (Scotland)",  # proclamation of 4 February 2026
}
"""Days that were proclaimed for one nation alone, under s1(3) of that Act."""


def other_nations(years: Iterable[int]) -> Mapping[date, str]:
    """The days by which Scotland and Northern Ireland have more than England and Wales, with what each is."""
    years = tuple(years)
    proclaimed = {day: name for day, name in PROCLAIMED.items() if day.year in years}
    return {**{day: name for year in years for day, name in _of(year)}, **proclaimed}


def _of(year: int) -> Iterator[tuple[date, str]]:
    first, second = _first_weekdays(year)
    yield first, "New Year's Day (Scotland)"
    yield second, "2 January (Scotland)"
    yield _weekday(date(year, 3, 17)), "St Patrick's Day (Northern Ireland)"
    yield _weekday(date(year, 7, 12)), "Battle of the Boyne (Northern Ireland)"
    august = date(year, 8, 1)
    yield august + timedelta(days=(-august.weekday()) % 7), "Summer bank holiday (Scotland)"
    if year >= 2007:  # St Andrew's Day Bank Holiday (Scotland) Act 2007
        yield _weekday(date(year, 11, 30)), "St Andrew's Day (Scotland)"


def _first_weekdays(year: int) -> tuple[date, date]:
    """The two weekdays that stand for 1 and 2 January: those days, or the next ones that are no weekend."""
    days = (date(year, 1, number) for number in range(1, 6))
    first, second, *_ = (day for day in days if day.weekday() < 5)
    return first, second


def _weekday(day: date) -> date:
    """The day, or the Monday after it where it falls on a weekend."""
    return day + timedelta(days=max(7 - day.weekday(), 0) if day.weekday() > 4 else 0)
