"""The one place where an event of a case is judged before it is written: what it does, and what it needs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.law.clocks.fold import history
from core.law.events import FILE, WAITS, Event
from core.law.gate.effects import Effects
from core.law.gate.given import lacking
from core.law.gate.judge import judge, waits_already
from core.law.gate.needs import NOTHING, Entry, Kind, Needs
from core.law.rules.model import Procedure
from core.law.state import Refusal
from core.register.gate.another import involved_in, names_behind
from core.register.gate.slips import slips
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.journal import history as journal_of
from core.register.store.journal.stamp import Stamp
from core.register.store.own import cutover_day
from core.register.store.people.users import USERS
from core.register.store.transaction import Transaction


@dataclass(frozen=True)
class Judged:
    """A change before it is written: the line as it will stand, what it does and needs, and what it still lacks."""

    line: Line
    effects: Effects
    needs: Needs
    refusal: Refusal | None

    @property
    def waits(self) -> bool:
        """Whether it waits for another person, and changes nothing until then."""
        return self.needs.stands == WAITS


def judged(
    tx: Transaction,
    procedure: Procedure,
    entered: Sequence[Entered],
    line: Line,
    stamp: Stamp,
    *,
    by_letter: bool = False,
) -> Judged:
    """Judge one event of a case. `by_letter` is an event that a letter which Heard sent shows.

    What comes by a file is not asked for words that a file has not: it is `unconfirmed`, or waits, until somebody has
    confirmed the file. History of a new case, from before the register was there, needs nothing.
    """
    today, calendars = stamp.day, tx.calendars
    file = tx.file
    if file is not None and file.new_cases and line.on < history_until(tx):
        return Judged(line, Effects(today, (), ()), NOTHING, None)
    events = [entry.event for entry in entered]
    wrong = slips(tx, entered, line.supersedes, stamp) if file is None else frozenset()
    proposed = Event(line.name, line.on, line.facts, len(events) + 1, today, line.supersedes)
    entry = Entry(
        _kind(line),
        proposed,
        today,
        fresh=bool(wrong),
        never_been=wrong,
        by_letter=by_letter,
        concerns_recorder=not names_behind(stamp).isdisjoint(involved_in(entered)),
    )
    outcome = judge(procedure, events, entry, calendars, today)
    needs, facts = outcome.needs, dict(outcome.event.facts)
    refused = None
    if file is not None:
        facts |= {FILE: file.key} if needs.another_person else {}
    elif needs != NOTHING:
        refused = lacking(needs, proposed, line.words, history(procedure, events, calendars))
    if needs.stands == WAITS and line.supersedes is not None:
        refused = waits_already(events, line.supersedes) or refused
    return Judged(replace(line, facts=facts), outcome.effects, needs, refused)


def history_until(tx: Transaction) -> date:
    """The day before which everything is history: the cutover day, else that on which the register began to be kept."""
    until: date | None = tx.session.info.get("history_until")
    if until is None:
        first = journal_of(tx.session, USERS.name)[0].event
        until = cutover_day(tx.session) or first.recorded_on or first.on
        tx.session.info["history_until"] = until
    return until


def _kind(line: Line) -> Kind:
    if line.name == "superseded":
        return "take_back"
    return "correction" if line.supersedes is not None else "new"
