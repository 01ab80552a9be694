"""Days as other systems write them, in the ways that a map names. Nothing is guessed: 3/4 is what the map says it is."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone

from core.errors import BadInput
from core.register.store.journal.stamp import LONDON
from core.text import shown

FIRST_OF_1900 = date(1899, 12, 30)
"""The day that Excel calls 0; a workbook from a Mac may begin in 1904."""

Read = Callable[[str], date | None]

_MONTHS = "january february march april may june july august september october november december".split()
_IN_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr".split()
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d{2})(\d{2})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})", re.ASCII)
_SHORT_NUMBERS = re.compile(r"(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{2})", re.ASCII)
_DAY, _MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th|af|il|ydd|fed|eg)?", r"(?P<month>[a-z]{3,10})\.?"
_NAMED, _SHORT_NAMED = (
    tuple(
        re.compile(form.format(day=_DAY, month=_MONTH, year=rf"(?P<year>\d{{{digits}}})"), re.ASCII)
        for form in (r"{day}(?: of)?[ -]?{month},?[ -]?{year}", r"{month}[ -]?{day},?[ -]{year}")
    )
    for digits in (4, 2)
)
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[ -]{_MONTH}[ -]{_DAY}", re.ASCII)
_SERIAL = re.compile(r"\d{4,5}(?:\.\d+)?", re.ASCII)
_ZONE = r"(?P<zone>z|bst|(?:utc|gmt)?[+-]\d{2}:?\d{2}|utc|gmt)?(?: ?\([^)]*\))?"
_TIME = re.compile(
    rf",?[ t]{{1,3}}(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::\d{{2}}(?:[.,]\d+)?)? ?(?P<half>[ap]\.?m\.?)? ?{_ZONE}$",
    re.ASCII,
)
_JOINED_TIME = re.compile(
    rf"(?<=^\d{{8}})t(?P<hour>\d{{2}})(?P<minute>\d{{2}})(?:\d{{2}})?(?P<half>)?{_ZONE}$", re.ASCII
)
_TIME_BEFORE = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})? ?(?:[ap]m)?,? (?=\S)", re.ASCII)
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", re.ASCII)


def day_of(text: str, formats: Sequence[str], day_zero: date = FIRST_OF_1900) -> date:
    """The day in London that a cell holds. A time of day is left out, unless it has a zone: late on 30 June in UTC
    is 1 July. `day_zero` is the day that serial numbers count from. Raises BadInput where it is none.
    """
    typed, moment = _without_time(text)
    for name in formats:
        day = _serial(typed, day_zero) if name == "excel" else _READ[name](typed)
        if day is not None:
            return _in_london(day, moment)
    quoted = shown(text[:40], one_line=True)
    if short := next((name for name, read in _SHORT.items() if read(typed) is not None), ""):
        raise BadInput(
            f"{quoted!r} has a year of two digits.",
            remedy=f"Write it with four; or, where 24 always means 2024, add {short} to file.dates in the map.",
        )
    raise BadInput(
        f"{quoted!r} is not a day.",
        remedy=f"The map reads days written as {', '.join(formats)}; file.dates may name others.",
    )


def reads(text: str, name: str) -> bool:
    """Whether a cell can be read as a day in this way of writing it."""
    typed, _ = _without_time(text)
    return (_serial(typed, FIRST_OF_1900) if name == "excel" else _READ[name](typed)) is not None


def _without_time(text: str) -> tuple[str, re.Match[str] | None]:
    """What stands beside the time of day, and the time where there is one."""
    typed = " ".join(text.lower().split())
    moment = _TIME.search(typed) or _JOINED_TIME.search(typed)
    if moment:
        typed = typed[: moment.start()]
    return _WEEKDAY.sub("", _TIME_BEFORE.sub("", typed)), moment


def _in_london(day: date, moment: re.Match[str] | None) -> date:
    """The day in London of a moment whose zone is known; of any other the day as it is written."""
    if moment is None or not moment["zone"]:
        return day
    hour, minute = int(moment["hour"]), int(moment["minute"])
    if moment["half"]:
        hour = hour % 12 + (12 if moment["half"].startswith("p") else 0)
    if hour > 23 or minute > 59:
        return day
    return datetime.combine(day, time(hour, minute), _zone(moment["zone"])).astimezone(LONDON).date()


def _zone(written: str) -> timezone:
    if written == "bst":
        return timezone(timedelta(hours=1))
    sign = max(written.find("+"), written.find("-"))
    if sign < 0:
        return UTC
    digits = written[sign + 1 :].replace(":", "")
    ahead = timedelta(hours=min(int(digits[:2]), 23), minutes=min(int(digits[2:]), 59))
    return timezone(ahead if written[sign] == "+" else -ahead)


def _iso(typed: str) -> date | None:
    match = _ISO.fullmatch(typed)
    if not match:
        return None
    year, month, day = (match[1], match[3], match[4]) if match[1] else (match[5], match[6], match[7])
    return _day(int(year), int(month), int(day)) if 1900 <= int(year) < 2100 else None


def _numbers(pattern: re.Pattern[str], day: int, month: int) -> Read:
    def read(typed: str) -> date | None:
        match = pattern.fullmatch(typed)
        return _day(_year(match[3]), int(match[month]), int(match[day])) if match else None

    return read


def _named(*patterns: re.Pattern[str]) -> Read:
    def read(typed: str) -> date | None:
        match = next((match for pattern in patterns if (match := pattern.fullmatch(typed))), None)
        if not match:
            return None
        month = next(
            (
                number
                for names in (_MONTHS, _IN_WELSH)
                for number, name in enumerate(names, 1)
                if name.startswith(match["month"])
            ),
            None,
        )
        return _day(_year(match["year"]), month, int(match["day"])) if month else None

    return read


def _serial(typed: str, day_zero: date) -> date | None:
    return day_zero + timedelta(days=int(float(typed))) if _SERIAL.fullmatch(typed) else None


_READ: Mapping[str, Read] = {
    "iso": _iso,
    "dd/mm/yyyy": _numbers(_NUMBERS, 1, 2),
    "dd/mm/yy": _numbers(_SHORT_NUMBERS, 1, 2),
    "mm/dd/yyyy": _numbers(_NUMBERS, 2, 1),
    "mm/dd/yy": _numbers(_SHORT_NUMBERS, 2, 1),
    "dd mon yyyy": _named(*_NAMED, _YEAR_FIRST),
    "dd mon yy": _named(*_SHORT_NAMED),
}
_SHORT = {name: read for name, read in _READ.items() if name.endswith((" yy", "/yy"))}


def _year(written: str) -> int:
    """Two digits are of this century up to 69, of the last one from there."""
    year = int(written)
    if len(written) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
