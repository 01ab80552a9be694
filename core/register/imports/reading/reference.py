"""The old system's reference of a case, as it is kept: a fact in clear, so it is a key and no words."""

import re

from core.errors import BadInput
from core.register.store.journal.canonical import looks_like_a_day
from core.text import shown

_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@#()-]{0,63}")


def tidy_reference(text: str) -> str:
    """An old reference as it is kept. Raises BadInput for what can't be one."""
    reference = "-".join(text.split())
    if not reference:
        raise BadInput(
            "The old reference is missing.",
            remedy="Each row needs one: it tells a second import what is there already.",
        )
    if not is_reference(reference):
        raise BadInput(
            f"{shown(text[:40], one_line=True)!r} can't be an old reference.",
            remedy="Use letters, digits and . _ : / @ # ( ) -, at most 64 characters, and no day.",
        )
    return reference


def is_reference(text: str) -> bool:
    """Whether a text can be an old reference."""
    reference = "-".join(text.split())
    return _REFERENCE.fullmatch(reference) is not None and not looks_like_a_day(reference)


def same_reference(reference: str) -> str:
    """What two references have in common that differ only in capitals: they are one."""
    return reference.casefold()
