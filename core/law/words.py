"""Limits, units and counts in words."""

from core.law.model import ClockRule

_UNITS = {"working_day": "working day", "calendar_day": "day", "month": "month", "year": "year"}


def limit_words(rule: ClockRule) -> str:
    """A clock's limit: `10 working days, 20 where declared complex`, `no limit`, `as agreed`."""
    if rule.unit == "none":
        return "no limit"
    if rule.unit == "agreed" or rule.n is None:
        return "as agreed"
    words = amount(rule.n, rule.unit)
    return f"{words}, {rule.extension.total} where {rule.extension.why}" if rule.extension else words


def amount(n: int, unit: str) -> str:
    """A number of units: `1 year`, `10 working days`."""
    return f"{n} {_UNITS[unit]}{'' if n == 1 else 's'}"
