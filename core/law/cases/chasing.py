"""Chasing the service for what it owes: which rung of the ladder comes next, for what, and from which day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.law.answers import answers_owed
from core.law.days.dates import show_day
from core.law.days.words import inside
from core.law.events import Event
from core.law.history import History
from core.law.rules.ladder import Ladder, Rung
from core.law.rules.model import Choice, FactKind, Procedure
from core.law.state import Clock, Need

CODE = "chase-"
"""What the code of a task to chase begins with; what it is about follows: `chase-ca-s1`, `chase-remedy-2`."""
SOURCE = "the council's own escalation protocol (chase.toml)"


@dataclass(frozen=True)
class Owed:
    """Something that the service owes: `about` is its key (`ca-s1`, `remedy-2`), `due` the day it is owed by.

    A `promise` has an owner who knows of it, and is chased only once its day has passed. `since` is the day from which
    a clock has owed it: what the service answered before was about something else.
    """

    about: str
    title: str
    due: date
    promise: bool = False
    since: date | None = None


@dataclass(frozen=True)
class Step:
    """The next rung for something that is owed: its place from 1, and the first day on which it is due."""

    owed: Owed
    rung: Rung
    place: int
    day: date


def owed_by_the_service(past: History, clocks: Sequence[Clock], tasks: Sequence[Need]) -> tuple[Owed, ...]:
    """What can be chased now: the answer of the stage that the case is in, and promises that have a day."""
    ladder = past.procedure.ladder
    answers = [
        Owed(clock.id.lower(), clock.title, clock.due, since=clock.start)
        for number, clock in answers_owed(past.procedure, clocks)
        if number in ladder.stages and clock.due
    ]
    promises = [
        Owed(need.key, need.text.rstrip("."), need.due, promise=True)
        for need in tasks
        if need.code in ladder.tasks and need.due
    ]
    return (*answers, *promises)


def next_steps(past: History, clocks: Sequence[Clock], tasks: Sequence[Need]) -> tuple[Step, ...]:
    """The next rung for each thing that is owed; nothing once the service has answered or the ladder is climbed."""
    if not past.procedure.ladder.rungs:
        return ()
    steps = (_next(past, owed) for owed in owed_by_the_service(past, clocks, tasks))
    return tuple(step for step in steps if step is not None)


def chase_tasks(past: History, clocks: Sequence[Clock], tasks: Sequence[Need]) -> Iterator[Need]:
    """Each next rung as a task, shown from its day."""
    for step in next_steps(past, clocks, tasks):
        yield Need(
            code=f"{CODE}{step.owed.about}",
            text=f"Chase the {step.rung.who}: {inside(step.owed.title)}, due {show_day(step.owed.due)}.",
            event="chased",
            source=SOURCE,
            from_day=step.day,
            due=step.day,
            number=step.place,
        )


def task_text(procedure: Procedure, code: str, number: int) -> str | None:
    """What a task to chase says in a list of many cases; None for a task of another kind."""
    if not code.startswith(CODE) or not 1 <= number <= len(procedure.ladder.rungs):
        return None
    return f"Chase the {procedure.ladder.rungs[number - 1].who}: {inside(about_title(procedure, code[len(CODE) :]))}."


def task_facts(procedure: Procedure, code: str, number: int) -> dict[str, str]:
    """The facts of the event that settles a task to chase; empty for a task of another kind."""
    if task_text(procedure, code, number) is None:
        return {}
    return {"rung": procedure.ladder.rungs[number - 1].key, "about": code[len(CODE) :]}


def about_title(procedure: Procedure, about: str) -> str:
    """What is chased, by its key: a clock's title, or what is to be done."""
    clock = next((rule for rule in procedure.clocks if rule.id.lower() == about.lower()), None)
    if clock is not None:
        return clock.title
    code, _, number = about.rpartition("-")
    need = next((rule for rule in procedure.needs if rule.code in (about, code)), None)
    if need is None:
        return about
    return need.text.rstrip(".") + (f" ({number})" if need.code == code else "")


def about_known(procedure: Procedure, about: str) -> bool:
    """Whether it is the key of a clock of the council's, or of something that can be to be done."""
    code = about.rpartition("-")[0] if about.rpartition("-")[2].isdecimal() else about
    clocks = (rule.id.lower() for rule in procedure.clocks if rule.owed_by == "authority")
    return about.lower() in clocks or any(rule.code in (about, code) for rule in procedure.needs)


def chases(past: History, about: str) -> tuple[Event, ...]:
    """Every time the service was chased for this, oldest first."""
    return tuple(event for event in past.all("chased") if _about(event) == about.lower())


def with_ladder(procedure: Procedure, ladder: Ladder) -> Procedure:
    """The same procedure under a council's own ladder, and its own number of days between two updates."""
    rungs = tuple(Choice(rung.key, rung.title, (rung.who,)) for rung in ladder.rungs)
    events = tuple(
        replace(kind, facts=tuple(_offering(fact, rungs) for fact in kind.facts))
        if kind.key == "chased"
        else kind
        for kind in procedure.events
    )
    every = ladder.update_every
    needs = tuple(
        replace(rule, every=every) if every and rule.every and rule.code == "update" else rule
        for rule in procedure.needs
    )
    return replace(procedure, events=events, needs=needs, ladder=ladder)


def _offering(fact: FactKind, rungs: tuple[Choice, ...]) -> FactKind:
    return replace(fact, choices=rungs) if fact.key == "rung" and rungs else fact


def _next(past: History, owed: Owed) -> Step | None:
    done = chases(past, owed.about)
    last = done[-1] if done else None
    if _answered_since(past, owed, last):
        return None
    ladder = past.procedure.ladder
    place = max((ladder.place(event.facts.get("rung")) for event in done), default=0) + 1
    if place > len(ladder.rungs):
        return None
    rung = ladder.rungs[place - 1]
    return Step(owed, rung, place, _day(past, rung, owed, last.on if last else None))


def _day(past: History, rung: Rung, owed: Owed, last: date | None) -> date:
    """The first day of a rung: from the day the answer is due, and so long after the last chase; the later counts."""
    first = 1 if rung.from_due is None or (owed.promise and rung.from_due < 1) else rung.from_due
    days = [_working_days_on(past, owed.due, first)] if rung.from_due is not None or last is None else []
    if rung.after is not None and last is not None:
        days.append(_working_days_on(past, last, rung.after))
    return max(days, default=_working_days_on(past, owed.due, 1))


def _working_days_on(past: History, day: date, n: int) -> date:
    """So many of the council's working days after a day, or before it where negative."""
    calendar = past.calendar()
    return calendar.back(day, -n, "local") if n < 0 else calendar.due(day, n, "local")


def _answered_since(past: History, owed: Owed, chased: Event | None) -> bool:
    return any(
        _about(event) == owed.about.lower() or (not _about(event) and _meant(event, owed, chased))
        for event in past.all("service_answered")
        if chased is None or _after(event, chased)
    )


def _meant(event: Event, owed: Owed, chased: Event | None) -> bool:
    """Whether an answer that does not say what it is about is about this: it follows a chase, or the clock had begun."""
    return chased is not None or (owed.since is not None and event.on >= owed.since)


def _about(event: Event) -> str:
    return str(event.facts.get("about", "")).lower()


def _after(event: Event, other: Event) -> bool:
    return (event.on, event.seq) > (other.on, other.seq)
