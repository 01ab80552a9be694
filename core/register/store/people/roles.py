"""What each role may read. Imports nothing: the first page of the desk asks it too, before any library is loaded."""

from collections.abc import Mapping
from typing import Literal

Reach = Literal["everything", "own"]

REACH: Mapping[str, Reach] = {"officer": "everything", "manager": "everything", "staff": "own"}
"""How far each role reads: everything, or their own, which is what they handed on to the complaints team."""


def reads_everything(role: str) -> bool:
    """Whether a role may read cases; one that is not listed may not."""
    return REACH.get(role) == "everything"
