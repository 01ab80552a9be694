"""How another case has to do with one, in words. Pure, and free of the database's libraries."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.register.related import How, RelatedCase

HOW: "Mapping[How, str]" = {
    "linked": "Linked",
    "name": "The same name",
    "child": "About the same child",
    "another_child": "The same name, about another child",
}


def told(one: "RelatedCase", received: str) -> str:
    """What it is and where it stands: `Linked: Corporate complaint, Stage 1, open, received Mon 2 Mar.`"""
    child = f" ({one.child_name})" if one.how == "another_child" else ""
    row = one.row
    return (
        f"{HOW[one.how]}{child}: {row.procedure_title}, {row.stage_title}, {row.status}, received {received}."
    )
