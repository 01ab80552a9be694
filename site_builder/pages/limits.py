"""How long each step may take, in words that a page can say: the procedures' own numbers, and "about" so many weeks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.law.rules.matching import Layer
from core.law.rules.model import ClockRule, LimitUnit, Procedure

UNITS: dict[LimitUnit, tuple[str, str]] = {
    "working_day": ("working day", "working days"),
    "calendar_day": ("day", "days"),
    "month": ("month", "months"),
    "year": ("year", "years"),
    "agreed": ("as long as you and we agree", ""),
    "none": ("no set time", ""),
}
DAYS_IN_A_MONTH = 365 / 12


@dataclass(frozen=True)
class Limit:
    """A clock as the public reads it. `longest` is with the longest extension, equal to `n` where there is none."""

    clock: str
    title: str
    stage: str
    layer: Layer
    unit: LimitUnit
    n: int | None
    longest: int | None
    source: str
    procedure: str
    """The procedure's title."""
    law: str
    """What the procedure rests on; `source` names a place in it."""

    def words(self, *, longest: bool = False) -> str:
        """The promise: "10 working days", "1 year", "no set time"."""
        return period(self.longest if longest else self.n, self.unit)

    def about(self, *, longest: bool = False) -> str:
        """The same in weeks or months, never exact: "about 2 weeks", "about 3 months"; else as `words`."""
        return about(self.longest if longest else self.n, self.unit)


def limits_of(procedures: Iterable[Procedure]) -> Mapping[str, Limit]:
    """Every clock of these procedures by its id (`CA-S1`)."""
    return {rule.id: _limit(rule, procedure) for procedure in procedures for rule in procedure.clocks}


def period(n: int | None, unit: LimitUnit) -> str:
    """A length of time in words: 10, working_day gives "10 working days"."""
    singular, plural = UNITS[unit]
    return singular if n is None or not plural else f"{n} {singular if n == 1 else plural}"


def about(n: int | None, unit: LimitUnit) -> str:
    """Working days as people feel them. Five are a week, holidays apart, so it is always "about".

    From 13 weeks on it is months: 65 working days pass 13 weeks far more often than not.
    """
    if n is None or unit != "working_day":
        return period(n, unit)
    if n < 5:
        return f"about {n} day{'s' if n != 1 else ''}"
    weeks = round(n / 5)
    if weeks < 13:
        return f"about {weeks} week{'s' if weeks != 1 else ''}"
    return f"about {round(weeks * 7 / DAYS_IN_A_MONTH)} months"


def _limit(rule: ClockRule, procedure: Procedure) -> Limit:
    longest = (rule.extension.total or rule.n) if rule.extension else rule.n
    return Limit(
        rule.id,
        rule.title,
        rule.stage,
        rule.layer,
        rule.unit,
        rule.n,
        longest,
        rule.source,
        procedure.title,
        procedure.source,
    )
