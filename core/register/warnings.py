"""What stands over a case until somebody acts: danger that nobody has taken, and the 72 hours of a breach."""

from collections.abc import Iterator
from datetime import datetime

from core.law.days.dates import show_day
from core.law.days.hours import ago, left, time_of
from core.law.people.commissioner import Reporting, reportings, unreported
from core.law.people.danger import danger_since
from core.law.people.information import Breach, breaches
from core.register.cases.read import Case


def danger_words(case: Case, now: datetime) -> tuple[str, ...]:
    """One sentence, with the hours since it was said; none where nothing waits."""
    if case.danger_said_at is None:
        return ()
    what = "Somebody is in danger" if danger_since(case.story.past) else "They are about to be moved"
    return (f"{what}: said {ago(case.danger_said_at, now)}, and nobody has taken it yet.",)


def breach_lines(case: Case, now: datetime) -> tuple[str, ...]:
    """A line for each breach of a case."""
    told = {breach.number: breach for breach in breaches(case.story.past)}
    return tuple(
        f"Breach {reporting.number}: {'; '.join(_parts(reporting, told[reporting.number], now))}."
        for reporting in reportings(case.story.past)
    )


def breach_warnings(case: Case, now: datetime) -> tuple[str, ...]:
    """What stands over a case while the 72 hours of a breach run, or have run out."""
    return tuple(
        f"Breach {reporting.number}: {_until(reporting, now)}. Report it, or record who decided not to, and why."
        for reporting in unreported(case.story.past)
    )


def _parts(reporting: Reporting, told: Breach, now: datetime) -> Iterator[str]:
    yield f"known since {time_of(reporting.known)}"
    if reporting.reported is not None:
        late = "in time" if reporting.in_time else f"late: the 72 hours ended {time_of(reporting.until)}"
        yield f"reported to the Information Commissioner {show_day(reporting.reported.date())}, {late}"
    elif reporting.not_reported_on is not None:
        yield f"not reported, as {reporting.decided_by or 'nobody named'} decided on {show_day(reporting.not_reported_on)}"
    else:
        yield _until(reporting, now)
    if told.team_told_on:
        yield f"data protection told {show_day(told.team_told_on)}"
    if told.family_told_on:
        yield f"the family told {show_day(told.family_told_on)}"
    elif told.not_told:
        yield "the family not told yet, with the reason on record"
    else:
        yield "it is not said when the family was told"


def _until(reporting: Reporting, now: datetime) -> str:
    if now > reporting.until:
        return f"its 72 hours ended {time_of(reporting.until)}, and it is not reported"
    return f"its 72 hours end {time_of(reporting.until)}, {left(reporting.until, now)}"
