"""In which ways a file writes its days; and those that could be read in two ways, which a person has to choose between."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.law.days.dates import show_day
from core.register.imports.maps.model import DATE_FORMATS
from core.register.imports.reading.days import day_of, reads

_EITHER = (("dd/mm/yyyy", "mm/dd/yyyy"), ("dd/mm/yy", "mm/dd/yy"))
"""Ways of writing days that are told apart only by a day after the twelfth."""


@dataclass(frozen=True)
class Either:
    """A way of writing days that could be either of two: both, with what one of the file's days would be in each."""

    text: str
    forms: tuple[str, str]
    days: tuple[str, str]


def day_forms(days: Iterable[str]) -> tuple[tuple[str, ...], Either | None]:
    """The ways that read most days, the one that reads most first; and what nobody can know, if there is such a thing.

    Where one can't know, both ways are left out.
    """
    texts = [text for text in days if text]
    read = Counter({name: sum(reads(text, name) for text in texts) for name in DATE_FORMATS})
    either: Either | None = None
    day_first = sum(read[name] for name in read if name.startswith("dd/mm"))
    month_first = sum(read[name] for name in read if name.startswith("mm/dd"))
    left_out = "mm/dd" if day_first >= month_first else "dd/mm"
    if day_first == month_first:
        either = next((pair for forms in _EITHER if (pair := _either(texts, forms))), None)
    if either:
        read = Counter(
            {name: count for name, count in read.items() if not name.startswith(("dd/mm", "mm/dd"))}
        )
    read = Counter({name: count for name, count in read.items() if not name.startswith(left_out)})
    forms = tuple(name for name, count in read.most_common() if count)
    return forms or (() if either else ("dd/mm/yyyy", "iso")), either


def _either(texts: Iterable[str], forms: tuple[str, str]) -> Either | None:
    """The first day that is one day in one way and another in the other; None where there is none."""
    for text in texts:
        if all(reads(text, form) for form in forms):
            first, second = (day_of(text, (form,)) for form in forms)
            if first != second:
                return Either(text, forms, (show_day(first), show_day(second)))
    return None
