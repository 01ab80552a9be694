"""What a council calls its findings and its outcomes: titles laid over those of the procedures."""

from collections.abc import Mapping
from dataclasses import replace

from core.law.rules.model import Choice, FactKind, Procedure

Labels = Mapping[str, Mapping[str, str]]
"""Titles by key, for `finding` (upheld, partly_upheld ...) and `outcome` (withdrawn, resolved ...)."""


def relabelled(procedure: Procedure, labels: Labels) -> Procedure:
    """The same procedure under a council's own titles; what the program calls them may still be typed."""
    if not labels:
        return procedure
    finding, outcome = labels.get("finding", {}), labels.get("outcome", {})
    events = tuple(
        replace(kind, facts=tuple(_fact(fact, finding) for fact in kind.facts))
        if any(fact.key == "finding" for fact in kind.facts)
        else kind
        for kind in procedure.events
    )
    return replace(
        procedure,
        events=events,
        findings=_titled(procedure.findings, finding),
        outcomes=_titled(procedure.outcomes, outcome),
    )


def _fact(fact: FactKind, titles: Mapping[str, str]) -> FactKind:
    return replace(fact, choices=_titled(fact.choices, titles)) if fact.key == "finding" else fact


def _titled(choices: tuple[Choice, ...], titles: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(
        replace(choice, title=titles[choice.key], aliases=(*choice.aliases, choice.title))
        if choice.key in titles and titles[choice.key] != choice.title
        else choice
        for choice in choices
    )
