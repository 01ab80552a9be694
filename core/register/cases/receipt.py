"""What goes without saying at receipt: filled in where nobody said otherwise, the same through every door."""

from collections.abc import Mapping

from core.law.events import FactValue
from core.law.rules.model import EventKind, FactKind

CATEGORY_OF = {
    "child": "CA26-a",
    "parent": "CA26-b",
    "foster_carer": "CA26-d",
    "care_leaver": "CA24D-a",
}
"""Who they usually are in law (reference: Children Act 1989, s26(3), s24D), by who is complaining."""


def completed(kind: EventKind, facts: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """The facts of a `received` with what follows from them: said or written, who they are in law.

    Whether a child is in care never follows from anything: it is said, or it is not counted.

    Only facts that this procedure's `received` knows are added, and none that was given is changed.
    """
    known = {fact.key: fact for fact in kind.facts}
    by = facts.get("by")
    follows: dict[str, FactValue | None] = {
        "handling": "formal",
        "oral": _is_oral(known.get("channel"), facts.get("channel")),
        "category": CATEGORY_OF.get(str(by)),
    }
    added = {
        key: value
        for key, value in follows.items()
        if value is not None and key in known and key not in facts and _may_be(known[key], value)
    }
    return {**added, **facts}


def _is_oral(channel: FactKind | None, value: FactValue | None) -> bool | None:
    choice = next((one for one in channel.choices if one.key == value), None) if channel else None
    return "oral" in choice.marks if choice else None


def _may_be(fact: FactKind, value: FactValue) -> bool:
    return not fact.choices or any(choice.key == value for choice in fact.choices)
