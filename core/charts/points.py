"""What a chart is drawn from: plain values, each with the words that are printed for it and where it came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Point:
    """One number of a chart. `name` is what it belongs to: a part, or a period (`2024-25`, `2024-25 Q1`).

    `amount` is what is drawn, None where there is nothing to draw; `short` stands beside it, `full` in the description.
    `source` traces it to where it was published. `withheld` says that its size may say nothing.
    """

    name: str
    amount: float | None
    short: str
    full: str
    source: str
    withheld: bool = False


@dataclass(frozen=True)
class Series:
    """The numbers of one line, None where there is none for a year. `name` is empty where there is only one line."""

    name: str
    points: tuple[Point | None, ...]
    breaks: frozenset[int] = frozenset()
    """The places whose number is counted otherwise than the one before: no line leads to them."""


def amounts_of(points: Iterable[Point | None]) -> list[float]:
    """What of these can be drawn."""
    return [point.amount for point in points if point is not None and point.amount is not None]


def describe(points: Iterable[Point]) -> str:
    """Every number in words: what a screen reader says in place of the picture."""
    return "; ".join(f"{point.name}: {point.full}" for point in points) + "."


def describe_lines(series: Iterable[Series]) -> str:
    """Every number of some lines in words, each with the name of its line."""
    named = (
        replace(point, name=f"{line.name}, {point.name}") if line.name else point
        for line in series
        for point in line.points
        if point is not None
    )
    return describe(named)


def any_withheld(points: Iterable[Point]) -> bool:
    """Whether one of them may not be read."""
    return any(point.withheld for point in points)


def highest(points: Sequence[Point]) -> Point:
    """The highest, the first where several are."""
    return max(points, key=lambda point: point.amount or 0)
