"""A batch of rows, each checked by the law as if it were recorded, without a write: what is new is ready to be written."""

import pickle
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.council.terms import Vocabulary
from core.errors import BadInput
from core.law.events import standing
from core.law.state import Refusal
from core.register.cases import casework
from core.register.imports.maps.file import NOT_IMPORTED
from core.register.imports.planning.plan import Fault, Plan, Planner
from core.register.imports.reading.sheet import Row
from core.register.imports.writing.rehearsal import UNNUMBERED, Rehearsal
from core.register.register import Register
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered
from core.register.store.journal.stamp import Stamp
from core.register.store.projections.bulk import Ready, ready


@dataclass(frozen=True)
class Prepared:
    """What became of one row. `what` is `new`, `existing`, `changed` or `invalid`.

    `events` is how many a new row has.
    """

    row: int
    what: str
    old_reference: str
    linked_to: str = ""
    events: int = 0
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Batch:
    """What became of some rows, and the new cases among them, packed: one for each new row, in order."""

    rows: tuple[Prepared, ...]
    packed: bytes

    def ready(self) -> list[Ready]:
        """The new cases, unpacked. Only this program's own bytes, kept in its memory, are ever in there."""
        cases: list[Ready] = pickle.loads(zlib.decompress(self.packed))  # noqa: S301
        return cases


class Preparer:
    """Prepares batches of rows under one map."""

    def __init__(self, register: Register, planner: Planner, *, stamp: Stamp, keep: bool) -> None:
        """`keep` says that what is new will be written, so that it has to be made ready."""
        self._keep = keep
        self._register = register.with_words_of_now()
        self._words = self._register.vocabulary
        self._planner = planner
        self._stamp = stamp

    def batch(self, rows: Sequence[Row], references: Mapping[str, str]) -> Batch:
        """Prepare rows. `known` gives the case of every old reference among them that was imported before."""
        plans = [(row, self._planner.plan(row)) for row in rows]
        with self._register.sessions.read() as session:
            histories = journal.histories(session, list(references.values())) if references else {}
            rehearsal = Rehearsal(session, self._register.procedures)
            outcomes: list[Prepared] = []
            cases: list[Ready] = []
            for row, plan in plans:
                if plan.faults or plan.new is None:
                    outcomes.append(
                        Prepared(row.number, "invalid", plan.old_reference, faults=tuple(plan.faults))
                    )
                elif plan.old_reference in references:
                    outcomes.append(
                        _compared(row, plan, histories[references[plan.old_reference]], self._words)
                    )
                else:
                    outcomes.append(self._rehearsed(row, plan, rehearsal, cases))
        return Batch(tuple(outcomes), zlib.compress(pickle.dumps(cases, 5), 1))

    def _rehearsed(self, row: Row, plan: Plan, rehearsal: Rehearsal, cases: list[Ready]) -> Prepared:
        faults = self._refused(plan, rehearsal)
        if faults:
            return Prepared(row.number, "invalid", plan.old_reference, faults=faults)
        if self._keep:
            cases.append(ready(*rehearsal.take(), {"old_reference": plan.old_reference}))
        return Prepared(row.number, "new", plan.old_reference, plan.linked_to, len(rehearsal.entered))

    def _refused(self, plan: Plan, rehearsal: Rehearsal) -> tuple[Fault, ...]:
        """Take the row through casework; why it stopped, if it did."""
        assert plan.new is not None
        rehearsal.begin()
        column = ""
        try:
            answer = casework.new_case(self._register, plan.new, stamp=self._stamp, tx=rehearsal)
            for entry, place in plan.entries:
                if isinstance(answer, Refusal):
                    break
                column = place
                answer = casework.record(self._register, UNNUMBERED, entry, stamp=self._stamp, tx=rehearsal)
        except BadInput as error:
            return (Fault(column, error.reason, error.remedy),)
        return (Fault(column, answer.reason, answer.remedy),) if isinstance(answer, Refusal) else ()


def _compared(row: Row, plan: Plan, entered: Sequence[Entered], words: Vocabulary) -> Prepared:
    """Whether the row still says what was imported: each of its events as it was, and none of those left out."""
    assert plan.new is not None
    imported = _imported(entered)
    events = [("received", plan.new.received_on, plan.new.facts, plan.new.words)]
    events += [(entry.event, entry.on, entry.facts, entry.words) for entry, _ in plan.entries]
    for name, on, facts, texts in events:
        same = next((entry for entry in imported if _is(entry, name, on, facts, texts, words)), None)
        if same is None:
            reason = f"{name} of {on.isoformat()} was imported otherwise, or not at all"
            return Prepared(row.number, "changed", plan.old_reference, faults=(Fault("", reason, _CHANGED),))
        imported.remove(same)
    left = [entry.event for entry in imported if entry.event.name not in _BY_REGISTER]
    if left:
        reason = f"{left[0].name} of {left[0].on.isoformat()} was imported, and the row no longer says it"
        return Prepared(row.number, "changed", plan.old_reference, faults=(Fault("", reason, _CHANGED),))
    return Prepared(row.number, "existing", plan.old_reference)


_CHANGED = (
    "Nothing that was imported is overwritten: put the case right in Heard, so that its history says so."
)
_BY_REGISTER = ("linked", "calendar_applied", "words_erased", "facts_erased", "superseded")


def _imported(entered: Sequence[Entered]) -> list[Entered]:
    """The events that came with an import; of a case that was taken here, all that stand and can be imported."""
    first = entered[0]
    if "old_reference" in first.event.facts:
        return [entry for entry in entered if entry.at == first.at and entry.by == first.by]
    stand = {event.seq for event in standing([entry.event for entry in entered])}
    return [entry for entry in entered if entry.seq in stand and entry.event.name not in NOT_IMPORTED]


def _is(
    entry: Entered,
    name: str,
    on: date,
    facts: Mapping[str, object],
    texts: Mapping[str, str],
    words: Vocabulary,
) -> bool:
    """Whether an event says the same. A theme that was merged since is the one that it is read as."""
    event = entry.event
    return (
        event.name == name
        and event.on == on
        and all(_read(words, key, event.facts.get(key)) == _read(words, key, facts[key]) for key in facts)
        and (entry.words is None or dict(entry.words) == dict(texts))
    )


def _read(words: Vocabulary, kind: str, value: object) -> object:
    return words.stands_for(kind, value) if isinstance(value, str) else value
