"""Check every row of a file against the register and the law; nothing is written yet."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from core.errors import BadInput
from core.register.imports.planning.plan import Planner
from core.register.imports.planning.planned import Fault, RowsOfCase
from core.register.imports.reading.reference import same_reference
from core.register.imports.reading.sheet import Row, Sheet
from core.register.imports.reading.totals import is_no_case
from core.register.imports.report import Report
from core.register.imports.tally import Tally
from core.register.imports.writing.preparing import Batch, Prepared
from core.register.imports.writing.workers import BATCH, Job, Work, planner_of, prepared
from core.register.register import Register
from core.text import shown

Progress = Callable[[str, int, int], None]
"""Called with what is being done (`checked`, `written`), how many rows that has been done with, and about how many
there are (0 where that is not known)."""


@dataclass
class Checking:
    """The rows of a file as they are checked: counted, and listed where they can't be placed.

    `cases` are those that are in the register, by old reference; `batches` what is to be written: each with which of
    its new cases.
    """

    cases: dict[str, str]
    listing: Report
    tally: Tally = field(default_factory=Tally)
    batches: list[tuple[Batch, tuple[bool, ...]]] = field(default_factory=list)
    references: set[str] = field(default_factory=set)
    """The old references of cases that are in the register, or will be: others can be linked to them."""

    def check(self, register: Register, job: Job, sheet: Sheet, progress: Progress | None) -> None:
        """Check every row, in order."""
        self.references |= self.cases.keys()
        sorter = _Sorter(planner_of(register, job), self, sheet.headings)
        for batch in prepared(register, job, sorter.work(sheet.rows)):
            placed = [self._settle(unit) for unit in batch.rows]
            picked = tuple(keep for unit, keep in zip(batch.rows, placed, strict=True) if unit.what == "new")
            if any(unit.what in ("new", "added") for unit in batch.rows):
                self.batches.append((batch, picked))
            if progress:
                progress("checked", self.tally.rows, sheet.expected)

    def refuse(self, row: Row, what: str, old_reference: str, fault: Fault) -> None:
        """Count and list a row that is not looked at further."""
        self.tally.count(what, (fault,))
        self.listing.add(row.place, what, old_reference, (fault,))

    def _settle(self, unit: Prepared) -> bool:
        """Count the rows of a case, and say whether it is to be written as a new one."""
        what, faults = unit.what, unit.faults
        if what == "new" and unit.linked_to and same_reference(unit.linked_to) not in self.references:
            reason = f"it is linked to {shown(unit.linked_to)}, which no row above brings in"
            what, faults = "invalid", (Fault("", reason, "Put the row of the first case above it."),)
        self.tally.settle(unit, what, faults)
        if what == "new":
            self.references.add(same_reference(unit.old_reference))
        elif what not in ("existing", "added"):
            self.listing.add(unit.row, what, unit.old_reference, faults)
        return what == "new"


@dataclass
class _Sorter:
    """Sorts rows before they are looked at: left out, empty, twice in the file; the others go on in batches."""

    planner: Planner
    checking: Checking
    headings: tuple[str, ...]
    row_of: dict[str, Row] = field(default_factory=dict)
    """The row in which each old reference stands first."""

    def work(self, rows: Iterator[Row]) -> Iterator[Work]:
        """The rows that are to be looked at, by case, in batches."""
        batch: list[RowsOfCase] = []
        cases: dict[str, str] = {}
        for unit, key in self._joined(rows) if self.planner.joins else self._single(rows):
            batch.append(unit)
            if key in self.checking.cases:
                cases[key] = self.checking.cases[key]
            if len(batch) >= BATCH:
                yield batch, cases
                batch, cases = [], {}
        if batch:
            yield batch, cases

    def _single(self, rows: Iterator[Row]) -> Iterator[tuple[RowsOfCase, str]]:
        """Each row as a case, with its key. Where the reference of one stands a second time, the row is listed."""
        for row, key in self._cases_in(rows):
            first = self.row_of.setdefault(key, row) if key else row
            if first is not row:
                reason = f"the old reference stands in row {first.place} already"
                remedy = (
                    "Keep the row that is right, and take out the other; or, where several rows are one case, "
                    "say join = true under [rows] in the map."
                )
                self._refuse(row, Fault(self.planner.key_column, reason, remedy))
            else:
                yield (row,), key

    def _joined(self, rows: Iterator[Row]) -> Iterator[tuple[RowsOfCase, str]]:
        """All rows with the same reference as one case, in the order of their first ones."""
        groups: dict[str, list[Row]] = {}
        for place, (row, key) in enumerate(self._cases_in(rows)):
            group = groups.setdefault(key or f"\0{place}", [])
            same = next((other for other in group if other.cells == row.cells), None)
            if same is not None:
                reason = f"the whole row stands in row {same.place} already"
                self._refuse(row, Fault(self.planner.key_column, reason, "Take out one of them."))
            else:
                group.append(row)
        for key, group in groups.items():
            yield tuple(group), "" if key.startswith("\0") else key

    def _cases_in(self, rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
        """The rows that are cases, with their keys; a row without a good reference goes on to be told so."""
        for row in rows:
            if row.fault:
                yield row, ""
            elif not any(cell.strip() for cell in row.cells):
                self.checking.tally.count("empty")
            elif is_no_case(row.cells, self.headings):
                self.checking.tally.leave_out(row.place, row.cells)
            elif self.planner.skips(row):
                self.checking.tally.count("skipped")
            else:
                yield row, self._key(row)

    def _key(self, row: Row) -> str:
        try:
            return same_reference(self.planner.key(row))
        except BadInput:
            return ""

    def _refuse(self, row: Row, fault: Fault) -> None:
        self.checking.refuse(row, "duplicate", self.planner.key(row), fault)
