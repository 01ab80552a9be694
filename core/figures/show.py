"""The only place a number becomes text. It knows units, never cases."""

from core.figures.kinds import Unit
from core.money import pounds

NOTHING = "not available"
SYMBOLS = {
    "c": "withheld so that nobody can be recognised",
    "x": "not available",
    "z": "not applicable",
    "low": "rounds to nought, but is not",
    "r": "revised",
    "p": "provisional",
}
"""The Government Statistical Service's symbols, in words; in a table each stands in square brackets."""


def text(
    unit: Unit, numerator: float | None, denominator: int | None = None, *, percent_from: int = 1
) -> str:
    """A number as it is printed: "51", "6 of 73 (8%)", "0 of 4", "£6,750", "12.5 days (73)".

    A share is printed with both its parts. Without a denominator `numerator` is a percentage that somebody else
    worked out ("22%"). A share of fewer than `percent_from` is printed without its percentage.
    A share of nothing is "none" ("0 of 0" as a fraction); a number that is not there is "not available".
    """
    if numerator is None:
        return NOTHING
    if unit == "pounds":
        return pounds(numerator)
    if unit == "count" or denominator is None:
        return f"{number(numerator)}{'%' if unit == 'percent' else ''}"
    if denominator == 0 and unit != "fraction":
        return "none"
    if unit == "days":
        return f"{tenths(numerator, denominator)} days ({number(denominator)})"
    parts = f"{number(numerator)} of {number(denominator)}"
    if unit == "fraction" or denominator < percent_from:
        return parts
    return f"{parts} ({percent(numerator, denominator)})"


def value(unit: Unit, numerator: float | None, denominator: int | None = None) -> float | None:
    """What a chart draws: the count, the money, the mean number of days or the percentage; None where there is none.

    A fraction draws its numerator, as the report's "0/4" speaks of a count.
    """
    if numerator is None or denominator == 0:
        return None
    if denominator is None or unit in ("count", "pounds", "fraction"):
        return numerator
    return numerator / denominator * (100 if unit == "percent" else 1)


def percent(numerator: float, denominator: int) -> str:
    """A share in whole per cent, halves up; never "0%" of something nor "100%" of less than all."""
    if 0 < numerator * 100 < denominator:
        return "under 1%"
    if 99 * denominator < numerator * 100 < 100 * denominator:
        return "over 99%"
    return f"{int((200 * numerator + denominator) // (2 * denominator))}%"


def tenths(numerator: float, denominator: int) -> str:
    """A mean to one decimal place, halves up."""
    rounded = int((20 * numerator + denominator) // (2 * denominator))
    return f"{rounded // 10:,}.{rounded % 10}"


def number(amount: float) -> str:
    """A count with its thousands parted; decimals only where there are some."""
    return f"{int(amount):,}" if amount == int(amount) else f"{amount:,}"


def change(now: int, before: int) -> str:
    """How a count moved: "up 9 to 51 (21%)", "down 1 to 4", "the same, 51". No percentage of fewer than 20."""
    if now == before:
        return f"the same, {number(now)}"
    moved = f"{'up' if now > before else 'down'} {number(abs(now - before))} to {number(now)}"
    return moved if before < 20 else f"{moved} ({percent(abs(now - before), before)})"
