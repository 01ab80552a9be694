"""How another case has to do with one, in words. Pure, and free of the database's libraries."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.register.cases.related import How, RelatedCase

HOW: "Mapping[How, str]" = {
    "linked": "Linked",
    "name": "The same name",
    "child": "About the same child",
    "another_child": "The same name, about another child",
}


def told(one: "RelatedCase", when: str) -> str:
    """What it is and where it stands: `The same name: Stage 1, open, Mon 2 Mar.`; a linked one with its procedure."""
    child = f" ({one.child_name})" if one.how == "another_child" else ""
    row = one.row
    procedure = f"{row.procedure_title}, " if one.how == "linked" else ""
    return f"{HOW[one.how]}{child}: {procedure}{row.stage_title}, {row.status}, {when}."
