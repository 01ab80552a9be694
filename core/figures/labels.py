"""What the values of dimensions are called: as declared, or as the authority's vocabulary says."""

from collections.abc import Iterable

from core.figures.declared import FIGURES
from core.register.vocabulary import Vocabulary

Labels = tuple[tuple[str, str], ...]


def labels_of(places: Iterable[tuple[str, str]], words: Vocabulary) -> Labels:
    """The title of each dimension value, under `dimension:value`; in order of its key."""
    return tuple(sorted((f"{kind}:{key}", _title(kind, key, words)) for kind, key in set(places)))


def _title(kind: str, key: str, words: Vocabulary) -> str:
    for figure in FIGURES:
        if figure.over and figure.over.key == kind and key in figure.over.values:
            return figure.over.values[key]
    if key == "not_recorded":
        return "Not recorded"
    return words.title(kind, key) if kind in words.terms else key
