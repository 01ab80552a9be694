"""Write what was checked: every new case in one write, or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from core.errors import CoreError
from core.register.imports.reading.reference import same_reference
from core.register.imports.writing.imported import imported_cases
from core.register.imports.writing.preparing import Batch, Prepared
from core.register.register import Register
from core.register.store.calendar import newest_version
from core.register.store.file.session import Session
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.projections.bulk import Pen, Ready
from core.register.store.transaction import Transaction


@dataclass
class _Written:
    """References by old reference, the links between cases, and cases that wait for their batch to be full."""

    pen: Pen
    tx: Transaction
    references: dict[str, str]
    families: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0

    def put(self, cases: Sequence[tuple[str, Ready]]) -> None:
        """Write cases, each under its old reference, of which none is linked to another among them."""
        if not cases:
            return
        references = self.pen.write([case for _, case in cases])
        self.references |= {
            same_reference(old): reference for (old, _), reference in zip(cases, references, strict=True)
        }
        self.count += len(cases)

    def put_linked(self, old: str, case: Ready, to: str) -> None:
        """Write a case that was part of another one, which is told of it when all are written."""
        first = self.references[same_reference(to)]
        family = self.families.get(first) or self._family(first)
        self.put([(old, case.linked(first, family))])
        reference = self.references[same_reference(old)]
        self.families[reference] = family
        self.links.append((first, reference))

    def _family(self, reference: str) -> str:
        return str(self.tx.history(reference)[0].event.facts.get("family", reference))


@dataclass(frozen=True)
class Checked:
    """What the rows were checked against: the cases that had been imported, and the newest calendar."""

    cases: dict[str, str]
    calendar: int
    own: bool


def write(
    register: Register,
    batches: Sequence[tuple[Batch, tuple[bool, ...]]],
    checked: Checked,
    *,
    expected: int,
    stamp: Stamp,
    progress: Callable[[str, int, int], None] | None = None,
) -> None:
    """Write the new cases of every batch that are wanted, `expected` in all.

    Events that a later file adds to cases that are there are written after them. Raises CoreError where the register
    changed since the rows were checked against it: nothing is written then.
    """
    with register.transaction() as tx:
        _must_be_unchanged(tx.session, checked)
        pen = Pen(tx.session, stamp, expected=expected)
        written = _Written(pen, tx, dict(checked.cases))
        for batch, picked in batches:
            _write_batch(batch, picked, written)
            if progress:
                progress("written", written.count, expected)
        pen.finish()
        for batch, _ in batches:
            for row in batch.rows:
                _add(tx, row, stamp)
        today = stamp.day
        for first, reference in written.links:
            tx.append(Line(first, "linked", today, {"linked_to": reference}, {}), stamp)


def _add(tx: Transaction, row: Prepared, stamp: Stamp) -> None:
    """Add what a row says that is new of a case that is there. Raises CoreError where the case changed meanwhile."""
    if not row.lines:
        return
    if len(tx.history(row.case)) != row.version:
        raise _changed()
    for line in row.lines:
        tx.append(replace(line, subject=row.case), stamp)


def _write_batch(batch: Batch, picked: tuple[bool, ...], written: _Written) -> None:
    new = [row for row in batch.rows if row.what == "new"]
    waiting: list[tuple[str, Ready]] = []
    for row, case, keep in zip(new, batch.ready(), picked, strict=True):
        if keep and row.linked_to:
            written.put(waiting)
            written.put_linked(row.old_reference, case, row.linked_to)
            waiting = []
        elif keep:
            waiting.append((row.old_reference, case))
    written.put(waiting)


def _must_be_unchanged(session: Session, checked: Checked) -> None:
    if (
        imported_cases(session, own=checked.own) != checked.cases
        or newest_version(session) != checked.calendar
    ):
        raise _changed()


def _changed() -> CoreError:
    return CoreError(
        "The register changed while the file was being checked: another import, another entry, or a new holiday.",
        remedy="Nothing was written. Import the file again.",
    )
