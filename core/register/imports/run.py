"""Bring in an old system's file: every row accounted for, everything written or nothing, and the same file twice is once."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from core.errors import BadInput, CoreError
from core.register import users
from core.register.imports.maps.model import Map
from core.register.imports.maps.own import own_map
from core.register.imports.planning.cells import Cells
from core.register.imports.planning.plan import Fault, Planner, must_have_columns
from core.register.imports.reading.opening import sheet_of
from core.register.imports.reading.sheet import Row, Sheet
from core.register.imports.report import Report
from core.register.imports.writing.imported import known
from core.register.imports.writing.preparing import Batch, Prepared
from core.register.imports.writing.workers import BATCH, Job, Work, prepared
from core.register.imports.writing.write import Checked, write
from core.register.register import Register
from core.register.store.calendar import newest_version
from core.register.store.journal.journal import LONDON
from core.text import shown

Progress = Callable[[str, int], None]
"""Called with what is being done (`checked`, `written`) and how many rows that has been done with."""

KINDS = ("new", "existing", "changed", "duplicate", "invalid", "skipped", "empty")
"""What can become of a row; `skipped` is what the map leaves out."""
DIRTY = ("changed", "duplicate", "invalid")
"""Rows that can't be placed: one of them, and nothing is written unless it is asked for."""
_MOST_REASONS = 20
_QUOTED = re.compile(r"(?<!\w)'.*'(?!\w)")
_NUMBER = re.compile(r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]{2} \d{4})|\d[\d,-]*")
"""What differs between reasons of a kind: values, days, numbers."""


@dataclass(frozen=True)
class Summary:
    """What became of a file. `counts` add up to `rows`; `written` says whether the new ones are in the register now.

    `reasons` are the commonest reasons with their columns; `report` is the file that lists every row not placed.
    """

    file: str
    rows: int
    counts: dict[str, int]
    events: int
    written: bool
    said: tuple[str, ...]
    reasons: tuple[tuple[str, str, int], ...]
    report: str = ""

    @property
    def dirty(self) -> int:
        """How many rows can't be placed."""
        return sum(self.counts[kind] for kind in DIRTY)


@dataclass
class _Taken:
    """What has become of the rows so far."""

    rows: int = 0
    events: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    example: dict[tuple[str, str], str] = field(default_factory=dict)
    """The first reason of each kind, in full."""
    varied: set[tuple[str, str]] = field(default_factory=set)
    """The kinds of which others said something else."""
    there: set[str] = field(default_factory=set)
    """The old references of cases that are in the register, or will be: others can be linked to them."""
    batches: list[tuple[Batch, tuple[bool, ...]]] = field(default_factory=list)
    """Each with which of its new cases are to be written."""

    def commonest(self) -> tuple[tuple[str, str, int], ...]:
        """The commonest kinds of reasons with their columns; where one stands for many, as the first of them said it."""
        return tuple(
            (key[0], self.example[key] + (" (and the like)" if key in self.varied else ""), count)
            for key, count in self.reasons.most_common(_MOST_REASONS)
        )

    def count(self, what: str, faults: Sequence[Fault] = ()) -> None:
        """Note what became of one row."""
        self.rows += 1
        self.counts[what] += 1
        for fault in faults[:1]:
            key = fault.column, _QUOTED.sub("...", _NUMBER.sub("...", fault.reason))
            self.reasons[key] += 1
            if self.example.setdefault(key, fault.reason) != fault.reason:
                self.varied.add(key)


