"""How another case has to do with one, in words. Pure, and free of the database's libraries."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.register.related.related import How, RelatedCase

HOW: "Mapping[How, str]" = {
    "linked": "Linked",
    "name": "The same name",
    "alike": "A name like it",
    "child": "About the same child",
    "another_child": "The same name, about another child",
}


def told(related: "RelatedCase", when: str) -> str:
    """What it is and where it stands: `The same name: Stage 1, open, Mon 2 Mar.`; a linked one with its procedure."""
    child = f" ({related.child_name})" if related.how == "another_child" else ""
    row = related.row
    procedure = f"{row.procedure_title}, " if related.how == "linked" else ""
    return f"{HOW[related.how]}{child}: {procedure}{row.stage_title}, {row.status}, {when}."
