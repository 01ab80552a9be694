"""Days as people type them and as people read them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from core.errors import BadInput
from core.law.days.calendar import FIRST_DAY, Calendar
from core.law.days.holidays import bundled
from core.text import shown

Reach = Literal["past", "ahead", "life", "start"]

YEARS_AHEAD = 20
YEARS_OF_A_LIFE = 120
FARTHEST_MONTHS = 6
"""How far ahead a later start, or the review of what was set aside, may lie: local practice, the law sets nothing."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_FULL_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_FULL_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]?([a-z]+)\.?,?(?:[ -](\d{4}|\d{2}))?", re.ASCII)
_COUNTED = re.compile(r"(in )?(\d{1,3}) (day|week)s?( ago)?", re.ASCII)
_WORKING_DAYS = re.compile(r"([+-])(\d{1,3})", re.ASCII)


def parse_day(
    text: str, today: date, *, field: str, reach: Reach = "past", calendar: Calendar | None = None
) -> date:
    """The day that somebody typed: today, yesterday, fri, 3/2, 3 feb, 3 feb 2026, 2026-02-03, -2 (working days ago).

    `reach` is which days can be true: `past` from 1 September 2006 to today, `ahead` up to 20 years from today,
    `life` the last 120 years up to today, `start` (of a clock) all of `past` and `ahead`. A day without a year is the
    last one that was, or the next for `ahead`: what it is about decides, and never which form or command asks.
    Raises BadInput, which names `field`, where it is not a day or can't be true.
    """
    typed = " ".join(text.lower().split())
    weekday, typed = _weekday_before(typed)
    day = (
        _by_name(typed, today, reach)
        or _by_working_days(typed, today, calendar)
        or _by_weeks(typed, today, reach)
        or _by_numbers(typed, today, reach, field)
    )
    if day is None:
        raise BadInput(
            f"{shown(text[:40], one_line=True)!r} is not a day.",
            remedy="Type today, yesterday, fri, 3/2, 3 feb, 2026-02-03, or -2 for two working days ago.",
            field=field,
        )
    if weekday is not None and day.weekday() != weekday:
        raise BadInput(
            f"{show_day(day)[4:]} is a {day:%A}.",
            remedy="Check the day of the week and the date.",
            field=field,
        )
    must_be_within(day, today, field=field, reach=reach)
    return day


def must_be_within(day: date, today: date, *, field: str, reach: Reach) -> None:
    """Raise BadInput, which names `field`, where a day lies outside what the field can hold."""
    if reach in ("past", "life") and day > today:
        raise BadInput(
            f"{show_day(day)} is in the future.",
            remedy="Give the day it happened: today or earlier.",
            field=field,
        )
    if reach in ("ahead", "start") and day.year > today.year + YEARS_AHEAD:
        raise BadInput(
            f"{show_day(day)} is more than {YEARS_AHEAD} years ahead.", remedy="Check the year.", field=field
        )
    if reach == "life" and day.year < today.year - YEARS_OF_A_LIFE:
        raise BadInput(
            f"{show_day(day)} is more than {YEARS_OF_A_LIFE} years ago.",
            remedy="Check the year.",
            field=field,
        )
    if reach != "life" and day < FIRST_DAY:
        raise BadInput(
            f"{show_day(day)} is before 1 September 2006, when the Regulations came into force.",
            remedy="Give a day from 1 September 2006 on, or check the year.",
            field=field,
        )


def show_day(day: date) -> str:
    """A day as it is read: Fri 13 Mar 2026."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def long_day(day: date) -> str:
    """A day inside a sentence: Friday 13 March 2026."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def near_day(day: date, today: date) -> str:
    """A day in a narrow column: today, tomorrow, yesterday, Mon 16 Mar, or with its year where that is another."""
    names = {0: "today", 1: "tomorrow", -1: "yesterday"}
    name = names.get((day - today).days)
    if name:
        return name
    return f"{day:%a} {day.day} {day:%b}" if day.year == today.year else show_day(day)


