"""Whether two words may be one name: the same, short for one another, heard alike, or a slip of the pen apart."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from core.names.sounds import consonants, distance, is_next_key, loose_sound, looser_sound, sound

FAR = 99
"""Two words that are two names."""
SPELLING, SOUND, CARRIED_OVER, SLIP, SHORT = 4, 5, 7, 10, 12
"""How far apart two words are by what makes them one: 0 is the same word."""
_LONG, _VOWELS = 6, frozenset("aeiouy")
_HEARD_AS = {
    "a": "aeiou", "e": "eaioy", "i": "iaeouyj", "o": "oaeu", "u": "uaoy", "y": "yijeu", "c": "ckqsgt", "k": "kcqgn", "q": "qkc",
    "g": "gjkh", "j": "jgyi", "f": "fpv", "p": "pf", "s": "scz", "z": "zsx", "x": "xzsk", "v": "vwf", "w": "wvro", "r": "rw",
    "n": "nk", "h": "hgj", "t": "tc", "d": "dj", "b": "bv",
}  # fmt: skip


@lru_cache(maxsize=100_000)
def apart(word: str, other: str) -> int:
    """How far apart two folded words are as one name, from 0 (the same) on; FAR where they are two names."""
    if word == other:
        return 0
    groups, others = _groups(word), _groups(other)
    if groups & others:
        return SPELLING
    if (groups and others) or _is_the_feminine(word, other):
        return FAR
    return _by_ear(word, other) or _by_hand(word, other)


def word_alike(word: str, other: str) -> bool:
    """Whether two folded words may be one name."""
    return apart(word, other) < FAR


def given_apart(name: str, other: str) -> int:
    """As `apart` for given names, of which people also use the beginning or the end: `Ife` and `Ifeoluwa`."""
    near = apart(name, other)
    if near < FAR:
        return near
    short, long = sorted((name, other), key=len)
    if _groups(short) and _groups(long):
        return FAR
    begins = len(short) > 2 and len(long) - len(short) > 2 and long.startswith(short)
    ends = len(short) > 4 and long.endswith(short)
    return SHORT if begins or ends else FAR


def spellings(word: str) -> frozenset[str]:
    """The names that a folded word is short for, or another spelling of, and itself."""
    return frozenset({word}.union(*(_table()[1][group] for group in _groups(word))))


def first_letters(word: str) -> frozenset[str]:
    """The letters with which a word may begin that is one name with a folded word."""
    firsts = {spelling[0] for spelling in spellings(word)}
    return frozenset(firsts.union(_HEARD_AS.get(word[0], word[0]), word[1:2]))


def _by_ear(word: str, other: str) -> int:
    """How far apart two words are that sound alike; 0 where they do not."""
    if min(len(word), len(other)) < 3:
        return 0
    if sound(word) == sound(other):
        return SOUND
    if loose_sound(word) == loose_sound(other):
        return CARRIED_OVER
    longer = min(len(word), len(other)) >= _LONG
    if longer and looser_sound(word) == looser_sound(other):
        return CARRIED_OVER
    unvoiced = not (_VOWELS.intersection(word) and _VOWELS.intersection(other))
    return CARRIED_OVER if unvoiced and consonants(word) == consonants(other) else 0


def _by_hand(word: str, other: str) -> int:
    """How far apart two words are that a slip of the pen may make one."""
    shorter = min(len(word), len(other))
    if shorter < 4 or (word[:1] != other[:1] and not _swapped_at_first(word, other) and shorter < 8):
        return FAR
    if len(set(word) ^ set(other)) > (4 if shorter > 8 else 2):
        return FAR
    between = distance(word, other, 2)
    if between == 1:
        if shorter >= _LONG or len(word) != len(other) or sorted(word) == sorted(other):
            return SLIP
        return SLIP if shorter == 5 and is_next_key(word, other) else FAR
    return SLIP if between == 2 and shorter > 8 else FAR


def _swapped_at_first(word: str, other: str) -> bool:
    return word[:2] == other[1::-1] and word[2:] == other[2:]


def _is_the_feminine(word: str, other: str) -> bool:
    """Whether one is the other with an `a` behind it, as names of women are made; not so of surnames (`Ivanova`)."""
    short, long = sorted((word, other), key=len)
    return long == f"{short}a" and not short.endswith(("ov", "ev"))


@cache
def _table() -> tuple[dict[str, frozenset[int]], tuple[frozenset[str], ...]]:
    """The groups that each name of the kept table is in, and the groups."""
    lists = tomllib.loads(Path(__file__).with_name("spellings.toml").read_text("utf-8"))
    groups = tuple(
        frozenset(line.split()) for line in (*lists["given"], *lists["elsewhere"], *lists["surnames"])
    )
    of_name: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for name in group:
            of_name.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in of_name.items()}, groups


def _groups(word: str) -> frozenset[int]:
    return _table()[0].get(word, frozenset())
