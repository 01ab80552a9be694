"""The holidays that come with the program, read from the data file beside this module."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from core.errors import CoreError
from core.law.days.calendar import Calendar

DATA = Path(__file__).with_name("england-and-wales.toml")


@cache
def bundled() -> Calendar:
    """Version 1 of the calendar: bank holidays of England and Wales from 2006 to the last year published.

    Raises CoreError where the file is missing or touched: a calendar without holidays would be silently wrong.
    """
    return read(DATA)


def read(path: Path) -> Calendar:
    """A calendar from a holiday file. Raises CoreError naming the file where it can't be read or has gaps."""
    try:
        with path.open("rb") as file:
            data = tomllib.load(file)
        holidays = {date.fromisoformat(day): str(name) for day, name in data["holidays"].items()}
        known_from, known_to = data["known_from"], data["known_to"]
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise CoreError(
            f"The holiday file {path.name} can't be read: {error}.",
            remedy="Put back the file that came with the program; no date can be counted without it.",
        ) from error
    _must_cover(path, holidays, known_from.year, known_to.year)
    return Calendar(holidays=holidays, closures={}, known_to=known_to, version=1)


def _must_cover(path: Path, holidays: dict[date, str], first: int, last: int) -> None:
    """Every year has at least the seven or eight holidays that it always has."""
    for year in range(first, last + 1):
        number = sum(day.year == year for day in holidays)
        if number < 7:
            raise CoreError(
                f"The holiday file {path.name} has {number} holidays for {year}; there are never so few.",
                remedy="Put back the file that came with the program; no year may be lost from it.",
            )
