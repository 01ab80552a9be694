"""What figures and the values of dimensions are called: as declared, or in the authority's own words for them."""

from collections.abc import Iterable, Mapping

from core.figures.declared import FIGURES
from core.register.labels import labels
from core.register.register import Register

Labels = tuple[tuple[str, str], ...]

OF_A_FINDING = {"fully_justified": "upheld", "partly_justified": "partly_upheld"}
"""The figures that count one finding, and which."""


def titles_of(register: Register) -> Mapping[str, str]:
    """What each figure is called: one that counts a finding takes the authority's own word for it."""
    own = labels(register.content).get("finding", {})
    said = {key: own[finding] for key, finding in OF_A_FINDING.items() if finding in own}
    return {figure.key: said.get(figure.key, figure.title) for figure in FIGURES}


def labels_of(places: Iterable[tuple[str, str]], register: Register) -> Labels:
    """The title of each dimension value, under `dimension:value`; in order of its key."""
    own = labels(register.content).get("finding", {})
    return tuple(sorted((f"{kind}:{key}", _title(kind, key, register, own)) for kind, key in set(places)))


def _title(kind: str, key: str, register: Register, own: Mapping[str, str]) -> str:
    if kind == "outcome" and key in own:
        return own[key]
    for figure in FIGURES:
        if figure.over and figure.over.key == kind and key in figure.over.values:
            return figure.over.values[key]
    if key == "not_recorded":
        return "Not recorded"
    words = register.vocabulary
    return words.title(kind, key) if kind in words.terms else key
