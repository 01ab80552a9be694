"""Check every row of a file against the register and the law; nothing is written yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from core.errors import BadInput
from core.register.imports.planning.plan import Fault, Planner
from core.register.imports.reading.sheet import Row, Sheet
from core.register.imports.report import Report
from core.register.imports.tally import Tally
from core.register.imports.writing.preparing import Batch, Prepared
from core.register.imports.writing.workers import BATCH, Job, Work, planner_of, prepared
from core.register.register import Register
from core.text import shown

Progress = Callable[[str, int], None]
"""Called with what is being done (`checked`, `written`) and how many rows that has been done with."""


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
        sorter = _Sorter(planner_of(register, job), self)
        for batch in prepared(register, job, sorter.work(sheet.rows)):
            placed = [self._settle(row) for row in batch.rows]
            picked = tuple(keep for row, keep in zip(batch.rows, placed, strict=True) if row.what == "new")
            if picked:
                self.batches.append((batch, picked))
            if progress:
                progress("checked", self.tally.rows)

    def refuse(self, row: Row, what: str, old_reference: str, fault: Fault) -> None:
        """Count and list a row that is not looked at further."""
        self.tally.count(what, (fault,))
        self.listing.add(row.number, what, old_reference, (fault,))

    def _settle(self, row: Prepared) -> bool:
        """Count a row, and say whether it is to be written."""
        what, faults = row.what, row.faults
        if what == "new" and row.linked_to and row.linked_to not in self.references:
            reason = f"it is linked to {shown(row.linked_to)}, which no row above brings in"
            what, faults = "invalid", (Fault("", reason, "Put the row of the first case above it."),)
        self.tally.count(what, faults)
        if what == "new":
            self.tally.events += row.events
            self.references.add(row.old_reference)
        elif what != "existing":
            self.listing.add(row.row, what, row.old_reference, faults)
        return what == "new"


@dataclass
class _Sorter:
    """Sorts rows before they are looked at: left out, empty, twice in the file; the others go on in batches."""

    planner: Planner
    checking: Checking
    row_of: dict[str, int] = field(default_factory=dict)
    """The row in which each old reference stands first."""

    def work(self, rows: Iterator[Row]) -> Iterator[Work]:
        """The rows that are to be looked at, in batches."""
        batch: list[Row] = []
        cases: dict[str, str] = {}
        for row in rows:
            if not any(cell.strip() for cell in row.cells) and not row.fault:
                self.checking.tally.count("empty")
            elif not row.fault and self.planner.skips(row):
                self.checking.tally.count("skipped")
            elif self._stands_first(row, cases):
                batch.append(row)
                if len(batch) >= BATCH:
                    yield batch, cases
                    batch, cases = [], {}
        if batch:
            yield batch, cases

    def _stands_first(self, row: Row, cases: dict[str, str]) -> bool:
        """Whether its old reference stands here for the first time; a row without a good one goes on to be told so."""
        if row.fault:
            return True
        try:
            key = self.planner.key(row)
        except BadInput:
            return True
        if key in self.row_of:
            reason = f"the old reference stands in row {self.row_of[key]:,} already"
            remedy = "Keep the row that is right, and take out the other."
            self.checking.refuse(row, "duplicate", key, Fault(self.planner.key_column, reason, remedy))
            return False
        self.row_of[key] = row.number
        if key in self.checking.cases:
            cases[key] = self.checking.cases[key]
        return True
