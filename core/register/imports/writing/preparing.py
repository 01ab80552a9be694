"""A batch of cases, each checked by the law as if it were recorded, without a write: what is new is ready to be written."""

import pickle
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.errors import BadInput
from core.law.state import Refusal
from core.register.cases.record import record
from core.register.cases.seen import Recorded
from core.register.cases.take_down import take_down
from core.register.imports.planning.plan import Planner
from core.register.imports.planning.planned import Fault, Plan, Planned, RowsOfCase
from core.register.imports.reading.reference import same_reference
from core.register.imports.writing.comparing import compare
from core.register.imports.writing.lacking import LACKING
from core.register.imports.writing.rehearsal import UNNUMBERED, Rehearsal, key_of
from core.register.register import Register
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.projections.bulk import Ready, ready


@dataclass(frozen=True)
class Prepared:
    """What became of the rows of one case. `what` is `new`, `added`, `existing`, `changed` or `invalid`.

    `row` is where the first of them stands, `rows` how many there are, `events` how many events are new. Where something
    is added, `lines` are those events, `case` the case and `version` the one that it was compared in. `lacks` are
    the codes of what the old system does not say, `overruled` names what the rows say differently.
    """

    row: str
    what: str
    old_reference: str
    rows: int = 1
    linked_to: str = ""
    events: int = 0
    faults: tuple[Fault, ...] = ()
    case: str = ""
    version: int = 0
    lines: tuple[Line, ...] = ()
    lacks: tuple[str, ...] = ()
    overruled: tuple[str, ...] = ()


@dataclass(frozen=True)
class Batch:
    """What became of some cases, and the new ones among them, packed, in order."""

    rows: tuple[Prepared, ...]
    packed: bytes

    def ready(self) -> list[Ready]:
        """The new cases, unpacked. Only this program's own bytes, kept in its memory, are ever in there."""
        cases: list[Ready] = pickle.loads(zlib.decompress(self.packed))  # noqa: S301
        return cases


class Preparer:
    """Prepares batches of cases under one map."""

    def __init__(self, register: Register, planner: Planner, *, stamp: Stamp, keep: bool) -> None:
        """`keep` says that what is new will be written, so that it has to be made ready."""
        self._keep = keep
        self._register = register.with_words_of_now()
        self._words = self._register.vocabulary
        self._planner = planner
        self._stamp = stamp

    def batch(self, units: Sequence[RowsOfCase], references: Mapping[str, str]) -> Batch:
        """Prepare cases. `references` gives the case of every old reference among them that was imported before."""
        plans = [(rows, self._planner.plan(rows)) for rows in units]
        with self._register.read() as session:
            histories = journal.histories(session, list(references.values())) if references else {}
            rehearsal = Rehearsal(session, self._register.procedures, key_of(self._stamp))
            outcomes: list[Prepared] = []
            cases: list[Ready] = []
            for rows, plan in plans:
                case = references.get(same_reference(plan.old_reference), "")
                if plan.faults or plan.new is None:
                    outcomes.append(_invalid(plan, rows, plan.faults))
                elif case:
                    outcomes.append(self._compared(plan, rows, rehearsal, case, histories[case]))
                else:
                    outcomes.append(self._rehearsed(plan, rows, rehearsal, cases))
        return Batch(tuple(outcomes), zlib.compress(pickle.dumps(cases, 5), 1))

    def rehearse(self, plan: Plan, rehearsal: Rehearsal) -> tuple[Fault, ...]:
        """Take a new case through casework; why it stopped, if it did."""
        assert plan.new is not None
        rehearsal.begin(old_reference=plan.old_reference)
        try:
            with rehearsal.as_history(plan.lacks):
                answer = take_down(self._register, plan.new, stamp=self._stamp, tx=rehearsal)
        except BadInput as error:
            return (Fault("", error.reason, error.remedy),)
        if isinstance(answer, Refusal):
            return (Fault("", answer.reason, answer.remedy),)
        return self._recorded(plan.entries, rehearsal)

    def _rehearsed(self, plan: Plan, rows: RowsOfCase, rehearsal: Rehearsal, cases: list[Ready]) -> Prepared:
        if faults := self.rehearse(plan, rehearsal):
            return _invalid(plan, rows, faults)
        if self._keep:
            cases.append(ready(*rehearsal.take()))
        return Prepared(
            plan.row,
            "new",
            plan.old_reference,
            len(rows),
            plan.linked_to,
            len(rehearsal.entered),
            lacks=rehearsal.lacks,
            overruled=plan.overruled,
        )

    def _compared(
        self, plan: Plan, rows: RowsOfCase, rehearsal: Rehearsal, case: str, entered: Sequence[Entered]
    ) -> Prepared:
        compared = compare(plan, entered, self._words)
        if compared.fault is not None:
            return Prepared(plan.row, "changed", plan.old_reference, len(rows), faults=(compared.fault,))
        if not compared.more:
            return Prepared(plan.row, "existing", plan.old_reference, len(rows))
        rehearsal.begin(entered)
        if faults := self._recorded(compared.more, rehearsal):
            return _invalid(plan, rows, faults)
        added = rehearsal.entered[len(entered) :]
        return Prepared(
            plan.row,
            "added",
            plan.old_reference,
            len(rows),
            events=len(added),
            case=case,
            version=len(entered),
            lines=tuple(
                Line(case, entry.event.name, entry.event.on, dict(entry.event.facts), dict(entry.words or {}))
                for entry in added
            ),
            lacks=rehearsal.lacks,
        )

    def _recorded(self, entries: Sequence[Planned], rehearsal: Rehearsal) -> tuple[Fault, ...]:
        """Record events one after the other; why that stopped, if it did."""
        for planned in entries:
            if rehearsal.follows_by_itself(planned.entry):
                continue
            try:
                answer = self._record(planned, rehearsal)
            except BadInput as error:
                return (Fault(planned.column, error.reason, error.remedy, planned.row),)
            if isinstance(answer, Refusal):
                return (Fault(planned.column, answer.reason, answer.remedy, planned.row),)
        return ()

    def _record(self, planned: Planned, rehearsal: Rehearsal) -> Recorded | Refusal:
        """Record an event; where the law asks for what the old system does not say, as history."""
        with rehearsal.as_history(planned.lacks):
            answer = record(self._register, UNNUMBERED, planned.entry, stamp=self._stamp, tx=rehearsal)
        if isinstance(answer, Refusal) and answer.code in LACKING:
            with rehearsal.as_history((*planned.lacks, answer.code)):
                return rehearsal.take_over(self._register, planned.entry, self._stamp)
        return answer


def _invalid(plan: Plan, rows: RowsOfCase, faults: Sequence[Fault]) -> Prepared:
    return Prepared(plan.row, "invalid", plan.old_reference, len(rows), faults=tuple(faults))
