"""What referrals to the advocacy service add up to, by the quarter in which they were made."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from core.register.advocacy.referrals import Referrals


@dataclass(frozen=True)
class Quarter:
    """The referrals of a quarter. Waiting times are of those with a first contact, in calendar days."""

    quarter: str
    referrals: int
    contacted: int
    median_days: float | None
    longest_days: int | None
    supported: int
    without_outcome: int
    without_contract: int


def add_up_by_quarter(referrals: Sequence[Referrals]) -> tuple[Quarter, ...]:
    """What referrals add up to, by the quarter in which they were made, the earliest first."""
    quarters: dict[str, list[Referrals]] = {}
    for row in sorted(referrals, key=lambda row: row.referred_on):
        quarters.setdefault(row.quarter, []).append(row)
    return tuple(_quarter(name, rows) for name, rows in quarters.items())


def _quarter(name: str, rows: Sequence[Referrals]) -> Quarter:
    waited = [row.days_waited for row in rows if row.days_waited is not None]
    return Quarter(
        quarter=name,
        referrals=sum(row.count for row in rows),
        contacted=len(waited),
        median_days=median(waited) if waited else None,
        longest_days=max(waited, default=None),
        supported=sum(row.count for row in rows if row.outcome == "supported"),
        without_outcome=sum(row.count for row in rows if not row.outcome),
        without_contract=sum(row.count for row in rows if row.contract is False),
    )
