"""Rules that were put right in place: which of them this register was not derived under yet, and what its dates are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.law.rules.model import Procedure
from core.register.store.journal import journal
from core.register.store.own import SUBJECT
from core.register.store.tables.cases import CaseRow, ClockRow
from core.register.store.tables.table_of import table_of

CORRECTED = "law_corrected"

_cases, _clocks = table_of(CaseRow), table_of(ClockRow)

Dates = Mapping[tuple[str, str], tuple[date | None, bool | None]]
"""By case and clock: when it is due, and whether it was kept."""


@dataclass(frozen=True)
class Shifted:
    """A limit of a case that is another one under a rule that was put right; `kept` says whether it was met."""

    reference: str
    clock: str
    title: str
    before: date | None
    after: date | None
    kept_before: bool | None
    kept_after: bool | None


def not_yet_applied(session: Session, versions: Iterable[Procedure]) -> tuple[Procedure, ...]:
    """The versions that carry a correction which the journal does not know."""
    applied = {
        (entry.event.facts.get("procedure"), entry.event.facts.get("version"), entry.event.on)
        for entry in journal.history(session, SUBJECT)
        if entry.event.name == CORRECTED
    }
    return tuple(
        version
        for version in versions
        if version.corrected is not None
        and (version.key, version.version, version.corrected.on) not in applied
    )


def dates_under(session: Session, versions: Iterable[Procedure]) -> Dates:
    """Every limit of the cases that were recorded under these versions, as it is derived now."""
    found: dict[tuple[str, str], tuple[date | None, bool | None]] = {}
    for version in versions:
        rows = session.execute(
            select(_cases.c.reference, _clocks.c.clock, _clocks.c.due, _clocks.c.kept)
            .join(_cases, _cases.c.id == _clocks.c.case_id)
            .where(_cases.c.procedure == version.key, _cases.c.procedure_version == version.version)
            .order_by(_cases.c.id, _clocks.c.clock)
        )
        found |= {(row.reference, row.clock): (row.due, row.kept) for row in rows}
    return found


def shifted(before: Dates, after: Dates, versions: Iterable[Procedure]) -> tuple[Shifted, ...]:
    """The limits that differ, in the order of their cases, each under its title in these versions."""
    titles = {rule.id: rule.title for version in versions for rule in version.clocks}
    nothing = (None, None)
    return tuple(
        Shifted(
            *place,
            titles.get(place[1], place[1]),
            before=was[0],
            after=becomes[0],
            kept_before=was[1],
            kept_after=becomes[1],
        )
        for place in {**before, **after}
        if (was := before.get(place, nothing)) != (becomes := after.get(place, nothing))
    )
