"""What any event can carry beside its own facts and words: what the gate may ask for, whatever the event is called."""

from dataclasses import replace

from core.law.events import IRREGULAR
from core.law.refusals.irregular import CAN_HAPPEN
from core.law.rules.kept import Kept
from core.law.rules.model import Choice, EventKind, FactKind, Procedure, WordKind

WORDS = (
    WordKind("reason", "Reason", long=True, help="Why this is recorded, or put right."),
    WordKind("evidence", "What shows it", long=True, help="Where it can be seen that it happened that day."),
    WordKind("no_offer", "Why no advocate could be offered", long=True),
    WordKind("their_words", "What they said, in their own words", long=True),
    WordKind("present", "Who was there"),
)
"""Words that a change may need."""
_IRREGULAR = FactKind(
    IRREGULAR,
    "Happened although the law refuses it",
    "code",
    choices=tuple(Choice(code, code.replace("-", " ").capitalize()) for code in sorted(CAN_HAPPEN)),
    help="The code of the rule, as the refusal gave it.",
)
_CARRYING: Kept[EventKind] = Kept()
_NEVER_IRREGULAR = frozenset({"received", "superseded"})


def carrying(procedure: Procedure, kind: EventKind) -> EventKind:
    """The same kind of event with the facts and words that a change may need and that it does not name itself."""
    return _CARRYING.of(_carrying, procedure, kind)


def _carrying(procedure: Procedure, kind: EventKind) -> EventKind:
    duplicate = procedure.event("closed_as_duplicate")
    because = [fact for fact in duplicate.facts if fact.key == "because"] if duplicate else []
    facts = [*because, *([] if kind.key in _NEVER_IRREGULAR else [_IRREGULAR])]
    own = {fact.key for fact in kind.facts} | {word.key for word in kind.words}
    return replace(
        kind,
        facts=(*kind.facts, *(fact for fact in facts if fact.key not in own)),
        words=(*kind.words, *(word for word in WORDS if word.key not in own)),
    )


def word_titles(procedure: Procedure, event: str) -> dict[str, str]:
    """What the words of an event are called, those that a change may need too; none of an event that nobody knows."""
    kind = procedure.event(event)
    return {word.key: word.title for word in carrying(procedure, kind).words} if kind else {}
