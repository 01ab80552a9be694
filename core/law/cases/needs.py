"""What is to be done in a case: derived from what has and has not happened, never typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from core.law.cases.chasing import chase_tasks
from core.law.cases.each import EACH
from core.law.cases.parts import Part
from core.law.cases.stages import Standing
from core.law.history import History, cite
from core.law.predicates import PREDICATES, Moment
from core.law.rules.kept import Kept
from core.law.rules.model import Procedure
from core.law.rules.owed import NeedRule
from core.law.state import Clock, Need, told_already


def tasks_of(past: History, clocks: Sequence[Clock], standing: Standing) -> tuple[Need, ...]:
    """All that is owed in a case, whatever day it is: what waits for nothing, in the order of the procedure file, each running clock
    that no task of the file speaks for, then whom to chase for what.
    """
    moment = Moment(past, clocks=clocks)
    # once it is closed or completed, only what always counts is needed
    over = standing.status == "closed" or _completed(past)
    owners = _given(past)
    tasks = [
        need
        for rule in past.procedure.needs
        if (rule.always or not over) and _is_needed(rule, moment, standing)
        for need in _of_rule(rule, moment, owners)
    ]
    spoken_for = {need.clock for need in tasks}
    tasks += [
        _of_clock(clock, past)
        for clock in clocks
        if clock.owed
        and clock.due
        and clock.id not in spoken_for
        and standing.status != "closed"
        and not told_already(clock, clocks)
    ]
    owners = _given(past)
    tasks += [replace(need, owner=owners.get(need.key, "")) for need in chase_tasks(past, clocks, tasks)]
    return tuple(sorted(tasks, key=lambda need: not need.at_once))


def shown_on(tasks: Sequence[Need], today: date) -> tuple[Need, ...]:
    """Those tasks that are shown on a day."""
    return tuple(need for need in tasks if need.from_day is None or need.from_day <= today)


def _of_rule(rule: NeedRule, moment: Moment, owners: Mapping[str, str]) -> Iterator[Need]:
    clock = moment.clock(rule.clock) if rule.clock else None
    if rule.while_owed and (clock is None or not clock.owed):
        return
    due, from_day = _days(rule, moment, clock)
    parts = EACH[rule.each](moment.history) if rule.each else (Part(due=due, from_day=from_day),)
    source, stage = _SAID.of(_said, rule, moment.history.procedure)
    for part in parts:
        need = Need(
            code=rule.code,
            text=rule.text,
            event=rule.event,
            source=source,
            from_day=part.from_day,
            due=part.due,
            owner=part.owner,
            clock=rule.clock if due else "",
            number=part.number,
            stage=stage,
            at_once=rule.at_once,
        )
        yield replace(need, owner=owners[need.key]) if need.key in owners else need


def _given(past: History) -> dict[str, str]:
    """Who a single task was given to, by its key."""
    assignments = (event.facts for event in past.all("assigned"))
    return {str(facts["task"]): str(facts.get("owner", "")) for facts in assignments if "task" in facts}


def _is_needed(rule: NeedRule, moment: Moment, standing: Standing) -> bool:
    if rule.stage and rule.stage != standing.stage.key:
        return False
    past = moment.history
    if rule.after and not (past.has_any(rule.after_names) and past.matching(rule.after)):
        return False
    if past.has_any(rule.until_names) and past.matching(rule.until):
        return False
    return not rule.when or all(PREDICATES[name](moment) for name in rule.when)


def _completed(past: History) -> bool:
    """Whether the case was completed, and no stage was asked for since."""
    last = past.last("completed")
    return last is not None and not any(
        (event.on, event.seq) > (last.on, last.seq)
        for stage in past.procedure.stages
        for event in past.matching(stage.entered_by)
    )


def _days(rule: NeedRule, moment: Moment, clock: Clock | None) -> tuple[date | None, date | None]:
    """The day a need is due, and the first day on which it is shown."""
    calendar = moment.history.calendar()
    if rule.since:
        begun = moment.history.matching(rule.since)
        if rule.every and begun:
            last = begun[-1].on
            return calendar.due(last, rule.every, "local"), calendar.due(
                last, max(rule.every - 2, 1), "local"
            )
        if not begun:
            return None, None
        first = calendar.due(begun[0].on, rule.from_day) if rule.from_day else None
        return calendar.due(begun[0].on, rule.by_day), first
    if clock is None or clock.start is None or clock.due is None:
        return None, None
    if rule.once_overdue:
        return calendar.due(clock.due, 1), clock.due + timedelta(days=1)
    return clock.due, calendar.due(clock.start, rule.from_day) if rule.from_day else None


def _said(rule: NeedRule, procedure: Procedure) -> tuple[str, int]:
    """The source of a need, and the stage that the event which settles it speaks of, where it speaks of one."""
    kind = procedure.event(rule.event)
    stage = procedure.stage(rule.stage)
    speaks = kind is not None and any(fact.key == "stage" for fact in kind.facts)
    return cite(procedure, rule.source), stage.number if stage and speaks else 0


_SAID: Kept[tuple[str, int]] = Kept()


def _of_clock(clock: Clock, past: History) -> Need:
    rule = past.procedure.clock(clock.id)
    met = rule.met_by[0] if rule and rule.met_by else None
    stage = dict(met.facts).get("stage", 0) if met else 0
    return Need(
        code=clock.id.lower(),
        text=f"{clock.title}.",
        event=met.event if met else "note_added",
        source=clock.source,
        due=clock.due,
        clock=clock.id,
        stage=stage if isinstance(stage, int) else 0,
    )
