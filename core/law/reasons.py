"""Whether words that should give a reason say anything: the one check, wherever a reason is asked for."""

import re
from collections.abc import Collection, Mapping

from core.errors import BadInput
from core.text import LONG, clean

FEWEST_LETTERS = 3
_EVASIONS = frozenset(
    {"n/a", "none", "nil", "nothing", "reason", "no reason", "test", "tbc", "tbd", "xxx", "asdf"}
)


def says_why(text: str) -> bool:
    """Whether a text can be a reason: at least three letters, not all the same, and no word that only fills the field."""
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    words = re.sub(r"^\W+|\W+$", "", " ".join(text.casefold().split()))
    return len(letters) >= FEWEST_LETTERS and len(set(letters)) > 1 and words not in _EVASIONS


REASONS = frozenset(
    {
        "reason",
        "evidence",
        "why_later",
        "prejudice",
        "no_offer",
        "not_done",
        "challenge",
        "why_not_format",
        "why_apart",
        "why_not_in_time",
        "why_still_fair",
        "adjustments",
    }
)
"""Words that give a reason: whatever says nothing there has not been said."""


def words_said(words: Collection[str] | Mapping[str, str]) -> frozenset[str]:
    """The keys of the words that say something. Keys alone, without what was written, are taken at their word."""
    if not isinstance(words, Mapping):
        return frozenset(words)
    return frozenset(key for key, text in words.items() if key not in REASONS or says_why(text))


def reason_in(text: str, *, missing: str, remedy: str, field: str = "reason") -> str:
    """A reason as the register keeps it. Raises BadInput (`missing`, `remedy`) where the text says nothing."""
    reason = clean(text, field=field, limit=LONG, multiline=True)
    if not says_why(reason):
        raise BadInput(missing, remedy=remedy, field=field)
    return reason
