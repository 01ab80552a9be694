"""A name as words that can be compared: folded to plain letters, without titles, with what belongs together joined."""

import re
import unicodedata
from functools import lru_cache

from core.names.scripts import in_latin

TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor rev revd reverend sir dame lady lord cllr councillor master madam messrs "
    "mum dad mother father hon pastor imam fr".split()
)
_AFTER = frozenset("jr jnr junior sr snr senior obe mbe cbe bem phd bsc msc ba ma esq jp".split())
_BETWEEN = frozenset("and nee formerly aka alias called known as".split())
"""Words that join two names of one person, or two people, and are no name."""
_PARTICLES = frozenset(
    "de da di do du dos das del della la le van von der den ter ten mc mac o al el ul ur bin ibn abu st san ap fitz af av abdul "
    "nic ni".split()
)
"""Words that belong to the one after them: `Mc Donald` and `McDonald` are one name."""
DROPPED = frozenset(
    "de da di del della van von der den al el ul ur bin ibn binti bint ap ab ferch verch nic ni uddin".split()
)
"""Particles that people leave out: `Khalid al Mansour` is `Khalid Mansour` too."""
_NO_ACCENT = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s", "ƒ": "f",
        "ß": "ss", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ŀ": "l", "ŉ": "n",
    }
)  # fmt: skip
"""Letters that people fold when they type, and that no accent makes, in small letters."""
_QUOTES = re.compile("['\u2018\u2019\u02bc\u02bb\u02b9`\u00b4\uff07]")
_DOUBLE = re.compile(r"(\S.*) (\w{3,})[-\u2010\u2011\u2012\u2013](\w{3,})")
_BREAKS = re.compile(r"[^\w]+|_")
_SAINT = {"saint": "st", "sainte": "st"}


def folded(word: str) -> str:
    """A word in small letters of the plain alphabet: without accents, with `ł` as `l` and `ß` as `ss`, and another
    script in Latin letters.
    """
    small = word.casefold()
    if small.isascii():
        return small
    plain = unicodedata.normalize("NFKD", small.translate(_NO_ACCENT))
    bare = "".join(char for char in plain if not _is_accent(char)).translate(_NO_ACCENT)
    return bare if bare.isascii() else in_latin(bare)


def _is_accent(char: str) -> bool:
    """Whether a mark only changes its letter: signs of vowels are read, and what cuts a vowel short (class 9)."""
    return unicodedata.combining(char) not in (0, 9)


@lru_cache(maxsize=20_000)
def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded: titles are dropped where anything else is left. `Warburton, Joan` is read as
    `Joan Warburton`.
    """
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first} {last}"
    words = [_SAINT.get(word, word) for word in _BREAKS.split(folded(_QUOTES.sub("", name))) if word]
    named = [word for word in words if word not in TITLES and word not in _BETWEEN]
    while len(named) > 1 and named[-1] in _AFTER:
        named.pop()
    return tuple(named or words)


@lru_cache(maxsize=20_000)
def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name, folded, each particle joined to the word that it belongs to."""
    words = plain_words(name)
    joined: list[str] = []
    before = ""
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if word in _PARTICLES and not last and (place > 0 or len(words) > 2 or len(word) > 1):
            before += word
        else:
            joined.append(before + word)
            before = ""
    return tuple(joined)


@lru_cache(maxsize=20_000)
def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The ways in which a name can be read as words, the likeliest first: particles joined, standing alone, or left out;
    either half of a double surname, or the halves in the other order.
    """
    plain = plain_words(name)
    ways = [words_of_name(name), plain]
    bare = tuple(word for word in plain if word not in DROPPED)
    if len(bare) > 1:
        ways.append(bare)
    if match := _DOUBLE.fullmatch(name.strip()):
        halves = (match[2], match[3], f"{match[3]} {match[2]}")
        ways += [words for half in halves if len(words := words_of_name(f"{match[1]} {half}")) > 1]
    return tuple(dict.fromkeys(ways))


def roots(word: str) -> tuple[str, ...]:
    """A folded word, and what is left of it without a particle before it: `mcdonald` is `donald` too."""
    shorter = (word[len(particle) :] for particle in sorted(_PARTICLES) if word.startswith(particle))
    return (word, *(root for root in shorter if len(root) > 3))
