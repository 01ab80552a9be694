"""The history that a case's journal adds up to, with each request for a stage on the day it takes effect.

A request of a complainant is a fact, and never refused. One that was made before the stage could begin takes effect by
itself: when the stage before is answered (unless they then say that they are content), when its limit passes, or when
both agree to skip it (regs 14(1), 15(2), 18(1)). Where Stage 1 never started through the council's doing, that is at
the latest 20 working days after receipt.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from core.law.answers import answer_clocks
from core.law.clocks.start import due_at, start_of
from core.law.days.calendar import Calendars
from core.law.events import Event
from core.law.history import History, standing_history
from core.law.rules.model import Procedure, Stage

REQUESTS = frozenset({"stage2_requested", "stage3_requested"})
ASKED_ON = "asked_on"
"""The fact of a request that took effect later: the day it was made."""
AFTER = 1_000_000
"""Added to the `seq` of a request that takes effect later, so that it comes after whatever it waited for that day."""
LATEST = 20
"""Working days from receipt after which a Stage 1 that never started holds nobody up."""


def history(procedure: Procedure, events: Sequence[Event], calendars: Calendars) -> History:
    """What stands of a case, folded in order; a request that waits for ever is left out of its events."""
    past = standing_history(procedure, events, calendars)
    early = tuple(event for event in past.events if event.name in REQUESTS and not _can_begin(past, event))
    for event in early:
        past = _moved(past, event)
    return replace(past, early=early) if early else past


def by_the_day(past: History, today: date) -> History:
    """The history without requests that take effect only after today."""
    if not past.early:
        return past
    events = tuple(event for event in past.events if event.seq < AFTER or event.on <= today)
    return replace(past, events=events)


def _moved(past: History, event: Event) -> History:
    others = replace(past, events=tuple(other for other in past.events if other is not event))
    day = _takes_effect(others, event)
    if day is None:
        return others
    moved = replace(event, on=day, seq=event.seq + AFTER, facts={**event.facts, ASKED_ON: event.on})
    events = sorted((*others.events, moved), key=lambda other: (other.on, other.seq))
    return replace(others, events=tuple(events))


def _takes_effect(others: History, event: Event) -> date | None:
    """The day on which a request made early takes effect; None where it never does, or nobody knows yet."""
    stage = _stage_before(others, event)
    assert stage is not None
    skipped = [
        other.on for other in others.all("stage1_skipped") if stage.number == 1 and _follows(other, event)
    ]
    answer = next((other for other in others.matching(stage.answered_by) if _follows(other, event)), None)
    limit = _limit_passes(others, stage)
    days = [*skipped, *([max(limit, event.on)] if limit else [])]
    if answer is not None:
        if any(_follows(other, answer) for other in others.all("content_with_answer")):
            days = [day for day in days if day < answer.on]
        else:
            days.append(answer.on)
    return min(days, default=None)


def _stage_before(past: History, event: Event) -> Stage | None:
    """The stage that the request follows, or None where the procedure numbers none before it."""
    stages = [stage for stage in past.procedure.stages if stage.number]
    asked = next(
        (stage for stage in stages if any(match.event == event.name for match in stage.entered_by)), None
    )
    return next((stage for stage in stages if asked and stage.number == asked.number - 1), None)


def _can_begin(past: History, event: Event) -> bool:
    """Whether the stage can begin on the day it is asked for: the one before has its answer, is skipped or overdue."""
    stage = _stage_before(past, event)
    if stage is None or past.received is None:
        return True
    before = past.before(event)
    if before.matching(stage.answered_by) or (stage.number == 1 and before.has("stage1_skipped")):
        return True
    limit = _limit_passes(before, stage)
    return limit is not None and limit <= event.on


def _limit_passes(past: History, stage: Stage) -> date | None:
    """The first day after the limit of Stage 1; for a later stage only its answer opens the next."""
    rules = answer_clocks(past.procedure, stage)
    if stage.number != 1 or not rules or past.received is None:
        return None
    due = due_at(rules[0], past)
    days = [due + timedelta(days=1)] if due else []
    latest = past.calendar().due(past.received.on, LATEST)
    start = start_of(rules[0], past.until(latest))
    if start.applies and start.day is None:
        days.append(latest)
    return min(days, default=None)


def _follows(event: Event, other: Event) -> bool:
    return (event.on, event.seq) > (other.on, other.seq)
