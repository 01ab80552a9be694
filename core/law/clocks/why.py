"""Why this date? The sentences that explain a clock, as a person would."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.law.clocks.extension import extensions
from core.law.clocks.period import calendar_of
from core.law.clocks.start import Start
from core.law.days.calendar import Skipped
from core.law.days.dates import long_day, show_day
from core.law.days.words import amount, due_words, inside
from core.law.events import Event
from core.law.history import History, cite
from core.law.rules.matching import Match
from core.law.rules.model import ClockRule

MANY = 12
"""More skipped days than this are told as `Saturdays, Sundays` and the holidays."""


@dataclass(frozen=True)
class Run:
    """The days and the state of a clock, to be explained."""

    start: Start
    due: date | None
    original: date | None
    latest: date | None
    extended: Event | None
    state: str


def sentences(rule: ClockRule, history: History, run: Run, stop: Event | None) -> tuple[str, ...]:
    """The explanation of a clock, one sentence each; nothing for one that nothing has set going."""
    if not run.start.applies and stop is None:
        return (_waiting(rule, history, run.start),)
    if run.start.day is None:
        lines = [_waiting(rule, history, run.start)]
        if stop is not None:
            lines = [f"{_title(history, stop.name)} on {long_day(stop.on)}, before the clock had started."]
        return tuple(lines)
    lines = [_due(rule, history, run, stop), *_started(rule, history, run.start)]
    lines.append(f"{_limit(rule)}, {cite(history.procedure, rule.source)}.")
    if rule.unit == "working_day" and run.due and rule.n is not None:
        skipped = calendar_of(rule, history.calendar()).skipped(run.start.day, run.due, rule.layer)
        lines.append(not_counted(skipped))
    lines += _extended(rule, history, run)
    lines += _moved(rule, history, run)
    if rule.rolls and run.due and run.latest and run.latest != run.due:
        lines.append(rolled_words(rule, run.due, run.latest))
    if rule.note:
        lines.append(rule.note)
    return tuple(sentence for sentence in lines if sentence)


def not_counted(skipped: Sequence[Skipped]) -> str:
    """The days that were not counted: each, or where they are many the weekends together and each holiday."""
    if not skipped:
        return "No day in between is left out."
    weekend = {"Saturday", "Sunday"}
    if len(skipped) > MANY:
        holidays = [_skipped(day) for day in skipped if day.why not in weekend]
        return f"Not counted: Saturdays and Sundays{''.join(f', {day}' for day in holidays)}."
    return f"Not counted: {', '.join(_skipped(day) for day in skipped)}."


def rolled_words(rule: ClockRule, due: date, latest: date) -> str:
    """What a last day that is no working day may move to, and by whose word."""
    return (
        f"{long_day(due)} is no working day: {rule.rolls}, lets it be {long_day(latest)} at the latest. "
        f"Done by {long_day(due)} it is in time on any reading."
    )


def _skipped(day: Skipped) -> str:
    name = f"{day.date:%a} {day.date.day} {day.date:%b}"
    return name if day.why in ("Saturday", "Sunday") else f"{name} ({day.why})"


def _limit(rule: ClockRule) -> str:
    if rule.unit == "none":
        return "No limit is set"
    if rule.unit == "agreed" or rule.n is None:
        return "As agreed"
    return amount(rule.n, rule.unit)


def _due(rule: ClockRule, history: History, run: Run, stop: Event | None) -> str:
    """The first sentence: the date, and what became of it."""
    if run.due is None:
        return f"{rule.title}: no date is set."
    if stop is None:
        unsure = history.calendar().uncertain(run.due) if rule.unit == "working_day" else None
        if run.state != "overdue":
            return f"{due_words(rule, run.due, uncertain=unsure)}."
        over = "" if rule.owed_by == "complainant" else " and is overdue"
        return f"{due_words(rule, run.due, past=True)}{over}."
    did = f"{inside(_title(history, stop.name))} on {long_day(stop.on)}"
    end = {"met": "in time", "missed": "late: it stays missed", "ended": "so the date fell away"}[run.state]
    return f"{due_words(rule, run.due, past=True)}; {did}, {end}."


def _started(rule: ClockRule, history: History, start: Start) -> list[str]:
    """What set the clock going, and what gave way."""
    assert start.day is not None and start.by is not None
    match, event = start.by
    lines = []
    counted = "; that day is not counted" if rule.unit in ("working_day", "calendar_day") else ""
    if start.agreed is not None:
        lines.append(
            f"It starts on {long_day(start.day)}, as agreed on {long_day(start.agreed.on)} at their request"
            f"{_in_brackets(rule.replaced_by)}{counted}."
        )
    elif event.name == "received" and not match.fact and not match.due_of:
        lines.append(f"It was received on {long_day(start.day)}{counted}.")
    else:
        lines.append(
            f"It starts on {long_day(start.day)}: {_reason(history, match)}{_in_brackets(match)}{counted}."
        )
    if start.gave_way is not None:
        lines.append(
            f"The later start agreed on {long_day(start.gave_way.on)} gives way: it is not later than this, "
            "or the answer was already overdue when it was agreed."
        )
    return lines


def _reason(history: History, match: Match) -> str:
    if match.due_of:
        clock = history.procedure.clock(match.due_of)
        assert clock is not None
        return f"the day that this was due: {inside(clock.title)}; a late one buys no time"
    kind = history.procedure.event(match.event)
    if match.fact and kind is not None:
        return next(inside(fact.title) for fact in kind.facts if fact.key == match.fact)
    return inside(_title(history, match.event))


def _in_brackets(match: Match | None) -> str:
    return f" ({match.source})" if match is not None and match.source else ""


def _waiting(rule: ClockRule, history: History, start: Start) -> str:
    if start.waits_for is None:
        return f"{rule.title}: not started; the date it counts from is not known."
    return f"{rule.title}: not started; it waits for this: {inside(_title(history, start.waits_for))}."


def _extended(rule: ClockRule, history: History, run: Run) -> list[str]:
    """Whether the limit was extended, could be, or was meant to be too late."""
    extension = rule.extension
    if extension is None or run.latest is None:
        return []
    source = extension.source
    if run.extended is not None:
        did = f"{_title(history, extension.event)} on {long_day(run.extended.on)}, in time: "
        if extension.total is None:
            return [f"{did}due {long_day(run.due)}, {source}."] if run.due else []
        if not extension.fact or run.due is None:
            return [f"{did}{amount(extension.total, rule.unit)}, {source}."]
        last = f"{long_day(run.latest)} is the latest it could be"
        return [f"{did}the answer is promised by {long_day(run.due)}; {last}, {source}."]
    late = extensions(rule, history)
    if late:
        return [
            (
                f"{_title(history, extension.event)} on {long_day(late[-1].on)}, after the limit had passed: "
                "it moves nothing."
            )
        ]
    if run.state != "running" or rule.unit == "agreed":
        return []
    if extension.total is None:
        return [f"Longer {extension.why}, {source}."]
    unsure = history.calendar().uncertain(run.latest) if rule.unit == "working_day" else None
    last = f"{long_day(run.latest)} {'or later' if unsure else 'at the latest'}"
    return [f"If {extension.why}: {last}, {source}."]


def _moved(rule: ClockRule, history: History, run: Run) -> list[str]:
    """What a change of the calendar did to it."""
    start = run.start.day
    if start is None or rule.unit != "working_day" or rule.n is None or run.original is None:
        return []
    then, now = (calendar_of(rule, known) for known in (history.calendar(start), history.calendar()))
    recounted = now.due(start, rule.n, rule.layer)
    if then.version == now.version or recounted == run.original:
        return []
    added = now.first_day_added(then)
    because = f"{show_day(added)} became a day that is not counted" if added else "the calendar changed"
    return [f"It was {long_day(run.original)} before {because}."]


def _title(history: History, event: str) -> str:
    kind = history.procedure.event(event)
    return kind.title if kind else event
