"""Numbers as reports print them: read as a whole or not at all. No digit is taken from the middle of a phrase."""

import re
from dataclasses import dataclass
from decimal import Decimal

from core.figures.kinds import Unit

_NUMBER = r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALES = {"": 1, "k": 1000, "thousand": 1000, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
PLAIN = re.compile(
    rf"(\u00a3)?({_NUMBER})\s?(%|k|thousand|m|million|bn|billion)?(?:, (?:\d+ )?[^\d]+)?", re.IGNORECASE
)
"""A number alone, or with words after a comma: "51", "2 569", "22%", "\u00a31.2m", "4, none upheld", "5, 3 upheld"."""
SHARE = re.compile(r"(\d+)\s*(?:/|of|out of)\s*(\d+)(?:\s*\([\d.]+\s?%\))?", re.IGNORECASE)
"""A part and its whole: "0/4", "2 of 9 (22%)"."""
WITH_SHARE = re.compile(rf"({_NUMBER})\s*\(({_NUMBER})\s?%\)")
"""A count with its percentage: "184 (58%)"."""
SHARE_WITH_COUNT = re.compile(rf"({_NUMBER})\s?%\s*\(({_NUMBER})\)")
"""A percentage with its count: "58% (184)"."""
DOWN = re.compile(
    rf"(?:[-\u2212\u2013]|(?:down|decrease of|fall of)\s+)({_NUMBER})\s?%|({_NUMBER})\s?% (?:decrease|reduction|fall|fewer|less|down|lower)",
    re.IGNORECASE,
)
UP = re.compile(
    rf"(?:\+|(?:up|increase of|rise of)\s+)({_NUMBER})\s?%|({_NUMBER})\s?% (?:increase|rise|more|up|higher)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Printed:
    """A number that was printed. Without a denominator a percentage is the numerator itself."""

    numerator: int | float
    denominator: int | None = None


def read_printed(words: str, unit: Unit, *, change: bool = False) -> Printed | None:
    """What a printed text says as a number of a unit; None where it is words. `change` allows a fall."""
    if change and (moved := DOWN.fullmatch(words)):
        return Printed(-_amount(moved[1] or moved[2]))
    if change and (moved := UP.fullmatch(words)):
        return Printed(_amount(moved[1] or moved[2]))
    if share := SHARE.fullmatch(words):
        return Printed(int(share[1]), int(share[2])) if int(share[1]) <= int(share[2]) else None
    for pattern, count, percentage in ((WITH_SHARE, 1, 2), (SHARE_WITH_COUNT, 2, 1)):
        if both := pattern.fullmatch(words):
            return Printed(_amount(both[percentage if unit == "percent" else count]))
    plain = PLAIN.fullmatch(words)
    return _plain(plain, unit) if plain else None


def _plain(plain: re.Match[str], unit: Unit) -> Printed | None:
    pounds, number, sign = bool(plain[1]), plain[2], (plain[3] or "").lower()
    if (sign == "%") != (unit == "percent") and sign == "%":
        return None
    if pounds and unit != "pounds":
        return None
    return Printed(_amount(number, 1 if sign == "%" else _SCALES[sign]))


def _amount(number: str, scale: int = 1) -> int | float:
    amount = Decimal(re.sub(r"[, \u00a0\u202f]", "", number)) * scale
    return int(amount) if amount == amount.to_integral_value() else float(amount)
