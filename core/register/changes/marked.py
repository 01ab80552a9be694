"""All that waits, and all that was marked, over every case: what a manager looks through, and confirms a file at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.law.events import FILE
from core.law.gate.marks import undecided
from core.law.gate.needs import Mark, Stands
from core.law.state import Refusal
from core.register.cases.history import lines
from core.register.changes.decide import confirm_in
from core.register.gate.another import Parts, another_refusal, names_behind, names_of
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered
from core.register.store.journal.stamp import Stamp
from core.register.store.story import pinned
from core.register.store.transaction import Transaction
from core.register.users import may_read_changes

SOURCE = "Heard's design: what an import adds needs one confirmation for the file (CASES, rule 10)"


@dataclass(frozen=True)
class Marked:
    """One change that was marked or that waits: which entry of which case, what it is counted as, who decided what."""

    reference: str
    seq: int
    event: str
    title: str
    on: date
    recorded_on: date
    by: str
    stands: Stands
    marks: tuple[Mark, ...]
    decided: str
    decided_by: str
    file: str

    @property
    def waits(self) -> bool:
        """Whether another person has still to look at it."""
        return self.stands != "at once" and not self.decided


@dataclass(frozen=True)
class ConfirmedFile:
    """What came of confirming a file: how many entries of it count now, and what is left and why, by case and entry."""

    file: str
    confirmed: int
    left: tuple[tuple[str, int, str], ...]


def marked(register: Register, *, waiting: bool = False) -> tuple[Marked, ...]:
    """Every change that was marked, over all cases, in the order of the journal; with `waiting` only what still waits."""
    with register.read_own() as (session, _):
        may_read_changes(session, register.reader)
        found = tuple(
            change
            for reference in journal.subjects_with(session, '"marked":', '"effect":')
            for change in _marked_in(register, session, reference)
        )
    return tuple(change for change in found if change.waits) if waiting else found


def confirm_file(register: Register, file: str, *, stamp: Stamp) -> ConfirmedFile | Refusal:
    """Confirm all that an import added to cases that were there, and all it brought of after the cutover day.

    What somebody can't confirm, because a case is theirs or has gone on since, is left and named. Refused where nothing
    of that file waits, and for whoever brought it in.
    """

    def work(tx: Transaction) -> ConfirmedFile | Refusal:
        may_read_changes(tx.session, stamp.by)
        theirs = list(_of_file(tx, file))
        if not theirs:
            return Refusal(
                "nothing-waits", f"Nothing of {file} waits.", SOURCE, "`heard case changes` lists what does."
            )
        nobody = Parts(frozenset(), "", frozenset())
        if refused := another_refusal(tx, nobody, stamp, demonstration=register.demonstration):
            return refused
        if not names_of(entry for _, entry in theirs).isdisjoint(names_behind(stamp)):
            return Refusal(
                "same-person", f"{stamp.by} brought {file} in.", SOURCE, "Another person confirms it."
            )
        left = []
        for reference, entry in theirs:
            done = confirm_in(register, tx, reference, entry.seq, stamp=stamp)
            if isinstance(done, Refusal):
                left.append((reference, entry.seq, done.reason))
        if len(left) == len(theirs):
            return Refusal(
                "nothing-confirmed", left[0][2], SOURCE, "Ask another person, or look at each by itself."
            )
        return ConfirmedFile(file, len(theirs) - len(left), tuple(left))

    return register.write_whole(work)


def _of_file(tx: Transaction, file: str) -> Iterator[tuple[str, Entered]]:
    for reference in journal.subjects_with(tx.session, f'"{FILE}":"{file}"'):
        entered = tx.history(reference)
        for seq in undecided([entry.event for entry in entered]):
            if entered[seq - 1].event.facts.get(FILE) == file:
                yield reference, entered[seq - 1]


def _marked_in(register: Register, session: Session, reference: str) -> Iterator[Marked]:
    entered = journal.history(session, reference)
    procedure = register.procedures.version(*pinned([entry.event for entry in entered]))
    for line, entry in zip(lines(procedure, entered), entered, strict=True):
        if line.marks or line.stands != "at once":
            yield Marked(
                reference,
                line.seq,
                line.event,
                line.title,
                line.on,
                entry.event.recorded_on or line.on,
                line.written_by,
                line.stands,
                line.marks,
                line.decided,
                line.decided_by,
                str(line.facts.get(FILE, "")),
            )
