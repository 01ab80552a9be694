"""Limits, units and counts in words."""

from datetime import date

from core.law.days.dates import long_day
from core.law.rules.model import ClockRule

_UNITS = {"working_day": "working day", "calendar_day": "day", "month": "month", "year": "year"}


def limit_words(rule: ClockRule) -> str:
    """A clock's limit: `10 working days, 20 where declared complex`, `no limit`, `as agreed`."""
    if rule.unit == "none":
        return "no limit"
    if rule.unit == "agreed" or rule.n is None:
        return "as agreed"
    words = amount(rule.n, rule.unit)
    if rule.extension is None:
        return words
    if rule.extension.total is None:
        return f"{words}, longer {rule.extension.why}"
    return f"{words}, {rule.extension.total} where {rule.extension.why}"


def amount(n: int, unit: str) -> str:
    """A number of units: `1 year`, `10 working days`."""
    return f"{n} {_UNITS[unit]}{'' if n == 1 else 's'}"


def due_words(rule: ClockRule, due: date, *, past: bool = False, uncertain: str | None = None) -> str:
    """What a clock's date means: `Stage 1 answer is due on ...`, `Time to ask for Stage 3 ends on ...`.

    Where the date is not sure it says so: `is due not before ...: that year's holidays are not published yet`.
    """
    verb = (
        ("ended" if past else "ends") if rule.owed_by == "complainant" else ("was due" if past else "is due")
    )
    if uncertain:
        return f"{rule.title} {verb} not before {long_day(due)}: {uncertain.partition(': ')[2]}"
    return f"{rule.title} {verb} on {long_day(due)}"


def inside(title: str) -> str:
    """A title inside a sentence: `answer sent`, but `Stage 2 asked for`."""
    return title if title.startswith(("Stage", "Ombudsman")) else title[:1].lower() + title[1:]
