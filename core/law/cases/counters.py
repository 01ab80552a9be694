"""Days counted beside the clocks. Nothing restarts them, so that nothing that restarts a clock can hide delay."""

from collections.abc import Sequence
from datetime import date

from core.law.cases.stages import Standing
from core.law.clocks.fold import ASKED_ON
from core.law.days.words import amount
from core.law.history import History, day_of
from core.law.rules.model import CounterRule
from core.law.state import Clock, Counter


def counters_of(
    past: History, clocks: Sequence[Clock], standing: Standing, today: date
) -> tuple[Counter, ...]:
    """The counters that have begun; each stops when what it counts towards has happened or the case is answered."""
    counters = (_counter(rule, past, clocks, standing, today) for rule in past.procedure.counters)
    return tuple(counter for counter in counters if counter is not None)


def _counter(
    rule: CounterRule, past: History, clocks: Sequence[Clock], standing: Standing, today: date
) -> Counter | None:
    since = _since(rule, past, clocks)
    if since is None or since > today:
        return None
    ends = [event.on for event in past.matching(rule.until)][:1]
    if not ends and standing.quiet_since is not None and (not rule.until or standing.status == "closed"):
        ends = [standing.quiet_since]
    stopped = ends[0] if ends else None
    until = min(stopped or today, today)
    working = past.calendar().working_days_between(since, until)
    reached = None if stopped else max((alarm for alarm in rule.alarms if working >= alarm), default=None)
    return Counter(
        rule.key,
        rule.title,
        since,
        working,
        max((until - since).days, 0),
        stopped,
        f"Day {reached} reached: {amount(working, 'working_day')} {rule.title}." if reached else None,
        reached,
    )


def _since(rule: CounterRule, past: History, clocks: Sequence[Clock]) -> date | None:
    if rule.clock:
        return next((clock.start for clock in clocks if clock.id == rule.clock), None)
    for match in rule.since:
        if match.fact:
            return next((day for event in past.matching([match]) if (day := day_of(event, match.fact))), None)
    begun = past.matching(rule.since)
    return (day_of(begun[0], ASKED_ON) or begun[0].on) if begun else None
