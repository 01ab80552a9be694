"""Hours, where the law or a child can't wait for days: when something was known, and how long ago that is."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.law.days.dates import show_day

LONDON = ZoneInfo("Europe/London")


def moment_of(on: date, at: object, recorded: datetime | None = None) -> datetime:
    """The moment of something that happened on a day: at the time that is said (`09:30`), else when it was written down
    that same day, else the beginning of the day, which is the worst for the council. Europe/London.
    """
    if isinstance(at, str) and at:
        return datetime.combine(on, time.fromisoformat(at), LONDON)
    if recorded is not None and (written := recorded.astimezone(LONDON)).date() == on:
        return written
    return datetime.combine(on, time.min, LONDON)


def hours_after(moment: datetime, hours: int) -> datetime:
    """So many hours later, by the clock that never changes: the night on which it is put back has one more."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)


def ago(moment: datetime, now: datetime) -> str:
    """How long ago something is: `less than an hour ago`, `5 hours ago`, `3 days and 4 hours ago`."""
    hours = int((now - moment).total_seconds() // 3600)
    if hours < 1:
        return "less than an hour ago"
    days, left = divmod(hours, 24)
    parts = [_amount(days, "day")] if days else []
    parts += [_amount(left, "hour")] if left or not days else []
    return f"{' and '.join(parts)} ago"


def left(moment: datetime, now: datetime) -> str:
    """How long there is until a moment: `5 hours left`."""
    hours = max(int((moment - now).total_seconds() // 3600), 0)
    return f"{_amount(hours, 'hour')} left" if hours else "less than an hour left"


def time_of(moment: datetime) -> str:
    """A moment in words, Europe/London: `Fri 4 Dec 2026 at 09:30`."""
    local = moment.astimezone(LONDON)
    return f"{show_day(local.date())} at {local:%H:%M}"


def _amount(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
