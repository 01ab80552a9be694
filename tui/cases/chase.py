"""Chasing a service from the desk: the form with the rung, its message before it goes, and the log of a case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from core.errors import BadInput
from core.law.rules.model import Choice
from core.register.reminders import chasing
from tui.cases.about import EventAt, Step
from tui.cases.words import Terms, day
from tui.cells import cell
from tui.widgets.field import Field
from tui.widgets.sheet import SheetRow
from tui.widgets.sheet_text import hanging, heading

if TYPE_CHECKING:
    from core.register.cases.read import Case
    from core.register.register import Register
    from core.register.reminders.chasing import Chase, Draft, Next

EVENT = "chased"
ORDER = ("on", "rung", "about", "to", "by", "reason", "message")
"""The fields in the order of the form: the message last, so that Enter behind it records it."""


@dataclass(frozen=True)
class Who:
    """Who chases, on which day."""

    officer: str
    today: date


def draft(register: "Register", case: "Case", who: Who, said: Mapping[str, str]) -> "Draft | None":
    """What would be recorded for the rung and the thing that are chosen; None where nothing is owed of that name."""
    try:
        return chasing.draft(
            register,
            case,
            by=who.officer,
            today=who.today,
            rung=said.get("rung", ""),
            about=said.get("about", ""),
        )
    except BadInput:
        return None


def chase_fields(
    made: Sequence[Field], register: "Register", case: "Case", who: Who, given: Mapping[str, str]
) -> list[Field]:
    """The form of a chase, filled in with what comes next and its message."""
    found = draft(register, case, who, given)
    start = {"by": "email", **given}
    if found is not None:
        start = {"rung": found.rung, "about": found.about, "to": found.to, "message": found.message, **start}
    fields = {field.key: replace(field, start=start.get(field.key, field.start)) for field in made}
    if "about" in fields and (owed := _owed(case, chasing.procedure_of(register, case).ladder.tasks)):
        fields["about"] = replace(fields["about"], kind="choice", choices=owed)
    if "reason" in fields:
        fields["reason"] = replace(
            fields["reason"], help="Why earlier than its day, or past a rung; else leave it empty."
        )
    return [fields[key] for key in ORDER if key in fields]


def chase_rows(case: "Case", terms: Terms, width: int) -> list[SheetRow]:
    """Who was chased for what and when, newest first, above it who will be chased next and from when.

    Whoever is to be chased now stands among what is next to be done.
    """
    waits, log = chasing.next_of(case, terms.procedure), chasing.chased(case, terms.procedure)
    if not log:
        return []
    rows = [_next_row(one, terms, width) for one in waits if one.day and one.day > terms.today]
    rows += [_done_row(one, terms, width) for one in reversed(log)]
    return [heading("Chased", f"{len(log)} time{'s' if len(log) != 1 else ''}", width), *rows]


def _next_row(one: "Next", terms: Terms, width: int) -> SheetRow:
    from_day = f" from {day(one.day, terms.today)}" if one.day else ""
    due = f", due {day(one.due, terms.today)}" if one.due else ""
    said = f"Next: the {one.who}{from_day}: {one.about_title}{due} (rung {one.place} of {one.rungs})"
    step = Step(EVENT, (("about", one.about), ("rung", one.rung)))
    return SheetRow(hanging(Content("  "), cell(said), width), step, f"chase {one.about}")


def _done_row(one: "Chase", terms: Terms, width: int) -> SheetRow:
    way = f", {terms.value(EVENT, 'by', one.way).lower()}" if one.way else ""
    to = f" to {one.to}" if one.to else ""
    said = f"{day(one.on, terms.today)}  {one.rung_title}{to}{way}: {one.about_title} ({one.by})"
    return SheetRow(
        hanging(Content("  "), cell(said, "$quiet"), width), EventAt(one.seq), f"chased {one.seq}"
    )


def _owed(case: "Case", tasks: Sequence[str]) -> tuple[Choice, ...]:
    clocks = [
        Choice(clock.id.lower(), clock.title) for clock in case.state.clocks if clock.owed and clock.due
    ]
    promised = [
        Choice(need.key, f"{need.text.rstrip('.')}, {need.key}")
        for need in case.state.tasks
        if need.code in tasks
    ]
    return (*clocks, *promised)
