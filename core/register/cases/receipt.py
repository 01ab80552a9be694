"""The receipt of a complaint: what is taken down of it, what goes without saying, and the event that opens its case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.law.events import NO_FACTS, Event, FactValue, standing
from core.law.refusals.refusals import refusal
from core.law.rules.model import EventKind, FactKind, Procedure
from core.law.state import Refusal
from core.register.cases import door
from core.register.cases.entries import NO_WORDS, Entry, must_be_people
from core.register.cases.seen import Recorded
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal import journal
from core.register.store.journal.canonical import facts_of
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction
from core.register.users import must_be_known
from core.text import clean

CATEGORY_OF = {
    "child": "CA26-a",
    "parent": "CA26-b",
    "foster_carer": "CA26-d",
    "care_leaver": "CA24D-a",
}
"""Who they usually are in law (reference: Children Act 1989, s26(3), s24D), by who is complaining."""


@dataclass(frozen=True)
class Link:
    """The event that is written in the case that a new one is linked to: `linked`, or what made the new one."""

    event: str = "linked"
    facts: Mapping[str, FactValue] = field(default_factory=lambda: NO_FACTS)
    words: Mapping[str, str] = field(default_factory=lambda: NO_WORDS)


@dataclass(frozen=True)
class NewCase:
    """A complaint as it was taken down; facts are typed (core.law.entry), words as they came.

    `linked_to` is the reference of a case that this one was part of: its receipt date is kept. `press` is what a
    form makes up once, so that pressing twice opens one case. `own_receipt` is for a linked case about something new:
    it keeps the day it was received itself, as does one that was made again after other proceedings (reg 8). `after` is what was said to have happened at once, in order.
    """

    procedure: str
    received_on: date
    facts: Mapping[str, FactValue] = field(default_factory=lambda: NO_FACTS)
    words: Mapping[str, str] = field(default_factory=lambda: NO_WORDS)
    owner: str | None = None
    linked_to: str | None = None
    press: str = ""
    link: Link = field(default_factory=Link)
    own_receipt: bool = False
    after: tuple[Entry, ...] = ()


def receive(register: Register, tx: Transaction, new: NewCase, *, stamp: Stamp) -> Recorded | Refusal:
    """Open a case with its first event; what is to follow at once is its caller's.

    Raises BadInput for what can't be understood or can't be true, CoreError for a login nobody knows.
    """
    today = stamp.day
    must_be_known(tx, stamp.by)
    if new.press and (pressed := _pressed_before(tx, new.press, stamp.by)):
        return pressed
    first = _first_of_family(tx, new.linked_to)
    afresh = new.own_receipt or "first_received_on" in new.facts
    kept = first.event.on if first and not afresh else new.received_on
    received_on = door.day_in(kept, today, field="received")
    procedure = register.procedures.on(new.procedure, received_on)
    kind = door.kind_of(procedure, "received")
    given = {**new.facts, **({"owner": new.owner} if new.owner else {})}
    facts = completed(kind, door.facts_in(kind, given))
    words = door.words_in(kind, new.words)
    facts = door.with_language(kind, facts, words)
    must_be_people(tx, facts)
    door.must_be_in_use(register, kind, facts, received_on)
    facts |= _put_by_register(register, tx, procedure, received_on, facts)
    proposed = Event("received", received_on, facts, seq=1, recorded_on=today)
    refused = refusal(procedure, (), proposed, tx.calendars, today, words=words)
    if refused:
        return refused
    return _open(tx, new, Line("", "received", received_on, facts, words), stamp=stamp)


def _pressed_before(tx: Transaction, press: str, by: str) -> Recorded | None:
    for subject, facts in journal.latest_by(tx.session, by, "received"):
        if facts_of(facts).get("press") == press:
            version = len(tx.history(subject))
            return Recorded(subject, version, 1, again=True)
    return None


def _first_of_family(tx: Transaction, linked_to: str | None) -> Entered | None:
    """The `received` of the case that a linked one keeps the receipt date of."""
    if linked_to is None:
        return None
    reference = tidy(linked_to)
    entered = tx.history(reference)
    if not entered:
        raise no_such_case(tx.session, reference)
    stands = standing([one.event for one in entered])
    received = next(event for event in stands if event.name == "received")
    return next(one for one in entered if one.seq == received.seq)


def _put_by_register(
    register: Register, tx: Transaction, procedure: Procedure, day: date, facts: Mapping[str, FactValue]
) -> dict[str, FactValue]:
    put: dict[str, FactValue] = {
        "procedure": procedure.key,
        "procedure_version": procedure.version,
        "calendar": max(tx.calendars),
    }
    if facts.get("team"):
        put |= door.place_of(register, str(facts["team"]), day)
    return put


def _open(tx: Transaction, new: NewCase, line: Line, *, stamp: Stamp) -> Recorded:
    """Give the case its number and write its first event; a linked one is written on both sides."""
    reference = tx.next_reference(line.on.year)
    facts = dict(line.facts)
    if new.press:
        facts["press"] = clean(new.press, field="press")
    if new.linked_to:
        first = tidy(new.linked_to)
        family = tx.history(first)[0].event.facts.get("family", first)
        facts |= {"linked_to": first, "family": family}
        today = stamp.day
        other = {**new.link.facts, "linked_to": reference}
        tx.append(Line(first, new.link.event, today, other, dict(new.link.words)), stamp)
    opened = tx.append(Line(reference, line.name, line.on, facts, line.words), stamp)
    return Recorded(reference, opened.seq, opened.seq)


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
