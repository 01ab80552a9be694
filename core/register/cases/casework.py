"""The verbs of an officer: receive a complaint, record what happened, read a case.

Each checks what came in, asks the law, then appends one event; lists and figures change in the same transaction.
A refusal is a value that is returned, and nothing is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.law.demands import unsaid
from core.law.events import NO_FACTS, Event, FactValue, standing
from core.law.reasons import words_said
from core.law.refusals.corrections import correction_refusal
from core.law.refusals.refusals import refusal
from core.law.rules.model import Procedure
from core.law.state import Refusal
from core.register.cases import door
from core.register.cases.breaches import own_place
from core.register.cases.entries import NO_WORDS, Entry, line_of, must_be_people
from core.register.cases.numbers import taken_refusal
from core.register.cases.planned import planned
from core.register.cases.points import approval_refusal, second_view_refusal
from core.register.cases.read import Case, case
from core.register.cases.receipt import completed
from core.register.cases.second_person import same_person
from core.register.cases.seen import Recorded, Stale, changed_since, twice
from core.register.people.appointments import appointment_refusal
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal import journal
from core.register.store.journal.canonical import facts_of
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.story import calendar_version, pinned, tell
from core.register.store.transaction import Transaction
from core.register.users import must_be_known
from core.text import clean

__all__ = [
    "Case",
    "Entry",
    "Link",
    "NewCase",
    "Recorded",
    "Stale",
    "case",
    "changed_since",
    "new_case",
    "record",
]


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
    it keeps the day it was received itself.
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


@planned
def new_case(
    register: Register, new: NewCase, *, stamp: Stamp, tx: Transaction | None = None
) -> Recorded | Refusal:
    """Open a case with its first event. `tx` joins a write that is already open.

    Raises BadInput for what can't be understood or can't be true, CoreError for a login nobody knows.
    """
    today = stamp.day
    with register.joined(tx) as tx:
        must_be_known(tx, stamp.by)
        if new.press and (pressed := _pressed_before(tx, new.press, stamp.by)):
            return pressed
        first = _first_of_family(tx, new.linked_to)
        kept = first.event.on if first and not new.own_receipt else new.received_on
        received_on = door.day_in(kept, today, field="received")
        procedure = register.procedures.on(new.procedure, received_on)
        kind = door.kind_of(procedure, "received")
        given = {**new.facts, **({"owner": new.owner} if new.owner else {})}
        facts = completed(kind, door.facts_in(kind, given))
        words = door.words_in(kind, new.words)
        must_be_people(tx, facts)
        door.must_be_in_use(register, kind, facts, received_on)
        facts |= _put_by_register(register, tx, procedure, received_on, facts)
        proposed = Event("received", received_on, facts, seq=1, recorded_on=today)
        refused = refusal(procedure, (), proposed, tx.calendars, today, words=words)
        if refused:
            return refused
        return _open(tx, new, Line("", "received", received_on, facts, words), stamp=stamp)


@planned
def record(
    register: Register,
    reference: str,
    entry: Entry,
    *,
    stamp: Stamp,
    seen: int | None = None,
    tx: Transaction | None = None,
) -> Recorded | Refusal:
    """Append one event to a case, if the law allows it now. `seen` is the version of the case that `by` was looking at.

    A version that is no longer the case's gives Stale, unless what came since is this same event (a button pressed
    twice): then it is answered as it was. Raises BadInput, and CoreError for a case or a login nobody knows.
    """
    today = stamp.day
    with register.joined(tx) as tx:
        must_be_known(tx, stamp.by)
        reference = tidy(reference)
        entered = tx.history(reference)
        if not entered:
            raise no_such_case(tx.session, reference)
        events = [one.event for one in entered]
        procedure = register.procedures.version(*pinned(events))
        line = line_of(register, tx, procedure, reference, entered, entry, today)
        if seen is not None and seen != len(entered):
            return twice(entered, line, seen, by=stamp.by) or changed_since(
                procedure, reference, entered, seen
            )
        refused = _refused(procedure, entered, line, tx, today, by=stamp.by)
        if refused is None or refused.code == "two-parts":
            refused = appointment_refusal(tx, entered, line, words_said(line.words)) or refused
        if refused:
            return refused
        seq = tx.append(line, stamp).seq
        if line.name == "breach_recorded" and line.supersedes is None:
            _give_breach_its_place(register, tx, procedure, line, stamp=stamp)
        _catch_up(tx, reference, stamp=stamp)
        return Recorded(reference, len(tx.history(reference)), seq)


def _give_breach_its_place(
    register: Register, tx: Transaction, procedure: Procedure, line: Line, *, stamp: Stamp
) -> None:
    """Open the linked case of a breach, or add its point where the case still takes points."""
    place = own_place(register, line)
    if place.procedure:
        new = NewCase(
            place.procedure, line.on, place.facts, {"summary": place.text}, owner=stamp.by,
            linked_to=line.subject, own_receipt=True,
        )  # fmt: skip
        if isinstance(new_case(register, new, stamp=stamp, tx=tx), Recorded):
            return
    today = stamp.day
    entered = tx.history(line.subject)
    entry = Entry("point_added", line.on, place.facts, {"text": place.text})
    point = line_of(register, tx, procedure, line.subject, entered, entry, today)
    if _refused(procedure, entered, point, tx, today, by=stamp.by) is None:
        tx.append(point, stamp)


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


def _refused(
    procedure: Procedure, entered: Sequence[Entered], line: Line, tx: Transaction, today: date, *, by: str
) -> Refusal | None:
    events = [one.event for one in entered]
    proposed = Event(line.name, line.on, line.facts, len(events) + 1, today, line.supersedes)
    if line.name == "route_confirmed" and (same := same_person(entered, by=by)):
        return same
    if line.supersedes is not None:
        replacement = None if line.name == "superseded" else proposed
        refused = correction_refusal(
            procedure, events, line.supersedes, replacement, tx.calendars, today, words=line.words
        )
        return refused or _unsaid(procedure, line)
    if taken := taken_refusal(procedure.event(line.name), events, line.facts):
        return taken
    if line.name == "second_view_given":
        point = line.facts.get("point", 1)
        refused = second_view_refusal(entered, point if isinstance(point, int) else 1, by=by)
        if refused:
            return refused
    if line.name == "learning_approved":
        number = line.facts.get("learning", 1)
        refused = approval_refusal(entered, number if isinstance(number, int) else 1, by=by)
        if refused:
            return refused
    refused = refusal(procedure, events, proposed, tx.calendars, today, words=line.words)
    return refused or _unsaid(procedure, line)


def _unsaid(procedure: Procedure, line: Line) -> Refusal | None:
    kind = procedure.event(line.name)
    return unsaid(procedure, kind, line.facts, line.words) if kind else None


def _catch_up(tx: Transaction, reference: str, *, stamp: Stamp) -> None:
    """Bring a case that was closed when the calendar changed, and is open again, under the calendar of today."""
    newest = max(tx.calendars)
    entered = tx.history(reference)
    if calendar_version([one.event for one in entered]) == newest:
        return
    if tell(reference, entered, tx.procedures, tx.calendars).state.status != "closed":
        tx.append(Line(reference, "calendar_applied", stamp.day, {"version": newest}, {}), stamp)
