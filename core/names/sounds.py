"""How words of names sound, about, and how many letters they are apart."""

import re
from functools import lru_cache
from itertools import pairwise

Rules = tuple[re.Pattern[str], tuple[str, ...]]


def _rules(*pairs: tuple[str, str]) -> Rules:
    """Patterns with what is heard for each, as one pattern that passes a word once; the first that fits counts."""
    return re.compile("|".join(f"({pattern})" for pattern, _ in pairs)), tuple(heard for _, heard in pairs)


_SOUNDS = _rules(
    (r"^mac(?=[bcdfghklmnpqrstvw])", "mc"),
    (r"^kn", "n"),
    (r"^wr", "r"),
    (r"^ge(?=[aeoy]|mm)", "je"),
    (r"ph", "f"),
    (r"gh(?=[bcdfghjklmnpqrstvwxz]|$)", ""),
    (r"wh", "w"),
    (r"ck", "k"),
    (r"ea|ee|ei|ey|ie|ai|ay|ae", "e"),
    (r"(?<=[^aeiou])y(?=[^aeiou]|$)", "i"),
    (r"ou|oo|ow|au|aw", "o"),
    (r"(?<=..)e(?=s?$)", ""),
)
_LOOSE = _rules(
    (r"(?<=sk|ck|dz)(?:yi|iy|ij|yj|aya|aia|y|a)$", "i"),
    (r"(?<=[oei]v)a$", ""),
    (r"^mac(?=[bcdfghklmnpqrstvw])", "mk"),
    (r"^kn", "n"),
    (r"^wr", "r"),
    (r"sch|sz|tch|cz|ch", "sh"),
    (r"ph", "f"),
    (r"(?<!^)gh(?=[bcdfghjklmnpqrstvwxz]|$)", ""),
    (r"bh", "b"),
    (r"dh", "d"),
    (r"gh", "g"),
    (r"kh|ck|c(?![eiy])|q", "k"),
    (r"th", "t"),
    (r"x", "ks"),
    (r"c|z", "s"),
    (r"dzh|zh|dj|dg", "j"),
    (r"aa|ae", "a"),
    (r"oo|ou|uo|ue|oe", "u"),
    (r"ei|ey|ai|ay", "e"),
    (r"au|aw", "o"),
    (r"^[jyi](?=[aeou])", "i"),
    (r"ee|ea(?=.)|[iy]+(?:j|[ae])*|j[ia]?$", "i"),
    (r"w", "v"),
    (r"(?<!s)h(?=[^aeiou]|$)", ""),
    (r"(?<=..)e(?=s?$)", ""),
)
_CLASSES = str.maketrans("eiou", "eeoo")
_UNWRITTEN = str.maketrans("", "", "aeiouyh")
_TWICE = re.compile(r"(.)\1+")
_NEIGHBOURS = frozenset(
    {a + b for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for a, b in pairwise(row)}
    | {a + b for a, b in zip("asdfghjkl", "zxcvbnm..", strict=True)}
    | {a + b for a, b in zip("qwertyuio", "asdfghjkl", strict=True)}
)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """About how a word sounds in English: `Reade`, `Reed` and `Reid` are one."""
    return _through(_SOUNDS, word)


@lru_cache(maxsize=50_000)
def loose_sound(word: str) -> str:
    """How a word sounds once it was carried over from another script or language: `Tariq` and `Tarik`, `Noor` and `Nur`."""
    return _through(_LOOSE, word)


@lru_cache(maxsize=50_000)
def looser_sound(word: str) -> str:
    """The same with `e` for `i` and `o` for `u`: for longer words only, of which few sound so near."""
    return _once(loose_sound(word).translate(_CLASSES))


@lru_cache(maxsize=50_000)
def consonants(word: str) -> str:
    """A word as scripts have it that write no vowels."""
    return _once(loose_sound(word).translate(_UNWRITTEN))


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


def is_next_key(word: str, other: str) -> bool:
    """Whether two words of a length differ in one letter, by the key beside it."""
    differing = [pair for pair in zip(word, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and (
        "".join(differing[0]) in _NEIGHBOURS or "".join(differing[0][::-1]) in _NEIGHBOURS
    )


def _through(rules: Rules, word: str) -> str:
    pattern, heard = rules
    return _once(pattern.sub(lambda match: heard[(match.lastindex or 1) - 1], word))


def _once(word: str) -> str:
    """A word with no letter twice in a row."""
    return _TWICE.sub(r"\1", word)