def run(
    register: Register,
    path: Path,
    mapping: Map | None,
    *,
    by: str,
    now: datetime,
    report: Path,
    dry_run: bool = False,
    valid_only: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Import a file under a map; without one, what `heard export cases` wrote. A dry run writes nothing to the register; a row that can't be placed stops a real one
    before anything is written, unless `valid_only` says to leave such rows out. Both list them in `report`.

    Raises CoreError for a file or a map that can't be read, and for a login nobody knows.
    """
    users.person(register, by)
    if mapping is None:
        sheet = sheet_of(path)
        mapping = own_map(sheet.headings, path.name, register.procedures)
    else:
        sheet = sheet_of(
            path,
            sheet=mapping.sheet,
            encoding=mapping.encoding,
            delimiter=mapping.delimiter,
            headings_row=mapping.headings,
        )
    must_have_columns(mapping, sheet.headings, path.name)
    taken = _Taken()
    with register.sessions.read() as session:
        there = known(session, own=mapping.own)
        calendar = newest_version(session)
    taken.there |= there.cases.keys()
    listing = Report(report)
    job = Job(register.home, mapping, sheet.headings, by, now, keep=not dry_run)
    _check(register, job, sheet, there.cases, taken, listing, progress)
    listed = listing.finish()
    summary = Summary(
        file=path.name,
        rows=taken.rows,
        counts={kind: taken.counts[kind] for kind in KINDS},
        events=taken.events,
        written=False,
        said=(*sheet.said, *mapping.said),
        reasons=taken.commonest(),
        report=str(listed or ""),
    )
    if dry_run or (summary.dirty and not valid_only) or not taken.counts["new"]:
        return summary
    write(
        register,
        taken.batches,
        Checked(there.cases, calendar, own=mapping.own),
        expected=taken.counts["new"],
        by=by,
        now=now,
        progress=progress,
    )
    return replace(summary, written=True)


def _check(
    register: Register,
    job: Job,
    sheet: Sheet,
    there: dict[str, str],
    taken: _Taken,
    listing: Report,
    progress: Progress | None,
) -> None:
    today = job.now.astimezone(LONDON).date()
    cells = Cells(job.headings, job.mapping.dates, today, {}, empty=job.mapping.empty)
    planner = Planner(job.mapping, cells, register.procedures, today, job.by)
    sorter = _Sorter(planner, there, taken, listing)
    for batch in prepared(register, job, sorter.work(sheet.rows)):
        kept = tuple(_settle(one, taken, listing) for one in batch.rows)
        wanted = tuple(keep for one, keep in zip(batch.rows, kept, strict=True) if one.what == "new")
        if wanted:
            taken.batches.append((batch, wanted))
        if progress:
            progress("checked", taken.rows)


@dataclass
class _Sorter:
    """Sorts rows before they are looked at: left out, empty, twice in the file; the others go on in batches."""

    planner: Planner
    known: dict[str, str]
    taken: _Taken
    listing: Report
    seen: dict[str, int] = field(default_factory=dict)

    def work(self, rows: Iterator[Row]) -> Iterator[Work]:
        """The rows that are to be looked at, in batches."""
        batch: list[Row] = []
        there: dict[str, str] = {}
        for row in rows:
            if not any(cell.strip() for cell in row.cells) and not row.fault:
                self.taken.count("empty")
            elif not row.fault and self.planner.skips(row):
                self.taken.count("skipped")
            elif self._is_new_here(row, there):
                batch.append(row)
                if len(batch) >= BATCH:
                    yield batch, there
                    batch, there = [], {}
        if batch:
            yield batch, there

    def _is_new_here(self, row: Row, there: dict[str, str]) -> bool:
        """Whether its old reference stands here for the first time; a row without a good one goes on to be told so."""
        if row.fault:
            return True
        try:
            key = self.planner.key(row)
        except BadInput:
            return True
        if key in self.seen:
            reason = f"the old reference stands in row {self.seen[key]:,} already"
            fault = Fault(
                self.planner.key_column, reason, "Keep the row that is right, and take out the other."
            )
            self.taken.count("duplicate", (fault,))
            self.listing.add(row.number, "duplicate", key, (fault,))
            return False
        self.seen[key] = row.number
        if key in self.known:
            there[key] = self.known[key]
        return True


def _settle(one: Prepared, taken: _Taken, listing: Report) -> bool:
    """Count a row, and say whether it is to be written."""
    what, faults = one.what, one.faults
    if what == "new" and one.linked_to and one.linked_to not in taken.there:
        reason = f"it is linked to {shown(one.linked_to)}, which no row above brings in"
        what, faults = "invalid", (Fault("", reason, "Put the row of the first case above it."),)
    taken.count(what, faults)
    if what == "new":
        taken.events += one.events
        taken.there.add(one.old_reference)
    elif what != "existing":
        listing.add(one.row, what, one.old_reference, faults)
    return what == "new"


def must_be_clean(summary: Summary) -> None:
    """Raise CoreError where rows can't be placed: nothing was written."""
    raise CoreError(
        f"Nothing was imported: {summary.dirty:,} of {summary.rows:,} rows can't be placed.",
        remedy=f"{summary.report} lists each with its reason. Put them right there or in the map; "
        "or import the others with --valid-only.",
    )
