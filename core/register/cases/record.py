"""Record what happened in a case: checked, asked of the law, then one event is written, and what the register adds to it.

A refusal is a value that is returned, and nothing is written.
"""

from collections.abc import Sequence
from datetime import date

from core.law.demands import unsaid
from core.law.events import Event
from core.law.reasons import words_said
from core.law.refusals.corrections import correction_refusal
from core.law.refusals.refusals import refusal
from core.law.rules.model import Procedure
from core.law.state import Refusal
from core.register.cases.breaches import own_place
from core.register.cases.entries import Entry, line_of
from core.register.cases.numbers import taken_refusal
from core.register.cases.planned import planned
from core.register.cases.points import approval_refusal, second_view_refusal
from core.register.cases.receipt import NewCase, receive
from core.register.cases.second_person import same_person
from core.register.cases.seen import Recorded, changed_since, twice
from core.register.people.appointments import appointment_refusal
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.story import calendar_version, pinned, tell
from core.register.store.transaction import Transaction
from core.register.users import must_be_known


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
            kind = procedure.event(line.name)
            return twice(kind, entered, line, seen, by=stamp.by) or changed_since(
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
        if isinstance(receive(register, tx, new, stamp=stamp), Recorded):
            return
    today = stamp.day
    entered = tx.history(line.subject)
    entry = Entry("point_added", line.on, place.facts, {"text": place.text})
    point = line_of(register, tx, procedure, line.subject, entered, entry, today)
    if _refused(procedure, entered, point, tx, today, by=stamp.by) is None:
        tx.append(point, stamp)


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
