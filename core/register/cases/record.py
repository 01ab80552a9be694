"""Record what happened in a case: checked, asked of the law, then one event is written, and what the register adds to it.

A refusal is a value that is returned, and nothing is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.law.demands import unsaid
from core.law.events import Event
from core.law.reasons import words_said
from core.law.refusals.corrections import correction_refusal
from core.law.refusals.refusals import refusal
from core.law.rules.model import Procedure
from core.law.state import Refusal
from core.register.cases.breaches import own_place
from core.register.cases.entries import Entry, line_of
from core.register.cases.made_again import PUT_IN_AGAIN, open_again
from core.register.cases.numbers import taken_refusal
from core.register.cases.planned import planned
from core.register.cases.points import approval_refusal, route_refusal, second_view_refusal
from core.register.cases.receipt import NewCase, receive
from core.register.cases.seen import Recorded, changed_since, is_stale, twice
from core.register.gate.judging import Judged, judged
from core.register.people.appointments import appointment_refusal
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.plan import Plan
from core.register.store.story import calendar_version, pinned, tell
from core.register.store.transaction import Transaction
from core.register.users import must_be_known


@dataclass(frozen=True)
class Weighed:
    """An event that the law allows, judged: the case as it is, and what the event would do to it."""

    reference: str
    procedure: Procedure
    entered: Sequence[Entered]
    judged: Judged


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
    """Append one event to a case, if the law allows it now and it comes with what its effect asks for.

    `seen` is the version of the case that `by` was looking at.
    A version that is no longer the case's gives Stale, unless what came since is this same event (a button pressed
    twice): then it is answered as it was. Raises BadInput, and CoreError for a case or a login nobody knows.
    """
    with register.joined(tx) as tx:
        weighed = weigh(register, tx, reference, entry, stamp=stamp, seen=seen)
        if isinstance(weighed, Recorded | Refusal):
            return weighed
        judged, reference = weighed.judged, weighed.reference
        if judged.refusal is not None:
            return judged.refusal
        seq = tx.append(judged.line, stamp).seq
        if not judged.waits:
            if judged.line.name == "breach_recorded" and judged.line.supersedes is None:
                _give_breach_its_place(register, tx, weighed.procedure, judged.line, stamp=stamp)
            if judged.line.name == PUT_IN_AGAIN and judged.line.supersedes is None:
                open_again(register, tx, judged.line, stamp=stamp)
            catch_up(tx, reference, stamp=stamp)
        return Recorded(reference, len(tx.history(reference)), seq, stands=judged.needs.stands)


def preview(
    register: Register, reference: str, entry: Entry, *, stamp: Stamp, seen: int | None = None
) -> Weighed | Recorded | Refusal:
    """What recording an event would do, and what it needs; nothing is written. Raises as `record` does."""
    with register.read():
        pass
    with register.sessions.look() as session:
        plan = Plan(session, register.procedures)
        return weigh(register, plan, reference, entry, stamp=stamp, seen=seen)


def weigh(
    register: Register, tx: Transaction, reference: str, entry: Entry, *, stamp: Stamp, seen: int | None
) -> Weighed | Recorded | Refusal:
    """Look at an event as it would be written: why the law refuses it, or what it does and needs."""
    today = stamp.day
    must_be_known(tx, stamp.by)
    reference = tidy(reference)
    entered = tx.history(reference)
    if not entered:
        raise no_such_case(tx.session, reference)
    events = [one.event for one in entered]
    procedure = register.procedures.version(*pinned(events))
    line = line_of(register, tx, procedure, reference, entered, entry, today)
    if seen is not None and seen != len(entered):
        kind = procedure.event(line.name)
        if again := twice(kind, entered, line, seen, by=stamp.by):
            return again
        if is_stale(entered, seen):
            return changed_since(procedure, reference, entered, seen)
    refused = _refused(procedure, entered, line, tx, stamp)
    if refused is None or refused.code == "two-parts":
        refused = appointment_refusal(tx, entered, line, words_said(line.words)) or refused
    if refused:
        return refused
    return Weighed(
        reference,
        procedure,
        entered,
        judged(tx, procedure, entered, line, stamp, by_letter=entry.by_letter),
    )


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
        if isinstance(receive(register, tx, new, stamp=stamp), Recorded):
            return
    today = stamp.day
    entered = tx.history(line.subject)
    entry = Entry("point_added", line.on, place.facts, {"text": place.text})
    point = line_of(register, tx, procedure, line.subject, entered, entry, today)
    if _refused(procedure, entered, point, tx, stamp) is None:
        tx.append(judged(tx, procedure, entered, point, stamp).line, stamp)


def _refused(
    procedure: Procedure, entered: Sequence[Entered], line: Line, tx: Transaction, stamp: Stamp
) -> Refusal | None:
    events, today = [one.event for one in entered], stamp.day
    proposed = Event(line.name, line.on, line.facts, len(events) + 1, today, line.supersedes)
    if not_another := _not_another(entered, line, stamp):
        return not_another
    if line.supersedes is not None:
        replacement = None if line.name == "superseded" else proposed
        refused = correction_refusal(
            procedure, events, line.supersedes, replacement, tx.calendars, today, words=line.words
        )
        return refused or _unsaid(procedure, line)
    if taken := taken_refusal(procedure.event(line.name), events, line.facts):
        return taken
    refused = refusal(procedure, events, proposed, tx.calendars, today, words=line.words)
    return refused or _unsaid(procedure, line)


def _not_another(entered: Sequence[Entered], line: Line, stamp: Stamp) -> Refusal | None:
    """Why this person can't say what somebody else has to say: a route, a second view, a sentence for the public."""
    if line.name == "route_confirmed":
        return route_refusal(entered, stamp)
    if line.name == "second_view_given":
        point = line.facts.get("point", 1)
        return second_view_refusal(entered, point if isinstance(point, int) else 1, stamp)
    if line.name == "learning_approved":
        number = line.facts.get("learning", 1)
        return approval_refusal(entered, number if isinstance(number, int) else 1, stamp)
    return None


def _unsaid(procedure: Procedure, line: Line) -> Refusal | None:
    kind = procedure.event(line.name)
    return unsaid(procedure, kind, line.facts, line.words) if kind else None


def catch_up(tx: Transaction, reference: str, *, stamp: Stamp) -> None:
    """Bring a case that was closed when the calendar changed, and is open again, under the calendar of today."""
    newest = max(tx.calendars)
    entered = tx.history(reference)
    if calendar_version([one.event for one in entered]) == newest:
        return
    if tell(reference, entered, tx.procedures, tx.calendars).state.status != "closed":
        tx.append(Line(reference, "calendar_applied", stamp.day, {"version": newest}, {}), stamp)
