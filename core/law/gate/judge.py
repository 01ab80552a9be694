"""One change of a case, judged whole: what it does, and what it needs. The register asks this before it writes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.law.clocks.fold import history
from core.law.clocks.worse import MOST_TRIED
from core.law.days.calendar import Calendars
from core.law.events import (
    EFFECT,
    MARKED,
    UNCONFIRMED,
    WAITS,
    Event,
    FactValue,
    as_proposed,
    waiting,
)
from core.law.gate.effects import Effects, effects_of
from core.law.gate.needs import Entry, Needs, needs_of
from core.law.history import History
from core.law.rules.model import Procedure
from core.law.state import Refusal


@dataclass(frozen=True)
class Judgement:
    """What a change does, what it needs, and the event as it is to be written: with the fact of how it stands."""

    effects: Effects
    needs: Needs
    event: Event


def judge(
    procedure: Procedure, events: Sequence[Event], entry: Entry, calendars: Calendars, today: date
) -> Judgement:
    """Derive the case before and after an entry, and say what follows. `events` are its journal without the entry.

    The entry's event has the `seq` that it will have; a correction or a take-back names in `supersedes` what it is about.
    """
    plain = as_proposed(entry.event)
    entry, rest, judged_as = _as_if_never_been(entry, events, plain)
    before = history(procedure, rest, calendars)
    after = history(procedure, [*rest, judged_as], calendars)
    effects = effects_of(before, after, today)
    needs = _while_others_wait(needs_of(effects, entry, after), before)
    written = replace(plain, facts={**plain.facts, **_standing(needs)})
    if needs.another_person:
        shown = confirmed_effects(procedure, [*events, written], written.seq, calendars, today)
        written = replace(written, facts={**written.facts, EFFECT: shown.fingerprint})
    return Judgement(effects, needs, written)


def _as_if_never_been(
    entry: Entry, events: Sequence[Event], plain: Event
) -> tuple[Entry, Sequence[Event], Event]:
    """One's own slips left out; where the first of them had put another entry right, this one is a correction of that."""
    slips = entry.never_been or (
        frozenset({plain.supersedes}) if entry.fresh and plain.supersedes is not None else frozenset()
    )
    if not slips:
        return entry, events, plain
    root = next((event.supersedes for event in events if event.seq == min(slips)), None)
    return (
        replace(entry, fresh=root is None),
        [event for event in events if event.seq not in slips],
        replace(plain, supersedes=root),
    )


def _while_others_wait(needs: Needs, before: History) -> Needs:
    """Late entries are tried in every combination of their two days up to so many; one more waits for its turn."""
    if needs.stands != UNCONFIRMED or len(before.unconfirmed) < MOST_TRIED:
        return needs
    why = f"{MOST_TRIED} late entries of this case are not confirmed yet: this one waits."
    return replace(needs, stands="waits", why=(*needs.why, why))


def _standing(needs: Needs) -> dict[str, FactValue]:
    """The facts that say how an entry stands, and what it is counted as."""
    facts: dict[str, FactValue] = {}
    if needs.stands in (WAITS, UNCONFIRMED):
        facts[needs.stands] = True
    if needs.marks:
        facts[MARKED] = " ".join(needs.marks)
    return facts


def confirmed_effects(
    procedure: Procedure, events: Sequence[Event], seq: int, calendars: Calendars, today: date
) -> Effects:
    """What confirming the entry `seq`, which waits, would do now. Its `fingerprint` is what the confirmer was shown."""
    decision = Event("change_confirmed", today, {"event": seq}, seq=max(event.seq for event in events) + 1)
    before = history(procedure, events, calendars)
    return effects_of(before, history(procedure, [*events, decision], calendars), today)


def waits_already(events: Sequence[Event], seq: int) -> Refusal | None:
    """Why no second change can be proposed for an entry: one at a time may wait for it."""
    other = next((event for event in waiting(events) if event.supersedes == seq), None)
    if other is None:
        return None
    return Refusal(
        "waits-already",
        f"Entry {other.seq} waits already to take the place of entry {seq}.",
        "Heard's design: one change at a time may wait for an entry (CASES, rule 10)",
        "Have it confirmed or refused first, or withdraw it.",
    )
