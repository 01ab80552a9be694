"""What has to be said with an event that turns somebody away, or changes their route: asked of whoever records it."""

from collections.abc import Collection, Mapping

from core.law.events import FactValue
from core.law.history import cite
from core.law.reasons import words_said
from core.law.rules.model import Demand, EventKind, Procedure
from core.law.state import Refusal


def unsaid(
    procedure: Procedure,
    kind: EventKind,
    facts: Mapping[str, FactValue],
    words: Collection[str] | Mapping[str, str],
) -> Refusal | None:
    """Why an event can't be recorded as it is: a reason that is missing, or something owed that was not done."""
    titles = {fact.key: fact.title for fact in kind.facts} | {word.key: word.title for word in kind.words}
    said_keys = words_said(words)
    for demand in kind.demands:
        if any(facts.get(key) != value for key, value in demand.where):
            continue
        missing = [key for key in demand.say if key not in facts and key not in said_keys]
        undone = [key for key in demand.yes if facts.get(key) is not True]
        if missing or undone:
            return _refusal(procedure, kind, demand, missing, undone, titles)
    return None


def _refusal(
    procedure: Procedure,
    kind: EventKind,
    demand: Demand,
    missing: Collection[str],
    undone: Collection[str],
    titles: Mapping[str, str],
) -> Refusal:
    owed = ", ".join(f"{titles.get(key, key)} ({key})" for key in (*missing, *undone))
    choices = {fact.key: ", ".join(choice.key for choice in fact.choices) for fact in kind.facts}
    steps = [f"Give {key}: one of {choices[key]}." for key in missing if choices.get(key)]
    steps += [f"Give {key}." for key in missing if key in choices and not choices[key]]
    written = [key for key in missing if key not in choices]
    steps += [f"Say in your own words: {', '.join(written)}."] if written else []
    steps += [f"Do it, then say yes: {', '.join(undone)}."] if undone else []
    return Refusal(
        "reasons-needed",
        f"{kind.title}: this can't be recorded without saying {owed}.",
        cite(procedure, demand.source or kind.source),
        " ".join(steps),
    )
