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
    others = [involvement for involvement in involvements if involvement.reference != reference]
    same = [involvement for involvement in others if involvement.family == family]
    near = [
        involvement
        for involvement in others
        if involvement not in same and involvement.places & frozenset(places)
    ]
    sentences = [
        f"{TITLES[involvement.role].lower()} of the linked case {involvement.reference}"
        for involvement in same
    ]
    if near:
        sentences.append(f"{_times(len(near))} about the same service, last {max(near, key=_day).reference}")
    if others:
        sentences.append(f"{_times(len(others))} in all, last on {show_day(max(others, key=_day).on)}")
    return tuple(sentences)


def _day(involvement: Involvement) -> date:
    return involvement.on


def _times(number: int) -> str:
    return f"{number} case{'s' if number != 1 else ''}"
