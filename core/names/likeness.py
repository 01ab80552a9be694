"""Whether two names may be one person's, and how near they are: one notion of it, wherever names are looked for or compared.

It is only a likeness: titles and punctuation do not count, an initial stands for a name, a short form for the long
one, and a slip of the pen is forgiven in a longer word. Nothing is decided by it; a person looks.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Literal

from core.names.reading import readings, words_of_name
from core.names.words import FAR, apart, given_apart, word_alike

Likeness = Literal["same", "alike", ""]
Words = Sequence[str]

SAME, TURNED, ALIKE = 100, 97, 90
"""How near two names are: the same, the same in other words or another order, and the most that is only alike."""
_JOINED, _LEFT_OUT, _MIDDLE, _INITIAL, _SECOND_SURNAME, _MORE = 2, 12, 14, 15, 20, 3


def likeness(name: str, other: str) -> Likeness:
    """Whether two whole names are the same, or alike: as one person may be called by both."""
    near = nearness(name, other)
    return "same" if near == SAME else "alike" if near else ""


@lru_cache(maxsize=50_000)
def nearness(name: str, other: str) -> int:
    """How near two whole names are, from 0 (two people's) to SAME."""
    own, theirs = words_of_name(name), words_of_name(other)
    if not own or not theirs:
        return 0
    if sorted(own) == sorted(theirs) or "".join(own) == "".join(theirs):
        return SAME
    if len(own) == 1 or len(theirs) == 1:
        alone = len(own) == len(theirs) and word_alike(own[0], theirs[0])
        return max(0, ALIKE - apart(own[0], theirs[0])) if alone else 0
    best = 0
    for place, (words, others) in enumerate(product(readings(name), readings(other))):
        if sorted(words) == sorted(others):
            return TURNED
        between = min(between_orders(words, others))
        best = max(best, ALIKE - between - (2 if place else 0)) if between < FAR else best
    return best


def between_orders(words: Words, others: Words) -> Iterator[int]:
    """How far apart two names are, whichever has its surname first."""
    yield _apart(words, others)
    if len(words) > 1 and len(others) > 1:
        yield _apart(words, (*others[1:], others[0])) + _JOINED
        yield _apart((*words[1:], words[0]), others) + _JOINED


def part_nearness(word: str, name: str) -> int:
    """How near a single word that was typed is to a word of a name, from 0 to ALIKE."""
    return max(
        (ALIKE - apart(word, own) for words in readings(name) for own in words if apart(word, own) < FAR),
        default=0,
    )


def _apart(words: Words, others: Words) -> int:
    """How far apart given names and surnames are, the surname being last; FAR or more where they are two people's."""
    surname = apart(words[-1], others[-1])
    more = _MORE * abs(len(words) - len(others))
    if surname < FAR:
        return surname + more + _given(words, others)
    if _is_initial(words[-1], others[-1]):
        between = apart(words[0], others[0]) if len(words[0]) > 2 else FAR
        return between + more + _INITIAL
    return min(_joined(words, others), _second_surname(words, others))


def _given(words: Words, others: Words) -> int:
    first, second = words[0], others[0]
    if len(first) == 1 or len(second) == 1:
        middles = list(zip(words[1:-1], others[1:-1], strict=False))
        agree = first[0] == second[0] and all(own[0] == theirs[0] for own, theirs in middles)
        return _INITIAL if agree and first != second else 0 if agree else FAR
    if _are_initials(words, others) or _are_initials(others, words):
        return _INITIAL
    if (between := given_apart(first, second)) < FAR:
        return between
    if (
        "".join(words[:-1]) == "".join(others[:-1])
        or first + words[1] == second
        or second + others[1] == first
    ):
        return _JOINED
    middle = first in others[1:-1] or second in words[1:-1]
    return _MIDDLE if middle else FAR


def _are_initials(words: Words, others: Words) -> bool:
    """Whether the only given name of one is the initials of the other's: `PJ` for `Peter James`."""
    given = words[0]
    return (
        len(words) == 2
        and 1 < len(given) == len(others) - 1
        and given == "".join(name[0] for name in others[:-1])
    )


def _is_initial(word: str, other: str) -> bool:
    """Whether one is the initial of the other."""
    return 1 in (len(word), len(other)) and word[0] == other[0]


def _joined(words: Words, others: Words) -> int:
    """How far apart two names are of which one has the surname in one word and the other in two."""
    own, theirs = "".join(words[1:]), "".join(others[1:])
    if len(words) == len(others) or len(own) <= 5:
        return FAR
    return _JOINED + apart(own, theirs) + given_apart(words[0], others[0])


def _second_surname(words: Words, others: Words) -> int:
    """How far apart two names are of which one has a further surname behind that of the other: `Garcia`, `Garcia Lopez`."""
    short, long = sorted((words, others), key=len)
    if len(short) == len(long) or len(short[-1]) < 3 or short[-1] not in long[1:-1]:
        return FAR
    return _SECOND_SURNAME + apart(short[0], long[0])
