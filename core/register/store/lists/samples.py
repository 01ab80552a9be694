"""Findings that turned somebody down, and which of them were looked at a second time: what a sample is drawn from."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.law.events import FactValue
from core.register.store.calendar import calendars
from core.register.store.journal import journal
from core.register.store.journal.canonical import facts_of
from core.register.store.story import KnowsProcedures, Story, tell
from core.register.store.tables.cases import CaseRow, StageFact
from core.register.store.tables.journal import JournalRow
from core.register.store.tables.outcomes import PointRow
from core.register.store.tables.table_of import table_of

_case, _point, _journal = table_of(CaseRow).c, table_of(PointRow).c, table_of(JournalRow).c
_stage = table_of(StageFact).c


def not_upheld(
    session: Session, since: date | None, until: date | None
) -> Iterator[tuple[str, int, date | None]]:
    """Reference, point and day of each finding of not upheld that stands, made within these days, that nobody has challenged."""
    challenged = {(subject, point_of(facts)) for subject, facts in challenges(session)}
    for reference, number, day in (*_of_points(session), *_of_whole_cases(session)):
        within = (since is None or (day is not None and day >= since)) and (
            until is None or (day is not None and day <= until)
        )
        if within and (reference, number) not in challenged:
            yield reference, number, day


def _of_points(session: Session) -> Iterator[tuple[str, int, date | None]]:
    points, cases = table_of(PointRow), table_of(CaseRow)
    rows = session.execute(
        select(_case.reference, _point.number, _point.found_on)
        .select_from(points.join(cases, _point.case_id == _case.id))
        .where(_point.finding == "not_upheld")
    )
    for row in rows:
        yield row.reference, row.number, row.found_on


def _of_whole_cases(session: Session) -> Iterator[tuple[str, int, date | None]]:
    """Of cases in which no point was set down, and the finding is on all of it: that of the latest stage with one."""
    stages, cases = table_of(StageFact), table_of(CaseRow)
    pointed = select(_point.case_id).where(_point.case_id == _case.id).exists()
    rows = session.execute(
        select(_case.reference, _stage.outcome, _stage.answered_on)
        .select_from(stages.join(cases, _stage.case_id == _case.id))
        .where(_stage.outcome != "", ~pointed)
        .order_by(_case.id, _stage.stage)
    )
    last = {row.reference: row for row in rows}
    for reference, row in last.items():
        if row.outcome == "not_upheld":
            yield reference, 1, row.answered_on


def challenges(session: Session) -> Iterator[tuple[str, Mapping[str, FactValue]]]:
    """The case and the facts of each challenge of a finding, those that were taken back too."""
    statement = select(_journal.subject, _journal.facts).where(_journal.name == "finding_challenged")
    for row in session.execute(statement):
        yield row.subject, facts_of(row.facts)


def drawn_with(session: Session, procedures: KnowsProcedures, seed: int) -> Iterator[Story]:
    """The cases of which findings were drawn with this seed, in the order of their references."""
    drawn = {subject for subject, facts in challenges(session) if facts.get("sample") == seed}
    versions = calendars(session)
    for reference in sorted(drawn):
        yield tell(reference, journal.history(session, reference), procedures, versions)


def point_of(facts: Mapping[str, FactValue]) -> int:
    """The point that a challenge or a view is about; 1 where it does not say."""
    number = facts.get("point", 1)
    return number if isinstance(number, int) else 1
