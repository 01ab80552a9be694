"""The notice register of one case, without making a letter: reading a case needs no more."""

from datetime import date

from core.law.cases.notices import Notice, notices
from core.law.clocks.fold import history
from core.law.events import Event
from core.law.history import History
from core.register.calendar_days import calendars
from core.register.cases.history import HistoryLine
from core.register.cases.read import Case
from core.register.register import Register


def past_of(register: Register, case: Case) -> History:
    """The history of a case as the law reads it."""
    procedure = register.procedures.version(case.procedure, case.procedure_version)
    return history(procedure, _events(case), calendars(register))


def notices_of(register: Register, case: Case, *, today: date) -> tuple[Notice, ...]:
    """The notice register of a case: what it was owed in writing, and whether it went."""
    procedure = register.procedures.version(case.procedure, case.procedure_version)
    return notices(procedure, _events(case), calendars(register), today)


def event_of(line: HistoryLine) -> Event:
    """A line of history as the law reads it."""
    return Event(line.event, line.on, line.facts, line.seq, None, line.supersedes)


def _events(case: Case) -> tuple[Event, ...]:
    return tuple(event_of(line) for line in case.history)
