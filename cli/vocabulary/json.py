"""The council's words, and what would change of them, as JSON."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.council.terms import Term
    from core.register.vocabulary.plan import Planned


def word_json(one: Any) -> dict[str, Any]:
    """A word with the rows of its days and how much it is used."""
    return {
        "kind": one.kind, "key": one.key, "title": one.title, "merged_into": one.merged_into or None,
        "rows": [row_json(row) for row in one.rows], "use": one.use,
    }  # fmt: skip


def plan_json(plan: "Planned") -> dict[str, Any]:
    """What would change: the rows before and after."""
    return {
        "change": plan.name, "kind": plan.kind, "key": plan.key, "into": plan.into or None,
        "before": [row_json(row) for row in plan.before], "after": [row_json(row) for row in plan.after],
    }  # fmt: skip


def change_json(one: Any) -> dict[str, Any]:
    """A change that was made: what it changed, by whom and when."""
    kept = {key: getattr(one, key) for key in ("number", "by", "reason", "undone")}
    takes_back = one.takes_back or None
    return {**kept, **plan_json(one), "at": one.at.isoformat(), "change": one.name, "takes_back": takes_back}


def row_json(row: "Term") -> dict[str, Any]:
    """A word for some days; no `from` where it always was, no `to` where it still is."""
    from core.council.terms import FIRST, LAST

    return {
        "title": row.title, "aliases": row.aliases, "in": row.within or None,
        "from": None if row.start == FIRST else row.start, "to": None if row.end == LAST else row.end,
    }  # fmt: skip
