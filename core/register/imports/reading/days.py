"""Days as other systems write them, in the ways that a map names. Nothing is guessed: 3/4 is what the map says it is."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from core.errors import BadInput
from core.text import shown

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_SHORT_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})", re.ASCII)
_SHORT_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{2})", re.ASCII)
_SERIAL = re.compile(r"\d{4,5}(?:\.\d+)?", re.ASCII)
_TIME = re.compile(r"[ t]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?z?$", re.ASCII)
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ", re.ASCII)
_MONTHS = "january february march april may june july august september october november december".split()
_EXCEL_BEGAN = date(1899, 12, 30)


def day_of(text: str, formats: Sequence[str]) -> date:
    """The day that a cell holds; a time of day after it is left out. Raises BadInput where it is none."""
    typed = " ".join(text.lower().split())
    typed = _WEEKDAY.sub("", _TIME.sub("", typed))
    for name in formats:
        day = _READ[name](typed)
        if day is not None:
            return day
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


def _iso(typed: str) -> date | None:
    match = _ISO.fullmatch(typed)
    return _day(*(int(part) for part in match.groups())) if match else None


def _numbers(pattern: re.Pattern[str], day: int, month: int) -> Callable[[str], date | None]:
    def read(typed: str) -> date | None:
        match = pattern.fullmatch(typed)
        return _day(_year(match[3]), int(match[month]), int(match[day])) if match else None

    return read


def _named(pattern: re.Pattern[str]) -> Callable[[str], date | None]:
    def read(typed: str) -> date | None:
        match = pattern.fullmatch(typed)
        if not match:
            return None
        month = next((number for number, name in enumerate(_MONTHS, 1) if name.startswith(match[2])), None)
        return _day(_year(match[3]), month, int(match[1])) if month else None

    return read


def _excel(typed: str) -> date | None:
    return _EXCEL_BEGAN + timedelta(days=int(float(typed))) if _SERIAL.fullmatch(typed) else None


_READ: Mapping[str, Callable[[str], date | None]] = {
    "iso": _iso,
    "dd/mm/yyyy": _numbers(_NUMBERS, 1, 2),
    "dd/mm/yy": _numbers(_SHORT_NUMBERS, 1, 2),
    "mm/dd/yyyy": _numbers(_NUMBERS, 2, 1),
    "mm/dd/yy": _numbers(_SHORT_NUMBERS, 2, 1),
    "dd mon yyyy": _named(_NAMED),
    "dd mon yy": _named(_SHORT_NAMED),
    "excel": _excel,
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
