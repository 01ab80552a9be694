"""References of cases as people type them, and what is said where nobody knows one."""

from core.errors import BadInput
from core.register.store.file.session import Session
from core.register.store.lists.search import called_before
from core.register.store.projections import cases
from core.text import shown


def tidy(reference: str) -> str:
    """A reference as it is stored, from what people type: `26-41`, ` 26/0041`."""
    year, dash, number = reference.strip().replace("/", "-").partition("-")
    if dash and year.isascii() and year.isdigit() and number.isascii() and number.isdigit():
        return f"{year}-{number.lstrip('0').zfill(4)}"
    return reference.strip()


def no_such_case(session: Session, reference: str) -> BadInput:
    """The error for a reference nobody knows: it names the nearest that there are."""
    near = called_before(session, reference)[:3] or cases.near_references(session, reference)
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    return BadInput(
        f"There is no case {shown(reference[:40], one_line=True)}.",
        remedy=f"{meant}`heard case find WORDS` searches by name, word or reference.",
        field="reference",
    )
