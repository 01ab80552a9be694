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


def draft(register: "Register", case: "Case", who: Who, typed: Mapping[str, str]) -> "Draft | None":
    """What would be recorded for the rung and the thing that are chosen; None where nothing is owed of that name."""
    try:
        return chasing.draft_chase(
            register,
            case,
            by=who.officer,
            today=who.today,
            rung=typed.get("rung", ""),
            about=typed.get("about", ""),
        )
    except BadInput:
        return None


def chase_fields(
    fields: Sequence[Field], register: "Register", case: "Case", who: Who, filled: Mapping[str, str]
) -> list[Field]:
    """The form of a chase, filled in with what comes next and its message."""
    proposed = draft(register, case, who, filled)
    start = {"by": "email", **filled}
    if proposed is not None:
        start = {
            "rung": proposed.rung,
            "about": proposed.about,
            "to": proposed.to,
            "message": proposed.message,
            **start,
        }
    arranged = {field.key: replace(field, start=start.get(field.key, field.start)) for field in fields}
    if "about" in arranged and (owed := _owed(case, chasing.procedure_of(register, case).ladder.tasks)):
        arranged["about"] = replace(arranged["about"], kind="choice", choices=owed)
    if "reason" in arranged:
        arranged["reason"] = replace(
            arranged["reason"], help="Why earlier than its day, or past a rung; else leave it empty."
        )
    return [arranged[key] for key in ORDER if key in arranged]


def chase_rows(case: "Case", terms: Terms, width: int) -> list[SheetRow]:
    """Who was chased for what and when, newest first, above it who will be chased next and from when.

    Whoever is to be chased now stands among what is next to be done.
    """
    waits, log = chasing.next_of(case, terms.procedure), chasing.list_chases(case, terms.procedure)
    if not log:
        return []
    rows = [
        _next_row(rung_ahead, terms, width)
        for rung_ahead in waits
        if rung_ahead.day and rung_ahead.day > terms.today
    ]
    rows += [_done_row(chase, terms, width) for chase in reversed(log)]
    return [heading("Chased", f"{len(log)} time{'s' if len(log) != 1 else ''}", width), *rows]


def _next_row(rung_ahead: "Next", terms: Terms, width: int) -> SheetRow:
    from_day = f" from {day(rung_ahead.day, terms.today)}" if rung_ahead.day else ""
    due = f", due {day(rung_ahead.due, terms.today)}" if rung_ahead.due else ""
    sentence = f"Next: the {rung_ahead.who}{from_day}: {rung_ahead.about_title}{due} (rung {rung_ahead.place} of {rung_ahead.rungs})"
    step = Step(EVENT, (("about", rung_ahead.about), ("rung", rung_ahead.rung)))
    return SheetRow(hanging(Content("  "), cell(sentence), width), step, f"chase {rung_ahead.about}")


def _done_row(chase: "Chase", terms: Terms, width: int) -> SheetRow:
    way = f", {terms.value(EVENT, 'by', chase.way).lower()}" if chase.way else ""
    to = f" to {chase.to}" if chase.to else ""
    sentence = f"{day(chase.on, terms.today)}  {chase.rung_title}{to}{way}: {chase.about_title} ({chase.by})"
    return SheetRow(
        hanging(Content("  "), cell(sentence, "$quiet"), width), EventAt(chase.seq), f"chased {chase.seq}"
    )


def _owed(case: "Case", tasks: Sequence[str]) -> tuple[Choice, ...]:
    clocks = [Choice(clock.id.lower(), clock.title) for clock in case.state.told if clock.owed and clock.due]
    promised = [
        Choice(need.key, f"{need.text.rstrip('.')}, {need.key}")
        for need in case.state.tasks
        if need.code in tasks
    ]
    return (*clocks, *promised)
