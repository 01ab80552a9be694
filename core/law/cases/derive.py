"""From the events of a case to its state on a day: stage, clocks, counters, what is to be done."""

from collections.abc import Sequence
from datetime import date

from core.law.cases.counters import counters_of
from core.law.cases.needs import shown_on, tasks_of
from core.law.cases.outcomes import outcome_of
from core.law.cases.promises import completed_on
from core.law.cases.stages import where_it_stands
from core.law.clocks.fold import by_the_day, history
from core.law.clocks.late import late_records
from core.law.clocks.worse import clocks_of
from core.law.days.calendar import Calendars
from core.law.events import Event
from core.law.history import History
from core.law.people.complainant import right_to_advocate
from core.law.people.handling import advocate, handling
from core.law.points import points
from core.law.rules.model import Procedure
from core.law.state import CaseState


def derive(
    procedure: Procedure,
    events: Sequence[Event],
    calendars: Calendars,
    today: date,
    *,
    explain: bool = True,
) -> CaseState:
    """The state of a case on `today`. Pure: the same events under the same calendars always give the same state.

    The calendar version is the fact `calendar` of the receipt (else the lowest known), moved by `calendar_applied`.
    Without `explain` the clocks carry no sentences, and what was recorded late is not told, which is quicker.
    """
    return derive_state(history(procedure, events, calendars), events, today, explain=explain)


def derive_state(folded: History, events: Sequence[Event], today: date, *, explain: bool = True) -> CaseState:
    """The same, of a history that is folded already from these events."""
    past = by_the_day(folded, today)
    standing = where_it_stands(past)
    clocks = clocks_of(past, today, explain=explain)
    tasks = tasks_of(past, clocks, standing)
    outcome = outcome_of(past, points(past), standing.outcome if standing.status == "closed" else None)
    return CaseState(
        stage=standing.stage.key,
        stage_title=standing.stage.title,
        status=standing.status,
        handling=handling(past),
        closed_on=standing.closed_on,
        closed_by=standing.closed_by,
        outcome=standing.outcome,
        process_outcome=outcome.process,
        findings_outcome=outcome.findings,
        outcome_why=outcome.sentences if explain else (),
        completed_on=completed_on(past, standing),
        advocate=advocate(past),
        has_right_to_advocate=right_to_advocate(past),
        clocks=clocks,
        counters=counters_of(past, clocks, standing, today),
        needs=shown_on(tasks, today),
        tasks=tasks,
        late_records=late_records(past.procedure, events, past.calendars) if explain else (),
    )
