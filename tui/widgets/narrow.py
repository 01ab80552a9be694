"""Which choices typed letters could mean, and which are nearest where they can mean none."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from core.law.rules.model import Choice


def narrowed(choices: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """The choices that match what was typed, the likeliest first; all of them, in their order, where nothing was."""
    words = typed.casefold().split()
    if not words:
        return tuple(choices)
    ranked = ((_rank(choice, " ".join(words), words), place) for place, choice in enumerate(choices))
    return tuple(choices[place] for rank, place in sorted(pair for pair in ranked if pair[0] is not None))


def nearest(choices: Sequence[Choice], typed: str, most: int = 3) -> tuple[Choice, ...]:
    """The choices that are most like what was typed, the likest first; all of them where there are few."""
    if len(choices) <= most:
        return tuple(choices)
    words = typed.casefold().split()
    ranked = sorted(choices, key=lambda choice: -_likeness(choice, typed.casefold(), words))
    return tuple(ranked[:most])


def _likeness(choice: Choice, typed: str, words: Sequence[str]) -> float:
    """From 0 to 1, by the whole name or by the word of it that is likest to one that was typed."""
    names = [name.casefold() for name in (choice.title, choice.key, *choice.aliases)]
    parts = [part for name in names for part in name.replace("_", " ").split()]
    pairs = [(typed, name) for name in names] + [(word, part) for word in words for part in parts]
    return max(SequenceMatcher(None, *pair).ratio() for pair in pairs)


def _rank(choice: Choice, typed: str, words: Sequence[str]) -> int | None:
    """0 for the very name, more for less, None for no match."""
    names = [choice.key.casefold(), choice.title.casefold(), *(alias.casefold() for alias in choice.aliases)]
    if typed in names:
        return 0
    if names[1].startswith(typed):
        return 1
    if any(name.startswith(typed) for name in names):
        return 2
    parts = [part for name in names for part in name.replace("_", " ").replace("-", " ").split()]
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 3
    return 4 if all(any(word in name for name in names) for word in words) else None
