"""Whether two names may be one person's: one notion of it, wherever names are looked for or compared.

It is only a likeness: titles and punctuation do not count, an initial stands for a name, a short form for the long
one, and a slip of the pen is forgiven in a longer word. Nothing is decided by it; a person looks.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Literal

Likeness = Literal["same", "alike", ""]

TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor rev revd reverend sir dame lady lord cllr councillor master madam messrs "
    "mum dad mother father".split()
)
_AFTER = frozenset("jr jnr junior sr snr senior obe mbe cbe phd bsc msc ba ma".split())
_PARTICLES = frozenset(
    "de da di do du dos das del della la le van von der den ter ten mc mac o al el ul ur bin ibn abu st san ap fitz af av abdul".split()
)
"""Words that belong to the one after them: `Mc Donald` and `McDonald` are one name."""
_NO_ACCENT = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s", "ƒ": "f",
        "ß": "ss", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ŀ": "l", "ŉ": "n",
    }
)  # fmt: skip
"""Letters that people fold when they type, and that no accent makes, in small letters."""
_QUOTES = re.compile("['\u2018\u2019\u02bc\u02bb`\u00b4]")
_DOUBLE = re.compile(r"(\S.*) (\w{3,})-(\w{3,})")
_BREAKS = re.compile(r"[^\w]+|_")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^mac(?=[bcdfghklmnpqrstvw])", "mc"),
        (r"^kn", "n"),
        (r"^wr", "r"),
        (r"ph", "f"),
        (r"gh(?=[bcdfghjklmnpqrstvwxz]|$)", ""),
        (r"wh", "w"),
        (r"ck", "k"),
        (r"(?<=[^aeiou])y(?=[^aeiou]|$)", "i"),
        (r"(?:ea|ee|ei|ey|ie|ai|ay|ae)", "e"),
        (r"(?:ou|oo|ow|au|aw)", "o"),
        (r"(?<=..)e(?=s?$)", ""),
    )
)


def folded(word: str) -> str:
    """A word in small letters of the plain alphabet: without accents, and with `ł` as `l`, `ß` as `ss`."""
    small = word.casefold()
    if small.isascii():
        return small
    plain = unicodedata.normalize("NFKD", small.translate(_NO_ACCENT))
    return "".join(char for char in plain if not unicodedata.combining(char)).translate(_NO_ACCENT)


@lru_cache(maxsize=20_000)
def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name, folded: titles are dropped where anything else is left, particles joined to their word.

    `Warburton, Mrs Joan` is read as `Joan Warburton`.
    """
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first} {last}"
    words = [word for word in _BREAKS.split(folded(_QUOTES.sub("", name))) if word]
    named = [word for word in words if word not in TITLES]
    while len(named) > 1 and named[-1] in _AFTER:
        named.pop()
    joined: list[str] = []
    before = ""
    for place, word in enumerate(named or words):
        if (
            word in _PARTICLES
            and place < len(named or words) - 1
            and (place > 0 or len(named) > 2 or len(word) > 1)
        ):
            before += word
        else:
            joined.append(before + word)
            before = ""
    return tuple(joined)


def likeness(name: str, other: str) -> Likeness:
    """Whether two whole names are the same, or alike: as one person may be called by both."""
    words, others = words_of_name(name), words_of_name(other)
    if not words or not others:
        return ""
    if sorted(words) == sorted(others) or "".join(words) == "".join(others):
        return "same"
    if len(words) == 1 or len(others) == 1:
        return "alike" if len(words) == len(others) and word_alike(words[0], others[0]) else ""
    pairs = ((words, others), (words, (*others[1:], others[0])), ((*words[1:], words[0]), others))
    if any(_alike(first, second) for first, second in pairs):
        return "alike"
    halves = [(half, others) for half in _halves(name)] + [(words, half) for half in _halves(other)]
    return "alike" if any(_alike(first, second) for first, second in halves) else ""


