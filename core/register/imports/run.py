"""Bring in an old system's file: every row accounted for, everything written or nothing, and the same file twice is once."""

from dataclasses import dataclass, replace
from pathlib import Path

from core.errors import CoreError
from core.register import users
from core.register.imports.checking import Checking, Progress
from core.register.imports.maps.model import Map
from core.register.imports.maps.own import own_map
from core.register.imports.planning.plan import must_have_columns
from core.register.imports.reading.opening import sheet_of
from core.register.imports.reading.sheet import Sheet
from core.register.imports.report import Report
from core.register.imports.tally import Summary
from core.register.imports.writing.imported import imported_cases
from core.register.imports.writing.workers import Job
from core.register.imports.writing.write import Checked, write
from core.register.register import Register
from core.register.store.calendar import newest_version
from core.register.store.journal.stamp import Stamp


@dataclass(frozen=True)
class Settings:
    """How a file is brought in.

    Rows that can't be placed are listed in `report`. A dry run writes nothing to the register. A row that can't be
    placed stops a real one before anything is written, unless `valid_only` says to leave such rows out.
    """

    report: Path
    dry_run: bool = False
    valid_only: bool = False


def run(
    register: Register,
    path: Path,
    mapping: Map | None,
    settings: Settings,
    *,
    stamp: Stamp,
    progress: Progress | None = None,
) -> Summary:
    """Import a file under a map; without one, what `heard export cases` wrote.

    Raises CoreError for a file or a map that can't be read, and for a login nobody knows.
    """
    if not users.person(register, stamp.by).is_manager and not settings.dry_run:
        raise CoreError(
            f"{stamp.by} is no manager of this register.",
            remedy="A manager brings history in: it may lack what the law asks for today. Anybody may say --dry-run.",
        )
    sheet, mapping = _opened(register, path, mapping)
    must_have_columns(mapping, sheet.headings, path.name)
    with register.read() as session:
        cases = imported_cases(session, own=mapping.own)
        checked = Checked(cases, newest_version(session), own=mapping.own)
    checking = Checking(cases, Report(settings.report))
    job = Job(
        register.home,
        mapping,
        sheet.headings,
        sheet.day_zero,
        register.kept(stamp),
        keep=not settings.dry_run,
    )
    checking.check(register, job, sheet, progress)
    report = checking.listing.finish()
    summary = checking.tally.summary(path.name, (*sheet.notes, *mapping.notes), str(report or ""))
    new = summary.counts["new"]
    nothing = not new and not summary.counts["added"]
    if settings.dry_run or (summary.dirty and not settings.valid_only) or nothing:
        return summary
    write(register, checking.batches, checked, expected=new, stamp=stamp, progress=progress)
    return replace(summary, written=True)


def _opened(register: Register, path: Path, mapping: Map | None) -> tuple[Sheet, Map]:
    if mapping is None:
        sheet = sheet_of(path)
        return sheet, own_map(sheet.headings, path.name, register.procedures)
    return sheet_of(path, mapping.layout), mapping


def must_be_clean(summary: Summary) -> None:
    """Raise CoreError where rows can't be placed: nothing was written."""
    raise CoreError(
        f"Nothing was imported: {summary.dirty:,} of {summary.rows:,} rows can't be placed.",
        remedy=f"{summary.report} lists each with its reason. Put them right there or in the map; "
        "or import the others with --valid-only.",
    )
