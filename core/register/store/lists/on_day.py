"""How cases stood at the end of a day that has passed, as the register knows it now: which were open, which were late."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from core.register.store.lists.cases import Listed, columns
from core.register.store.tables.cases import CaseRow, ClockRow, StageFact
from core.register.store.tables.table_of import table_of

AT_ONCE = 500
"""References that one statement is given: SQLite bounds how many it takes."""

_case, _listed = table_of(CaseRow).c, table_of(ClockRow).c
_clock, _stage = table_of(ClockRow).alias("owed_clock").c, table_of(StageFact).alias("reached").c
"""Apart from the clock that each row of a list names."""


def open_on(day: date) -> ColumnElement[bool]:
    """Cases that were to be answered on a day, or owed a date: what My day lists as open, asked of another day."""
    owed = exists().where(_clock.case_id == _case.id, *_owed(day))
    return and_(_in_hand(day), or_(_unanswered(day), owed))


def late_on(day: date) -> ColumnElement[bool]:
    """Cases in which a date that the authority owed had passed on a day. Which tasks were late then is not kept."""
    late = exists().where(_clock.case_id == _case.id, *_owed(day), _clock.due < day)
    return and_(_in_hand(day), late)


def received(first: date, last: date) -> ColumnElement[bool]:
    """Cases that were received from one day to another, both included."""
    return _case.received_on.between(first, last)


def rows(session: Session, wanted: ColumnElement[bool], today: date) -> Sequence[Listed]:
    """The cases that are wanted, as every list has them today, in the order in which they came."""
    clock = and_(_listed.case_id == _case.id, _listed.clock == _case.next_clock)
    listed: Select[Any] = select(*columns(today)).outerjoin(ClockRow, clock).where(wanted)
    return session.execute(listed.order_by(_case.received_on, _case.id)).all()


def rows_of(session: Session, references: Sequence[str], today: date) -> list[Listed]:
    """The cases of these references, each once."""
    wanted = list(dict.fromkeys(references))
    parts = (wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE))
    return [row for part in parts for row in rows(session, _case.reference.in_(part), today)]


def _in_hand(day: date) -> ColumnElement[bool]:
    return and_(_case.received_on <= day, or_(_case.closed_on.is_(None), _case.closed_on > day))


def _unanswered(day: date) -> ColumnElement[bool]:
    """The stage that had been reached last by that day had no answer yet. Stages are kept in their order."""
    later = table_of(StageFact).alias("later")
    reached_later = exists().where(
        later.c.case_id == _stage.case_id, later.c.id > _stage.id, later.c.entered_on <= day
    )
    return exists().where(
        _stage.case_id == _case.id,
        _stage.entered_on <= day,
        or_(_stage.answered_on.is_(None), _stage.answered_on > day),
        ~reached_later,
    )


def _owed(day: date) -> tuple[ColumnElement[bool], ...]:
    """A clock of the authority's that ran on a day."""
    return (
        _clock.owed_by == "authority",
        _clock.due.is_not(None),
        or_(_clock.started_on.is_(None), _clock.started_on <= day),
        or_(_clock.stopped_on.is_(None), _clock.stopped_on > day),
    )
