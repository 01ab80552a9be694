"""A case that was imported before, and what a file says of it now: the same, something more, or something else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.council.terms import Vocabulary
from core.law.events import standing
from core.register.imports.maps.file import NOT_IMPORTED
from core.register.imports.planning.planned import Fault, Plan, Planned
from core.register.store.journal.journal import Entered

_BY_REGISTER = ("linked", "calendar_applied", "words_erased", "facts_erased", "superseded")
_CHANGED = (
    "Nothing that was imported is overwritten: put the case right in Heard, so that its history says so."
)
_MANY = frozenset(
    {"note_added", "learning_recorded", "point_added", "recommendation_made", "remedy_promised"}
)
"""Events of which a case may have several that differ in nothing but their words."""
_TELL_APART = ("stage", "point", "by", "reference", "learning", "recommendation", "remedy")
"""Facts that tell several events of one name apart."""


@dataclass(frozen=True)
class Compared:
    """What a file says more of a case; or, in `fault`, what it says otherwise."""

    more: list[Planned] = field(default_factory=list)
    fault: Fault | None = None


def compare(plan: Plan, entered: Sequence[Entered], words: Vocabulary) -> Compared:
    """What the rows say of a case that is there. Nothing that is there is changed by an import."""
    assert plan.new is not None
    imported = _imported(entered)
    left = [*imported, *(entry for entry in _standing(entered) if entry not in imported)]
    new = plan.new
    received = _same(left, "received", new.received_on, new.facts, new.words, words)
    if received is None:
        return _otherwise(f"received of {new.received_on.isoformat()} was imported otherwise")
    left.remove(received)
    more: list[Planned] = []
    for planned in plan.entries:
        entry = planned.entry
        same = _same(left, entry.event, entry.on, entry.facts, entry.words, words)
        if same is None:
            more.append(planned)
        else:
            left.remove(same)
    for planned in more:
        if _contradicts(planned, left):
            entry = planned.entry
            return _otherwise(
                f"{entry.event} of {entry.on.isoformat()} is in the case otherwise: of another day, or with other facts"
            )
    gone = [entry.event for entry in imported if entry in left and entry.event.name not in _BY_REGISTER]
    if gone:
        reason = f"{gone[0].name} of {gone[0].on.isoformat()} was imported, and the row no longer says it"
        return _otherwise(reason)
    return Compared(more)


def _otherwise(reason: str) -> Compared:
    return Compared(fault=Fault("", reason, _CHANGED))


def _imported(entered: Sequence[Entered]) -> list[Entered]:
    """The events that came with an import; of a case that was taken here, all that stand and can be imported."""
    first = entered[0]
    if "old_reference" in first.event.facts:
        return [entry for entry in entered if entry.at == first.at and entry.by == first.by]
    return _standing(entered)


def _standing(entered: Sequence[Entered]) -> list[Entered]:
    stand = {event.seq for event in standing([entry.event for entry in entered])}
    return [entry for entry in entered if entry.seq in stand and entry.event.name not in NOT_IMPORTED]


def _contradicts(planned: Planned, left: Sequence[Entered]) -> bool:
    """Whether the case has this event already, of another day or with other facts."""
    entry = planned.entry
    return entry.event not in _MANY and any(
        other.event.name == entry.event
        and all(entry.facts.get(key) == other.event.facts.get(key) for key in _TELL_APART)
        for other in left
    )


def _same(
    left: Sequence[Entered],
    name: str,
    on: date,
    facts: Mapping[str, object],
    texts: Mapping[str, str],
    words: Vocabulary,
) -> Entered | None:
    """The event that says the same. A theme that was merged since is the one that it is read as."""
    return next(
        (
            entry
            for entry in left
            if entry.event.name == name
            and entry.event.on == on
            and all(
                _read(words, key, entry.event.facts.get(key)) == _read(words, key, facts[key])
                for key in facts
            )
            and (entry.words is None or dict(entry.words) == dict(texts))
        ),
        None,
    )


def _read(words: Vocabulary, kind: str, value: object) -> object:
    return words.stands_for(kind, value) if isinstance(value, str) else value
