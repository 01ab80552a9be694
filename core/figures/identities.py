"""What must add up, and the proof that it does."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from core.figures.compute import Cell, behind, not_complaints, read_cells
from core.figures.declared import FIGURES
from core.quarters import quarter_name, year_days, year_quarters
from core.register.register import Register
from core.register.store.tables.cases import CaseRow, StageFact
from core.register.store.tables.outcomes import LearningRow, OmbudsmanFact


@dataclass(frozen=True)
class Identity:
    """Figures whose numerators add up to another's: over all their parts, or `figure:value` for one part of it."""

    says: str
    parts: tuple[str, ...]
    whole: str


IDENTITIES = (
    Identity("Formal and informal complaints add up to those received.", ("formal", "informal"), "received"),
    Identity(
        "Outcomes, and answers without one, add up to the answers.",
        ("outcomes", "answered_without_outcome"),
        "answered",
    ),
    Identity("Timescales add up to the answers.", ("timescales",), "answered"),
    Identity(
        "Answers within and after 20 working days add up to the answers.",
        ("answered_within_20", "over_20_working_days"),
        "answered",
    ),
    Identity(
        "Informal cases and those at Stage 1 add up to the complaints received.",
        ("cases_by_stage:informal", "cases_by_stage:stage1"),
        "received",
    ),
    Identity("Informal cases are the informal complaints.", ("cases_by_stage:informal",), "informal"),
    Identity("Themes add up to the complaints received.", ("themes",), "received"),
    Identity("Directorates add up to the complaints received.", ("cases_by_directorate",), "received"),
    Identity("Services add up to the complaints received.", ("cases_by_service",), "received"),
    Identity("Teams add up to the complaints received.", ("cases_by_team",), "received"),
    Identity(
        "Formal and informal add up over all procedures.", ("all_formal", "all_informal"), "all_received"
    ),
)
DATES = (
    (CaseRow, col(CaseRow.received_on), col(CaseRow.received_quarter)),
    (StageFact, col(StageFact.entered_on), col(StageFact.entered_quarter)),
    (StageFact, col(StageFact.answered_on), col(StageFact.answered_quarter)),
    (LearningRow, col(LearningRow.recorded_on), col(LearningRow.recorded_quarter)),
    (OmbudsmanFact, col(OmbudsmanFact.contacted_on), col(OmbudsmanFact.contacted_quarter)),
)


@dataclass(frozen=True)
class Checked:
    """What was compared, how many comparisons there were, and each one that did not come out."""

    compared: str
    comparisons: int
    differences: tuple[str, ...]


def check(register: Register, year: str) -> Checked:
    """Prove the figures of a year: identities, quarters against dates, numbers against their lists, flow of cases."""
    with register.read() as session:
        apart = not_complaints(register)
        cells = read_cells(session, year, apart=apart)
        results = [
            *_identities(cells),
            *_quarters(cells, year),
            *_lists(session, cells, year, apart),
            *_dates(session, year),
            _flow(session, year),
        ]
    return Checked(
        compared=f"{len(IDENTITIES)} identities, every number with its list of cases, every quarter with its dates, "
        f"every year with its quarters, and the flow of cases in {year}",
        comparisons=len(results),
        differences=tuple(result for result in results if result),
    )


def _total(cells: Iterable[Cell], keys: Iterable[str], period: str) -> float:
    """What cells add up to: whole numbers, or money to the penny."""
    adding = set(keys)
    added = sum(
        cell.numerator
        for cell in cells
        if cell.period == period
        and (cell.figure in adding or any(f"{cell.figure}:{value}" in adding for _, value in cell.dimensions))
    )
    return round(added, 2)


def _identities(cells: tuple[Cell, ...]) -> Iterable[str]:
    for period in dict.fromkeys(cell.period for cell in cells):
        for identity in IDENTITIES:
            parts = _total(cells, identity.parts, period)
            whole = _total(cells, (identity.whole,), period)
            yield _differ(f"{period}: {identity.says}", parts, whole)


def _quarters(cells: tuple[Cell, ...], year: str) -> Iterable[str]:
    names = [quarter_name(number) for number in year_quarters(year)]
    for figure in FIGURES:
        parts = round(sum(_total(cells, (figure.key,), name) for name in names), 2)
        yield _differ(
            f"{figure.title}: the quarters add up to {year}.", parts, _total(cells, (figure.key,), year)
        )


def _lists(session: Session, cells: tuple[Cell, ...], year: str, apart: tuple[str, ...]) -> Iterable[str]:
    for figure in FIGURES:
        if figure.case is None or figure.amount is not None:
            continue
        listed = (
            session.scalar(select(func.count()).select_from(behind(figure, year, None, {}, apart).subquery()))
            or 0
        )
        yield _differ(
            f"{figure.title}, {year}: as many cases are listed.", listed, _total(cells, (figure.key,), year)
        )


def _dates(session: Session, year: str) -> Iterable[str]:
    first, last = year_days(year)
    for table, day, quarter in DATES:
        by_date = session.scalar(select(func.count()).select_from(table).where(day.between(first, last)))
        by_quarter = session.scalar(
            select(func.count()).select_from(table).where(quarter.in_(year_quarters(year)))
        )
        yield _differ(f"{quarter} of {year}: as its dates say.", by_quarter or 0, by_date or 0)


def _flow(session: Session, year: str) -> str:
    first, last = year_days(year)

    def count(*conditions: Any) -> int:
        return session.scalar(select(func.count()).select_from(CaseRow).where(*conditions)) or 0

    received, closed = col(CaseRow.received_on), col(CaseRow.closed_on)
    opening = count(received < first, closed.is_(None) | (closed >= first))
    arrived = count(received.between(first, last))
    gone = count(closed.between(first, last))
    still = count(received <= last, closed.is_(None) | (closed > last))
    return _differ(
        f"{year}: open before, and received, less closed, are open after.", opening + arrived - gone, still
    )


def _differ(says: str, left: float, right: float) -> str:
    return "" if left == right else f"{says} {left} is not {right}."
