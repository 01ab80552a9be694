"""The deadline calculator: when a clock that starts on a given day runs out, and why."""

from dataclasses import dataclass
from datetime import date

from core.errors import BadInput
from core.law.clocks.period import latest_from, limit
from core.law.clocks.why import not_counted, rolled_words
from core.law.days.calendar import Calendar, Skipped
from core.law.days.dates import long_day
from core.law.days.words import due_words, limit_words
from core.law.history import cite
from core.law.rules.model import ClockRule, Procedure
from core.text import shown

LATEST = "latest "


@dataclass(frozen=True)
class Explanation:
    """A due date and its reasons. `due` and `latest` are None where there is no limit: `rule` then says so.

    `skipped` are the days between `start` and `due` that were not counted.
    """

    clock: str
    start: date
    due: date | None
    latest: date | None
    skipped: tuple[Skipped, ...]
    rule: str
    source: str
    uncertain: str | None
    sentences: tuple[str, ...]


def due_date(procedure: Procedure, clock_id: str, start: date, calendar: Calendar) -> Explanation:
    """When the clock `clock_id` runs out if it starts on `start`, whatever started it.

    Raises BadInput for an unknown clock (naming the known ones) and for a start that can't be counted from.
    """
    rule = procedure.clock(clock_id) or _by_any_case(procedure, clock_id)
    source = cite(procedure, rule.source)
    if rule.n is None:
        words = f"{rule.title}: {limit_words(rule)}."
        return Explanation(
            rule.id, start, None, None, (), limit_words(rule), source, None, (words, f"{source}.")
        )
    due = limit(rule, start, rule.n, calendar)
    latest = latest_from(rule, start, due, calendar)
    working = rule.unit == "working_day"
    skipped = calendar.count(start, rule.n, rule.layer).skipped if working else ()
    uncertain = _uncertain(calendar, due, latest) if working else None
    return Explanation(
        rule.id,
        start,
        due,
        latest,
        skipped,
        limit_words(rule),
        source,
        uncertain,
        _sentences(procedure, rule, start, due, latest, skipped, uncertain),
    )


def _sentences(
    procedure: Procedure,
    rule: ClockRule,
    start: date,
    due: date,
    latest: date,
    skipped: tuple[Skipped, ...],
    uncertain: str | None,
) -> tuple[str, ...]:
    counted = "; that day is not counted" if rule.unit in ("working_day", "calendar_day") else ""
    unsure = None if uncertain and uncertain.startswith(LATEST) else uncertain
    latest_words = f"{long_day(latest)} or later" if uncertain else f"{long_day(latest)} at the latest"
    lines = [
        f"{due_words(rule, due, uncertain=unsure)}.",
        f"The clock starts on {long_day(start)}{counted}.",
        f"{limit_words(rule)}: {cite(procedure, rule.source)}.",
    ]
    if rule.unit == "working_day":
        lines.append(not_counted(skipped))
    if rule.extension is not None and rule.extension.total is None:
        lines.append(f"Longer {rule.extension.why}, {rule.extension.source}.")
    elif rule.extension is not None:
        lines.append(f"If {rule.extension.why}: {latest_words}, {rule.extension.source}.")
    if rule.rolls and latest != due:
        lines.append(rolled_words(rule, due, latest))
    if rule.confidence == "unverified":
        lines.append("This limit was not checked against its source: check it before you rely on it.")
    if rule.note:
        lines.append(rule.note)
    return tuple(lines)


def _uncertain(calendar: Calendar, due: date, latest: date) -> str | None:
    """What is not sure: the due date, or only the latest one, which is then named."""
    unsure_latest = calendar.uncertain(latest)
    return calendar.uncertain(due) or (f"{LATEST}{unsure_latest}" if unsure_latest else None)


def _by_any_case(procedure: Procedure, clock_id: str) -> ClockRule:
    for rule in procedure.clocks:
        if rule.id.lower() == clock_id.lower():
            return rule
    raise BadInput(
        f"{procedure.title} has no clock {shown(clock_id[:40], one_line=True)!r}.",
        remedy=f"Known clocks: {', '.join(rule.id for rule in procedure.clocks)}.",
        field="clock",
    )
