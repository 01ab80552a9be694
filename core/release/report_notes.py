"""Where an earlier report's numbers do not add up: found by adding, and said beside them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from core.release.release import Cell, FigureMeta


def notes_on(
    figures: Sequence[FigureMeta], cells: Sequence[Cell], printed_years: Mapping[str, Sequence[str]]
) -> tuple[FigureMeta, ...]:
    """The figures, each with a note of what does not add up in its cells."""
    noted = []
    for figure in figures:
        own = [cell for cell in cells if cell.figure == figure.key]
        notes = [check(figure, own) for check in CHECKS]
        notes.append(_parts(figure, cells))
        notes.append(_order(printed_years.get(figure.key, ())))
        noted.append(replace(figure, note=" ".join(note for note in (figure.note, *notes) if note)))
    return tuple(noted)


PARTS = {"received": ("formal", "informal"), "all_received": ("all_formal", "all_informal")}
"""Totals, each with the figures that it is made of."""


def _parts(figure: FigureMeta, cells: Sequence[Cell]) -> str:
    """A total that its parts do not make up."""
    numbers = {(cell.figure, cell.period): cell.numerator for cell in cells if not cell.dimensions}
    notes = []
    for cell in cells:
        parts = [numbers.get((part, cell.period)) for part in PARTS.get(figure.key, ())]
        counts = [part for part in parts if part is not None]
        if cell.figure != figure.key or cell.numerator is None or not parts or len(counts) < len(parts):
            continue
        if sum(counts) != cell.numerator:
            notes.append(
                f"Formal and informal complaints of {cell.period} add up to {sum(counts)}; "
                f"the total is printed as {cell.text}."
            )
    return " ".join(notes)


def _shares(figure: FigureMeta, cells: Sequence[Cell]) -> str:
    """Shares of one whole that do not come to about 100."""
    if figure.unit != "percent":
        return ""
    notes = []
    for period in sorted({cell.period for cell in cells if cell.dimensions}):
        shares = [cell.numerator for cell in cells if cell.period == period and cell.numerator is not None]
        total = sum(shares)
        if not 100 - len(shares) / 2 <= total <= 100 + len(shares) / 2:
            notes.append(f"The percentages for {period} add up to {total}, not 100.")
    return " ".join(notes)


def _year_of_quarters(figure: FigureMeta, cells: Sequence[Cell]) -> str:
    """A year of percentages that is the mean of its quarters; a year of counts that is not their sum."""
    by_period = {cell.period: cell.numerator for cell in cells if not cell.dimensions}
    notes = []
    for year in (period for period in by_period if " " not in period):
        quarters = [by_period.get(f"{year} Q{n}") for n in (1, 2, 3, 4)]
        values = [value for value in quarters if value is not None]
        whole = by_period[year]
        if len(values) < 4 or whole is None:
            continue
        if figure.unit == "percent":
            mean = sum((Fraction(str(value)) for value in values), Fraction(0)) / 4
            if abs(mean - Fraction(str(whole))) <= Fraction(1, 2):
                notes.append(
                    f"The figure for {year} is the plain mean of its four quarters, not the share of the year's cases."
                )
        elif sum(values) != whole:
            notes.append(f"The quarters of {year} add up to {sum(values)}; the year is printed as {whole}.")
    return " ".join(notes)


def _more_than_all(figure: FigureMeta, cells: Sequence[Cell]) -> str:
    """A share of more than the whole."""
    if figure.unit != "percent" or figure.key.endswith("_change"):
        return ""
    over = [cell for cell in cells if cell.denominator is None and (cell.numerator or 0) > 100]
    return " ".join(
        f"For {cell.period} the report prints {cell.text}, which is more than all." for cell in over
    )


def _missing_band(_figure: FigureMeta, cells: Sequence[Cell]) -> str:
    """Age bands with a gap between them."""
    keys = {value for cell in cells for name, value in cell.dimensions if name == "age"}
    bands = sorted(
        (int(match[1]), int(match[2]) if match[2] else 999)
        for match in (re.fullmatch(r"(\d+)_(?:(\d+)|and_older|and_over)", key) for key in keys)
        if match
    )
    gaps = [
        f"{before[1] + 1}-{after[0] - 1}" for before, after in pairwise(bands) if after[0] > before[1] + 1
    ]
    return f"No band {' or '.join(gaps)} was printed." if gaps else ""


def _words(_figure: FigureMeta, cells: Sequence[Cell]) -> str:
    """Counts of which some were printed with a decision in words, and some without."""
    with_words = [cell for cell in cells if "," in cell.text and "upheld" in cell.text]
    bare = [cell.period for cell in cells if cell not in with_words]
    if with_words and bare:
        return f"No figure of how many were upheld was printed for {', '.join(sorted(set(bare)))}."
    return ""


def _order(years: Sequence[str]) -> str:
    """Years that the report lists neither forwards nor backwards."""
    listed = list(dict.fromkeys(years))
    if listed in (sorted(listed), sorted(listed, reverse=True)):
        return ""
    return "The report lists these years out of order."


CHECKS: tuple[Callable[[FigureMeta, Sequence[Cell]], str], ...] = (
    _shares,
    _more_than_all,
    _year_of_quarters,
    _missing_band,
    _words,
)
