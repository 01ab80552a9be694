"""How long a limit is: its last day from a start, alone and with an extension."""

from datetime import date, timedelta

from core.law.days.calendar import Calendar
from core.law.days.dates import end_of_months, months_after
from core.law.events import Event
from core.law.history import History, day_of
from core.law.rules.model import ClockRule


def limit(rule: ClockRule, start: date, n: int, calendar: Calendar) -> date:
    """The last day of a limit of `n` units from `start`.

    Working and calendar days do not count the start. Months commence on the start (`end_of_months`); years, which
    are counted after it, end on the corresponding day (29 February on the 28th); a rule may say otherwise of either.
    Where the rule moves its last day to a working day, it is that one.
    """
    days = calendar_of(rule, calendar)
    last = _last_day(rule, start, n, days)
    return days.due(last, 1) if rule.roll == "due" and not days.is_working_day(last) else last


def calendar_of(rule: ClockRule, calendar: Calendar) -> Calendar:
    """The calendar that a rule counts by: that of England and Wales, or of the whole United Kingdom."""
    return calendar.of_the_uk if rule.calendar == "uk" else calendar


def _last_day(rule: ClockRule, start: date, n: int, calendar: Calendar) -> date:
    if rule.unit == "working_day":
        return calendar.due(start, n, rule.layer)
    if rule.unit == "calendar_day":
        return start + timedelta(days=n)
    months = n if rule.unit == "month" else 12 * n
    commencing = rule.months == "commencing" or (not rule.months and rule.unit == "month")
    return end_of_months(start, months) if commencing else months_after(start, months)


def latest_from(rule: ClockRule, start: date, due: date, calendar: Calendar) -> date:
    """The latest day from a start: with the longest extension, or the working day that a last day may move to."""
    total = rule.extension.total if rule.extension else None
    last = due if total is None else limit(rule, start, total, calendar)
    days = calendar_of(rule, calendar)
    if not rule.rolls or days.is_working_day(last):
        return last
    return days.due(last, 1)


def due_from(rule: ClockRule, history: History, start: date, extended: Event | None) -> date:
    """The due date from a start: the limit itself, or the day that an extension names within the longest."""
    assert rule.n is not None
    calendar = history.calendar()
    due = limit(rule, start, rule.n, calendar)
    if extended is None or rule.extension is None:
        return due
    total = rule.extension.total
    named = day_of(extended, rule.extension.fact) if rule.extension.fact else None
    if total is None:
        return due if named is None else max(named, due)
    longest = limit(rule, start, total, calendar)
    return longest if named is None else max(min(named, longest), due)
