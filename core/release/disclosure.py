"""Primary suppression: small counts, and shares with a small part, are left out of a release.

On its own it can be undone (a withheld count is the total less the rest, or sits in a percentage beside it),
so what it makes is a draft. Pure: values in, values out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.figures.kinds import Sensitivity, Unit
from core.release.release import Cell

WITHHELD = "[c]"


@dataclass(frozen=True)
class Policy:
    """What is withheld: counts of at least 1 and under `threshold`, unless what they measure is exempt.

    `exempt` are sensitivities: figures that are public anyway (the Ombudsman's counts) or too large to point at anyone.
    Noughts are shown where `zeros_shown`.
    """

    threshold: int = 5
    zeros_shown: bool = True
    exempt: frozenset[Sensitivity] = frozenset({"public"})

    def in_words(self) -> str:
        """The policy as a sentence for the release's methods."""
        zeros = "Noughts are shown." if self.zeros_shown else "Noughts are withheld as well."
        return (
            f"Counts from 1 to {self.threshold - 1} are withheld and marked [c], and so is a share of which one part "
            f"is that small. {zeros} Totals of complaints and the Ombudsman's counts are always shown."
        )


def is_small(count: float, policy: Policy) -> bool:
    """Whether a count could point at somebody."""
    return 0 < count < policy.threshold or (count == 0 and not policy.zeros_shown)


def counted(number: int, policy: Policy) -> str:
    """How many there were, unless they are too few to say."""
    return f"under {policy.threshold}" if number < policy.threshold else f"{number:,}"


def must_withhold(cell: Cell, unit: Unit, sensitivity: Sensitivity, policy: Policy) -> bool:
    """Whether a cell is small by itself: its count, the whole it is a share of, or the rest of that whole."""
    if sensitivity in policy.exempt or cell.numerator is None:
        return False
    if cell.denominator is None:
        return is_small(cell.numerator, policy)
    if unit == "days":
        return is_small(cell.denominator, policy)
    if cell.denominator == 0:
        return False
    rest = cell.denominator - cell.numerator
    return (
        any(is_small(part, policy) for part in (cell.numerator, cell.denominator))
        or 0 < rest < policy.threshold
    )


def withhold(cell: Cell) -> Cell:
    """The cell with nothing left in it but that it is withheld."""
    return replace(cell, numerator=None, denominator=None, text=WITHHELD, marker="c", note="")


def suppress(
    cells: Iterable[Cell], units: dict[str, Unit], sensitivities: dict[str, Sensitivity], policy: Policy
) -> tuple[Cell, ...]:
    """The cells with every small one withheld."""
    return tuple(
        withhold(cell)
        if must_withhold(cell, units[cell.figure], sensitivities[cell.figure], policy)
        else cell
        for cell in cells
    )