@lru_cache(maxsize=50_000)
def word_alike(word: str, other: str) -> bool:
    """Whether two folded words may be one name: the same, short for one another, or a slip of the pen apart."""
    if word == other or _groups(word) & _groups(other):
        return True
    if (_groups(word) and _groups(other)) or f"{word}a" == other or f"{other}a" == word:
        return False
    if word[:1] != other[:1] or min(len(word), len(other)) < 4:
        return len(word) > 2 and len(other) > 2 and _sound(word) == _sound(other)
    if _sound(word) == _sound(other):
        return True
    shorter = min(len(word), len(other))
    apart = distance(word, other, 2)
    if apart == 1:
        return shorter > 5 or len(word) != len(other) or sorted(word) == sorted(other)
    return apart == 2 and shorter > 8


def spellings(word: str) -> frozenset[str]:
    """The names that a folded word is short for, or another spelling of, and itself."""
    return frozenset({word}.union(*(_table()[1][group] for group in _groups(word))))


def distance(word: str, other: str, allowed: int) -> int:
    """Letters put in, left out, changed or swapped with the next, to come from one word to another; more than
    `allowed` is only known to be more.
    """
    if abs(len(word) - len(other)) > allowed:
        return allowed + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(word, start=1):
        earlier, before, row = before, row, [at]
        for place, letter in enumerate(other, start=1):
            cost = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (char != letter))
            swapped = at > 1 and place > 1 and char == other[place - 2] and word[at - 2] == letter
            row.append(min(cost, earlier[place - 2] + 1) if swapped else cost)
        if min(row) > allowed:
            return allowed + 1
    return row[-1]


def roots(word: str) -> Iterable[str]:
    """A folded word, and what is left of it without a particle before it: `mcdonald` is `donald` too."""
    yield word
    for particle in _PARTICLES:
        if word.startswith(particle) and len(word) - len(particle) > 3:
            yield word[len(particle) :]


def _halves(name: str) -> Iterable[tuple[str, ...]]:
    """A name with a double surname, with either half of it alone: people drop one."""
    if match := _DOUBLE.fullmatch(name.strip()):
        for half in (match[2], match[3]):
            words = words_of_name(f"{match[1]} {half}")
            if len(words) > 1:
                yield words


def _alike(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether given names and surnames agree, the surname being last."""
    if word_alike(words[-1], others[-1]):
        return _given_alike(words, others)
    if _initial(words[-1], others[-1]):
        return word_alike(words[0], others[0]) and len(words[0]) > 2
    return _joined(words, others)


def _given_alike(words: Sequence[str], others: Sequence[str]) -> bool:
    first, second = words[0], others[0]
    if len(first) == 1 or len(second) == 1:
        middles = list(zip(words[1:-1], others[1:-1], strict=False))
        return first[0] == second[0] and all(own[0] == theirs[0] for own, theirs in middles)
    if word_alike(first, second) or first + words[1] == second or second + others[1] == first:
        return True
    return first in others[1:-1] or second in words[1:-1]


def _initial(word: str, other: str) -> bool:
    """Whether one is the initial of the other."""
    return 1 in (len(word), len(other)) and word[0] == other[0]


def _joined(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a surname is written as one word here and as two there: `Warburton Smith`, `Warburtonsmith`."""
    if len(words) == len(others):
        return False
    own, theirs = "".join(words[1:]), "".join(others[1:])
    return len(own) > 5 and word_alike(own, theirs) and word_alike(words[0], others[0])


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    """About how a word sounds: `Reade`, `Reed` and `Reid` are one."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return "".join(letter for letter, _ in groupby(word))


@cache
def _table() -> tuple[dict[str, frozenset[int]], tuple[frozenset[str], ...]]:
    """The groups that each name of the kept table is in, and the groups."""
    lists = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    groups = tuple(frozenset(line.split()) for line in (*lists["given"], *lists["surnames"]))
    of_name: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for name in group:
            of_name.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in of_name.items()}, groups


def _groups(word: str) -> frozenset[int]:
    return _table()[0].get(word, frozenset())
