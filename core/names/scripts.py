"""Names in other scripts in Latin letters, about as passports write them; what Python's own tables can't tell is kept here.

Arabic writes few vowels, and Indian scripts one in each consonant: what comes out is compared by how it sounds.
"""

import re
import unicodedata

_CYRILLIC = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяўђјљњћџѓќѕ",
        "a b v g g d e ye yo zh z y i yi y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya w dj j lj nj c dz g k dz".split(),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t i f ch ps o".split(),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءپچژگکیےہھںٹڈڑ",
        "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a . p ch zh g k y e h h n t d r".split(),
        strict=True,
    )
)
_TABLE = str.maketrans(
    {letter: latin.replace(".", "") for letter, latin in (_CYRILLIC | _GREEK | _ARABIC).items()}
)
_PAIRS = (
    ("ου", "u"),
    ("μπ", "b"),
    ("ντ", "d"),
    ("γκ", "g"),
    ("γγ", "ng"),
    ("αι", "e"),
    ("ει", "i"),
    ("οι", "i"),
    ("αυ", "av"),
    ("ευ", "ev"),
)
_NAMED = re.compile(r"(?:.*? )?(LETTER|SYLLABLE|VOWEL SIGN|SIGN) (?:SMALL )?([A-Z]+)")
_NASAL = {"ANUSVARA": "n", "CANDRABINDU": "n", "BINDI": "n", "TIPPI": "n"}


def in_latin(text: str) -> str:
    """A text in small Latin letters; signs, and letters that nothing is known of, stay as they are."""
    for pair, heard in _PAIRS:
        text = text.replace(pair, heard)
    return "".join(char if char.isascii() else _heard(char) for char in text.translate(_TABLE))


def _heard(char: str) -> str:
    """A letter or a sign as its name says that it sounds; of Indian consonants without the vowel that goes with them."""
    name = unicodedata.name(char, "")
    named = _NAMED.fullmatch(name)
    if named is None:
        return char
    heard = named[2].lower()
    if named[1] == "SIGN":
        return _NASAL.get(named[2], "")
    with_vowel = (
        named[1] == "LETTER" and heard[0] not in "aeiou" and not name.startswith(("HIRAGANA", "KATAKANA"))
    )
    return heard.removesuffix("a") if with_vowel else heard
