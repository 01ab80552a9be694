"""What figures and the values of dimensions are called: as declared, or in the authority's own words for them."""

from collections.abc import Iterable, Mapping
from datetime import date

from core.council.labels import read_labels
from core.figures.declared import FIGURES
from core.register.register import Register

Labels = tuple[tuple[str, str], ...]

OF_A_FINDING = {"fully_justified": "upheld", "partly_justified": "partly_upheld"}
"""The figures that count one finding, and which."""


def titles_of(register: Register) -> Mapping[str, str]:
    """What each figure is called: one that counts a finding takes the authority's own word for it."""
    own = read_labels(register.content).get("finding", {})
    titles = {key: own[finding] for key, finding in OF_A_FINDING.items() if finding in own}
    return {figure.key: titles.get(figure.key, figure.title) for figure in FIGURES}


def labels_of(places: Iterable[tuple[str, str]], register: Register, until: date) -> Labels:
    """The title of each dimension value, under `dimension:value`, as it was on the last day of a period; in order of
    its key. A team that was called otherwise since keeps its name of that time.
    """
    own = read_labels(register.content).get("finding", {})
    titled = ((f"{kind}:{key}", _title(kind, key, register, own, until)) for kind, key in set(places))
    return tuple(sorted(titled))


def _title(kind: str, key: str, register: Register, own: Mapping[str, str], until: date) -> str:
    if kind == "outcome" and key in own:
        return own[key]
    for figure in FIGURES:
        if figure.over and figure.over.key == kind and key in figure.over.values:
            return figure.over.values[key]
    if key == "not_recorded":
        return "Not recorded"
    words = register.vocabulary
    return words.title_on(kind, key, until) if kind in words.terms else key
