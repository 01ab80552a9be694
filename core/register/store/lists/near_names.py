"""Names spelt otherwise: where a typed word is in nobody's name, the names that differ from it by a letter or two."""

import unicodedata
from collections.abc import Iterable

from sqlalchemy import text
from sqlalchemy.orm import Session

SHORTEST = 4
"""Letters of a word before anything near it is looked for: of shorter ones too many are near."""
MOST = 12


def near(session: Session, typed: str) -> tuple[str, ...]:
    """Words of people's names that a typed word may be meant for, the nearest first; accents and capitals do not matter."""
    name = folded(typed)
    if len(name) < SHORTEST or not name.isalpha():
        return ()
    allowed = 1 if len(name) < 6 else 2
    names = session.execute(
        text(
            "SELECT DISTINCT term FROM case_search_words WHERE col IN ('person', 'child_name')"
            " AND length(term) BETWEEN :least AND :most"
        ),
        {"least": max(len(name) - allowed, SHORTEST - 1), "most": len(name) + allowed},
    ).scalars()
    return nearest(name, names, allowed)


def nearest(typed: str, names: Iterable[str], allowed: int) -> tuple[str, ...]:
    """Those names that are at most so many letters away."""
    near = [(apart, name) for name in names if (apart := distance(typed, name, allowed)) <= allowed]
    return tuple(name for _, name in sorted(near)[:MOST])


def folded(word: str) -> str:
    """A word in small letters without accents, as the index keeps it."""
    return "".join(
        char for char in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(char)
    )


def whole_name(name: str) -> str:
    """A name by which two people are called the same: its words folded, a space between them."""
    return " ".join(folded(word) for word in name.split())


def distance(name: str, other: str, allowed: int) -> int:
    """Letters put in, left out, changed or swapped with the next, to come from one word to another; more than
    `allowed` is only known to be more.
    """
    if abs(len(name) - len(other)) > allowed:
        return allowed + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(name, start=1):
        earlier, before, row = before, row, [at]
        for place, letter in enumerate(other, start=1):
            cost = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (char != letter))
            swapped = at > 1 and place > 1 and char == other[place - 2] and name[at - 2] == letter
            row.append(min(cost, earlier[place - 2] + 1) if swapped else cost)
        if min(row) > allowed:
            return allowed + 1
    return row[-1]
