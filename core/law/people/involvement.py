"""What somebody's parts in other cases say about giving them one in this case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.law.days.dates import show_day
from core.law.people.independence import TITLES, Role


@dataclass(frozen=True)
class Involvement:
    """A part that somebody had in another case."""

    reference: str
    role: Role
    on: date
    places: frozenset[str]
    family: str


def past_involvement(
    involvements: Iterable[Involvement], reference: str, family: str, places: Iterable[str]
) -> tuple[str, ...]:
    """What somebody's other cases say, the nearest first: the same matter, the same service, how many in all."""
    others = [one for one in involvements if one.reference != reference]
    same = [one for one in others if one.family == family]
    near = [one for one in others if one not in same and one.places & frozenset(places)]
    said = [f"{TITLES[one.role].lower()} of the linked case {one.reference}" for one in same]
    if near:
        said.append(f"{_times(len(near))} about the same service, last {max(near, key=_day).reference}")
    if others:
        said.append(f"{_times(len(others))} in all, last on {show_day(max(others, key=_day).on)}")
    return tuple(said)


def _day(one: Involvement) -> date:
    return one.on


def _times(number: int) -> str:
    return f"{number} case{'s' if number != 1 else ''}"
