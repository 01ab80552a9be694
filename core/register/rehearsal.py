"""A new edition of a procedure, rehearsed: which open cases would have other dates by it. Nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.law.cases.derive import derive
from core.law.procedures.load import problems, read_own
from core.law.rules.matching import Layer
from core.law.rules.model import Procedure
from core.law.state import CaseState, ClockState
from core.register.register import Register
from core.register.store.calendar import calendars
from core.register.store.journal import journal
from core.register.store.projections.cases import open_references
from core.register.store.story import Story, tell


@dataclass(frozen=True)
class ChangedClock:
    """A clock that would stand otherwise: its day and its state, now and by the new edition. None where it has none."""

    id: str
    title: str
    layer: Layer
    owed_by: str
    due_before: date | None
    due_after: date | None
    state_before: ClockState | None
    state_after: ClockState | None


@dataclass(frozen=True)
class ChangedCase:
    """An open case whose dates would change. `falls_under` says that it was received while the new edition is in force:
    others keep the edition of their receipt.
    """

    reference: str
    received_on: date
    version: str
    falls_under: bool
    clocks: tuple[ChangedClock, ...]


@dataclass(frozen=True)
class Rehearsal:
    """What a new edition would do. `looked_at` is how many open cases of the procedure there are."""

    procedure: str
    title: str
    version: str
    in_force_from: date
    looked_at: int
    changed: tuple[ChangedCase, ...]


def rehearse(register: Register, file: Path, *, today: date) -> Rehearsal:
    """Count every open case of a procedure by the edition in a file, as if it held. Raises CoreError for a file that can't be used."""
    for problem in problems(file, register.home):
        raise problem
    edition = read_own(file)
    looked_at, changed = 0, []
    with register.read() as session:
        versions = calendars(session)
        for reference in open_references(session):
            entered = journal.history(session, reference)
            story = tell(reference, entered, register.procedures, versions, today)
            if story.procedure.key != edition.key:
                continue
            looked_at += 1
            events = [entry.event for entry in entered]
            then = derive(edition, events, versions, today, explain=False)
            if clocks := tuple(changed_clocks(story.state, then)):
                changed.append(_case(story, edition, clocks))
    return Rehearsal(
        edition.key, edition.title, edition.version, edition.in_force_from, looked_at, tuple(changed)
    )


def _case(story: Story, edition: Procedure, clocks: tuple[ChangedClock, ...]) -> ChangedCase:
    received = story.received.on
    return ChangedCase(story.reference, received, story.procedure.version, edition.in_force(received), clocks)


def changed_clocks(now: CaseState, then: CaseState) -> Iterator[ChangedClock]:
    """The clocks that stand otherwise in one state of a case than in the other; not those that have begun in neither."""
    before = {clock.id: clock for clock in now.clocks}
    after = {clock.id: clock for clock in then.clocks}
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        due = (old.due if old else None, new.due if new else None)
        if due[0] == due[1] and (old.state if old else None) == (new.state if new else None):
            continue
        if due == (None, None):  # neither has begun: nobody's date changes
            continue
        clock = new or old
        assert clock is not None
        states = (old.state if old else None, new.state if new else None)
        yield ChangedClock(key, clock.title, clock.layer, clock.owed_by, *due, *states)
