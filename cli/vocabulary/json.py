"""The council's words, and what would change of them, as JSON."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.council.terms import Term
    from core.register.vocabulary.plan import Plan


def word_json(word: Any) -> dict[str, Any]:
    """A word with the rows of its days and how much it is used."""
    return {
        "kind": word.kind,
        "key": word.key,
        "title": word.title,
        "merged_into": word.merged_into or None,
        "rows": [row_json(row) for row in word.rows],
        "use": word.use,
    }


def plan_json(plan: "Plan") -> dict[str, Any]:
    """What would change: the rows before and after."""
    return {
        "change": plan.name,
        "kind": plan.kind,
        "key": plan.key,
        "into": plan.into or None,
        "before": [row_json(row) for row in plan.before],
        "after": [row_json(row) for row in plan.after],
    }


def change_json(change: Any) -> dict[str, Any]:
    """A change that was made: what it changed, by whom and when."""
    plain = {key: getattr(change, key) for key in ("number", "by", "reason", "undone")}
    takes_back = change.takes_back or None
    return {
        **plain,
        **plan_json(change),
        "at": change.at.isoformat(),
        "change": change.name,
        "takes_back": takes_back,
    }


def row_json(row: "Term") -> dict[str, Any]:
    """A word for some days; no `from` where it always was, no `to` where it still is."""
    from core.council.terms import FIRST, LAST

    return {
        "title": row.title,
        "aliases": row.aliases,
        "in": row.within or None,
        "from": None if row.start == FIRST else row.start,
        "to": None if row.end == LAST else row.end,
    }