def months_after(day: date, n: int) -> date:
    """The same day `n` months on, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def end_of_months(first: date, n: int) -> date:
    """The last day of `n` months that commence on `first`, that day counted: the day before the corresponding one.

    Where the last month has no corresponding day, it is that month's last: 31 August and six months end on 28 February.
    """
    corresponding = months_after(first, n)
    return corresponding - timedelta(days=1) if corresponding.day == first.day else corresponding


def _weekday_before(typed: str) -> tuple[int | None, str]:
    """A weekday that stands before a date, by number, and the date: `tue 3 feb`."""
    first, _, rest = typed.partition(" ")
    for names in (_WEEKDAYS, _FULL_WEEKDAYS):
        if rest and first.rstrip(",") in names:
            return names.index(first.rstrip(",")), rest
    return None, typed


def _by_name(typed: str, today: date, reach: Reach) -> date | None:
    named = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
    if typed in named:
        return today + timedelta(days=named[typed])
    for names in (_WEEKDAYS, _FULL_WEEKDAYS):
        if typed in names:
            weekday = names.index(typed)
            if reach == "ahead":
                return today + timedelta(days=(weekday - today.weekday()) % 7)
            return today - timedelta(days=(today.weekday() - weekday) % 7)
    return None


def _by_weeks(typed: str, today: date, reach: Reach) -> date | None:
    """`2 weeks`, `in 10 days`, `3 weeks ago`, `next fri` (of the week after this one), `last fri`."""
    if match := _COUNTED.fullmatch(typed):
        days = int(match.group(2)) * (7 if match.group(3) == "week" else 1)
        if bool(match.group(1)) and bool(match.group(4)):
            return None
        back = bool(match.group(4)) or (not match.group(1) and reach != "ahead")
        return today - timedelta(days=days) if back else today + timedelta(days=days)
    which, _, name = typed.partition(" ")
    weekday = next((names.index(name) for names in (_WEEKDAYS, _FULL_WEEKDAYS) if name in names), None)
    if weekday is None or which not in ("next", "last"):
        return None
    if which == "next":
        return today + timedelta(days=7 - today.weekday() + weekday)
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _by_working_days(typed: str, today: date, calendar: Calendar | None) -> date | None:
    match = _WORKING_DAYS.fullmatch(typed)
    if not match:
        return None
    sign, n = match.group(1), int(match.group(2))
    calendar = calendar or bundled()
    if sign == "+":
        return calendar.count(today, n).due
    return calendar.back(today, n)


def _by_numbers(typed: str, today: date, reach: Reach, field: str) -> date | None:
    if match := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in match.groups())
        return _the_day(typed, year, month, day, field)
    if match := _SLASHED.fullmatch(typed):
        month = int(match.group(2))
    elif match := _NAMED.fullmatch(typed):
        name = match.group(2)
        months = [
            at for at, full in enumerate(_FULL_MONTHS, 1) if len(name) >= 3 and full.lower().startswith(name)
        ]
        if not months:
            return None
        month = months[0]
    else:
        return None
    day, written = int(match.group(1)), match.group(3)
    if written is None:
        return _nearest(typed, today, reach, month, day, field)
    return _the_day(typed, _full_year(written, today, reach), month, day, field)


def _full_year(written: str, today: date, reach: Reach) -> int:
    """26 is 2026; where only the past can be meant, 85 is 1985."""
    year = int(written)
    if len(written) == 4:
        return year
    year += today.year // 100 * 100
    return year - 100 if reach == "life" and year > today.year else year


def _nearest(typed: str, today: date, reach: Reach, month: int, day: int, field: str) -> date:
    """A day without a year: the last one that was, or for `ahead` the next one to come."""
    _the_day(typed, 2024, month, day, field)
    for year in _years(today.year, reach):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate >= today if reach == "ahead" else candidate <= today:
            return candidate
    raise AssertionError("a day of the year comes round within nine years")


def _years(year: int, reach: Reach) -> Iterator[int]:
    step = 1 if reach == "ahead" else -1
    return iter(range(year, year + 9 * step, step))


def _the_day(typed: str, year: int, month: int, day: int, field: str) -> date:
    """The date, or BadInput that says what is impossible about it."""
    try:
        return date(year, month, day)
    except ValueError:
        pass
    if not 1 <= month <= 12:
        why = "there are twelve months, and the day comes first"
    elif year < 1:
        why = "there is no such year"
    else:
        why = f"{_FULL_MONTHS[month - 1]} has {_length(year, month)} days"
    raise BadInput(
        f"{typed} is not a day: {why}.",
        remedy="Type it as day/month, such as 3/2 for 3 February.",
        field=field,
    )


def _length(year: int, month: int) -> int:
    return monthrange(year, month)[1]
