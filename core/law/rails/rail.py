"""One guard rail: what goes wrong in councils, and what stands against it here."""

from dataclasses import dataclass
from typing import Literal

LGSCO = "Local Government and Social Care Ombudsman"


@dataclass(frozen=True)
class GuardRail:
    """`where` names the refusal codes, needs, facts and alarms that prevent it; `test` is its file.

    `confidence` is unverified where the decisions behind it were not looked up. `not_yet` says what of it is still
    missing; empty where nothing is.
    """

    number: int
    wrong: str
    prevented: str
    where: tuple[str, ...]
    source: str
    test: str
    not_yet: str = ""
    confidence: Literal["seen", "unverified"] = "seen"

    @property
    def name(self) -> str:
        """`G7`."""
        return f"G{self.number}"


def rail(
    number: int,
    wrong: str,
    prevented: str,
    where: tuple[str, ...],
    source: str,
    name: str,
    not_yet: str = "",
) -> GuardRail:
    """A guard rail whose test is named after it; one whose source says that it was not checked is unverified."""
    test = f"tests/guards/test_g{number:02d}_{name}.py"
    confidence: Literal["seen", "unverified"] = "unverified" if "not checked" in source else "seen"
    return GuardRail(number, wrong, prevented, where, source, test, not_yet, confidence)
