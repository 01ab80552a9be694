"""What came of a record, in sentences: which dates are new, what is owed of it still, what comes next."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from tui.cases.words import Terms, clock_sentence

if TYPE_CHECKING:
    from core.law.rules.model import EventKind
    from core.law.state import Clock
    from core.register.cases.read import Case

SHOWN = 2
"""Dates that are said; the case's screen has them all."""


def consequences(before: "Case", after: "Case", terms: Terms, kind: "EventKind") -> Iterator[str]:
    """Each in a sentence: the dates that changed, first the law's; or that none did, where the event is there for that."""
    moved = _changed(before, after)
    for clock in moved[:SHOWN]:
        yield f"{clock.title}: {clock_sentence(clock, terms.today)[0]}."
    if not moved and kind.key in _moves_dates(terms):
        yield "It moves no date: w says why."
    news = [need for need in after.state.needs if need not in before.state.needs]
    step = next(iter(news), next(iter(after.state.needs), None))
    if step is not None:
        yield f"Next: {step.text}"


def _changed(before: "Case", after: "Case") -> "list[Clock]":
    stood = {clock.id: (clock.state, clock.due) for clock in before.state.clocks}
    changed = [
        clock
        for clock in after.state.told
        if clock.state != "not started"
        and (clock.state, clock.due) != stood.get(clock.id)
        and clock.owed_by == "authority"
    ]
    return sorted(
        changed, key=lambda clock: (clock.layer != "law", clock.state not in ("running", "overdue"))
    )


def _moves_dates(terms: Terms) -> frozenset[str]:
    """The events that are recorded to extend a clock."""
    return frozenset(rule.extension.event for rule in terms.procedure.clocks if rule.extension is not None)


def own_words(kind: "EventKind") -> tuple[str, ...]:
    """The keys of the words that an event has beside those that every event takes."""
    keys = [word.key for word in kind.words]
    return tuple(
        dict.fromkeys(key for key in keys if key != "note" and (key != "evidence" or keys.count(key) > 1))
    )


def wanting(kind: "EventKind", words: Collection[str]) -> str:
    """What an event was recorded without, in a sentence: its evidence, or any words at all; empty where nothing is wanting."""
    own = own_words(kind)
    missing = [key for key in own if key == "evidence" and key not in words]
    if own and not any(key in words for key in own):
        missing = [own[0], *missing] if own[0] not in missing else missing
    titles = {word.key: word.title.lower() for word in kind.words}
    return f"Not said yet: {', '.join(titles[key] for key in missing)}." if missing else ""
