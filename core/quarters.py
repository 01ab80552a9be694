"""Financial years (April to March) and their quarters, as numbers that sort and as names that people read.

A quarter is its financial year's first calendar year times ten, plus 1 to 4: 20241 is April to June 2024.
"""

import re
from datetime import date, timedelta

from core.errors import BadInput

_YEAR = re.compile(r"(\d{4})\s*[-/\u2013]\s*(\d{2}|\d{4})")


def quarter_number(day: date) -> int:
    """The quarter that a day falls in: 2024-04-01 gives 20241, 2025-03-31 gives 20244."""
    return _first_year(day) * 10 + ((day.month - 4) % 12) // 3 + 1


def quarter_name(number: int) -> str:
    """A quarter as people name it: 20241 is `2024-25 Q1`."""
    year, quarter = divmod(number, 10)
    return f"{_named(year)} Q{quarter}"


def financial_year(day: date) -> str:
    """The financial year that a day falls in: `2024-25`."""
    return _named(_first_year(day))


def year_quarters(year: str) -> tuple[int, int, int, int]:
    """The four quarters of a financial year: `2024-25` gives 20241, 20242, 20243, 20244. Raises BadInput."""
    first = int(parse_year(year)[:4]) * 10
    return first + 1, first + 2, first + 3, first + 4


def year_days(year: str) -> tuple[date, date]:
    """The first and the last day of a financial year. Raises BadInput."""
    first = int(parse_year(year)[:4])
    return date(first, 4, 1), date(first + 1, 3, 31)


def quarter_days(number: int) -> tuple[date, date]:
    """The first and the last day of a quarter."""
    year, quarter = divmod(number, 10)
    first = date(year, 4 + 3 * (quarter - 1), 1) if quarter < 4 else date(year + 1, 1, 1)
    after = date(first.year, first.month + 3, 1) if first.month < 10 else date(first.year + 1, 1, 1)
    return first, after - timedelta(days=1)


def parse_year(text: str) -> str:
    """A financial year as it is named here, from `2024-25`, `2024/25` or `2024-2025`. Raises BadInput."""
    match = _YEAR.fullmatch(text.strip())
    if match:
        first = int(match[1])
        if first >= 1900 and int(match[2]) in ((first + 1) % 100, first + 1):
            return _named(first)
    raise BadInput(
        f"{text!r} is not a financial year.",
        remedy="Write it as 2024-25: April of the first year to March of the second.",
        field="year",
    )


def parse_quarter(text: str) -> int:
    """The quarter's place in its year, 1 to 4, from `Q1` or `1`. Raises BadInput."""
    quarter = text.strip().upper().removeprefix("Q")
    if quarter in ("1", "2", "3", "4"):
        return int(quarter)
    raise BadInput(
        f"{text!r} is not a quarter.",
        remedy="Write Q1 (April to June), Q2, Q3 or Q4 (January to March).",
        field="quarter",
    )


def parse_quarter_of_year(text: str) -> int:
    """A quarter's number from its name: `2024-25 Q1`, or `2024-25-Q1`, gives 20241. Raises BadInput."""
    year, letter, quarter = text.strip().upper().rpartition("Q")
    if not letter or not year.strip(" -"):
        raise BadInput(
            f"{text[:40]!r} is not a quarter of a year.",
            remedy="Write it as 2024-25 Q1: April to June of 2024.",
            field="quarter",
        )
    return year_quarters(year.strip(" -"))[parse_quarter(quarter) - 1]


def _first_year(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def _named(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02d}"
