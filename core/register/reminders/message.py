"""The message of a rung, filled in with a case's references and days; a name stands in it only where it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.errors import BadInput
from core.law.cases.chasing import about_title
from core.law.days.calendar import Calendar
from core.law.days.dates import show_day
from core.law.days.words import inside
from core.law.rules.ladder import FIELD, Rung
from core.law.rules.model import Procedure
from core.register.cases.read import Case


@dataclass(frozen=True)
class Sender:
    """Who writes, on which day, and whether the person is named in it."""

    officer: str
    today: date
    names: bool = False


def fill_message(
    case: Case, procedure: Procedure, rung: Rung, about: str, calendar: Calendar, sender: Sender
) -> str:
    """The message that goes to whoever this rung is for. Raises BadInput where nothing of that key is owed with a day."""
    values = _values(case, procedure, rung, about, calendar, sender)
    text = FIELD.sub(lambda field: values.get(field.group(1), field.group(0)), rung.template)
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip()


def due_of(case: Case, about: str) -> date | None:
    """The day something is owed by: a clock's, or a task's; None where it has none here."""
    clock = next((clock for clock in case.state.clocks if clock.id.lower() == about), None)
    if clock is not None:
        return clock.due
    return next((need.due for need in case.state.tasks if need.key == about), None)


def _values(
    case: Case, procedure: Procedure, rung: Rung, about: str, calendar: Calendar, sender: Sender
) -> Mapping[str, str]:
    due = due_of(case, about)
    if due is None:
        raise BadInput(
            f"Nothing that goes by {about!r} is owed with a day in {case.reference}.",
            remedy="`heard chase show` says what can be chased in a case.",
            field="about",
        )
    return {
        "reference": case.reference,
        "procedure": case.procedure_title,
        "stage": case.state.stage_title,
        "about": about_title(procedure, about),
        "due": show_day(due),
        "late": _late(due, sender.today, calendar),
        "received": show_day(case.received_on),
        "team": case.team_title or "the team",
        "service": case.service_title or "the service",
        "who": rung.who,
        "last": _last(case, procedure, about),
        "today": show_day(sender.today),
        "officer": sender.officer,
        "person": _person(case, procedure, names=sender.names),
    }


def _late(due: date, today: date, calendar: Calendar) -> str:
    if due == today:
        return "that is today"
    early, days = due > today, calendar.working_days_between(min(due, today), max(due, today), "local")
    span = f"{days} working day{'s' if days != 1 else ''}"
    return f"in {span}" if early else f"{span} late"


def _last(case: Case, procedure: Procedure, about: str) -> str:
    """When they were chased for this before, in a sentence; empty where they were not."""
    ladder = procedure.ladder
    times = [
        f"{inside(rung.title) if (rung := ladder.rung(line.facts.get('rung'))) else 'asked'} on {show_day(line.on)}"
        for line in case.history
        if line.event == "chased"
        and not line.superseded
        and str(line.facts.get("about", "")).lower() == about
    ]
    return f"Asked before: {', '.join(times)}." if times else ""


def _person(case: Case, procedure: Procedure, *, names: bool) -> str:
    if names and (name := case.preferred_name or case.person):
        return name
    kind = procedure.event("received")
    choices = next((fact.choices for fact in kind.facts if fact.key == "by"), ()) if kind else ()
    title = next((choice.title for choice in choices if choice.key == case.by), "")
    if not title:
        return "somebody"
    if title.lower().startswith("some"):
        return inside(title)
    return f"{'an' if title[:1].lower() in 'aeiou' else 'a'} {inside(title)}"
