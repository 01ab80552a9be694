"""An event as an officer enters it, and the line of the journal that comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from core.errors import BadInput
from core.law.events import NO_FACTS, WAITS, Event, FactValue, standing
from core.law.gate.carried import carrying
from core.law.rules.model import Procedure
from core.register.cases import door
from core.register.cases.numbers import kept_number, next_number
from core.register.people.pool import must_be_in_pool
from core.register.register import Register
from core.register.store.journal.journal import Entered, Line
from core.register.store.transaction import Transaction
from core.text import shown

NO_WORDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Entry:
    """Something that happened in a case. `supersedes` is the `seq` of the event that it puts right.

    `by_letter` is what a letter that Heard sent shows: it is recorded together with the sending.
    """

    event: str
    on: date
    facts: Mapping[str, FactValue] = field(default_factory=lambda: NO_FACTS)
    words: Mapping[str, str] = field(default_factory=lambda: NO_WORDS)
    supersedes: int | None = None
    by_letter: bool = False


def line_of(
    register: Register,
    tx: Transaction,
    procedure: Procedure,
    reference: str,
    entered: Sequence[Entered],
    entry: Entry,
    today: date,
) -> Line:
    """What is to be written: checked, cleaned, and completed with what the register itself puts there."""
    kind = carrying(procedure, door.kind_of(procedure, entry.event))
    on = door.day_in(entry.on, today)
    facts = door.facts_in(kind, entry.facts)
    words = door.words_in(kind, entry.words)
    facts = door.with_language(kind, facts, words)
    must_be_people(tx, facts)
    must_be_in_pool(tx, kind, facts)
    door.must_be_in_use(register, kind, facts, on)
    events = [line.event for line in entered]
    corrects = entry.supersedes is not None or entry.event == "superseded"
    corrected = _corrected(entered, entry) if corrects else None
    if corrected is not None:
        facts |= _kept(corrected)
    if facts.get("team") and "team" in entry.facts:
        facts |= door.place_of(register, str(facts["team"]), on)
    if (number_fact := kind.added_fact) is not None:
        key = number_fact.key
        if corrected is not None and corrected.name == entry.event:
            facts[key] = kept_number(events, corrected, number_fact, facts)
        facts.setdefault(key, next_number(events, entry.event, number_fact))
    return Line(reference, entry.event, on, facts, words, entry.supersedes)


def _corrected(entered: Sequence[Entered], entry: Entry) -> Event:
    """The event that is put right. Raises BadInput where there is none that stands, or where it can't be taken back."""
    if entry.supersedes is None:
        raise BadInput(
            "Nothing is named that would be taken back.",
            remedy="Give --supersedes and its number.",
            field="supersedes",
        )
    event = _must_have(entered, entry.supersedes).event
    if WAITS in event.facts and event not in standing([one.event for one in entered]):
        raise BadInput(
            f"Event {event.seq} ({event.name}) takes no place: it waits for another person, or was turned down.",
            remedy="Withdraw it, and put right the event that stands.",
            field="supersedes",
        )
    if event not in standing([one.event for one in entered]):
        raise BadInput(
            f"Event {event.seq} ({event.name}) has been put right already.",
            remedy="Put right the event that stands in its place.",
            field="supersedes",
        )
    if event.name in (
        "calendar_applied",
        "words_erased",
        "facts_erased",
        "linked",
        "moved",
        "point_moved",
    ) or ((event.name == "received") != (entry.event == "received")):
        raise BadInput(
            f"Event {event.seq} ({event.name}) can't be replaced by {entry.event}.",
            remedy="Put it right by an event of the same name.",
            field="supersedes",
        )
    return event


def _kept(corrected: Event) -> dict[str, FactValue]:
    """What the register had put on an event, kept by the one that puts it right."""
    if corrected.name != "received":
        return {}
    return {key: corrected.facts[key] for key in door.BY_REGISTER if key in corrected.facts}


def _must_have(entered: Sequence[Entered], seq: int) -> Entered:
    if not 1 <= seq <= len(entered):
        raise BadInput(
            f"The case has no event {seq}.", remedy=f"Its events are 1 to {len(entered)}.", field="supersedes"
        )
    return entered[seq - 1]


def must_be_people(tx: Transaction, facts: Mapping[str, FactValue]) -> None:
    """An owner is somebody of the complaints team."""
    owner = facts.get("owner")
    if owner is None:
        return
    user = tx.user(str(owner))
    if user is None or user.role == "staff":
        raise BadInput(
            f"{shown(str(owner), one_line=True)} is not a person in this register.",
            remedy="`heard users list` names those who are.",
            field="owner",
        )
