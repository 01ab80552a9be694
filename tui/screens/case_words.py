"""What a case says, in sentences: clocks, needs, points, learning, history. Values in, text out; no widgets."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.law.events import FactValue
from core.law.model import EventKind, Procedure
from core.law.state import Clock


def day(value: date, today: date) -> str:
    """A day as a list shows it: `Fri 13 Mar`, with its year where that is not this one."""
    shown = f"{value:%a} {value.day} {value:%b}"
    return shown if value.year == today.year else f"{shown} {value.year}"


def near(value: date, today: date) -> str:
    """A day and how near it is: `today, Thu 12 Mar`, `Mon 16 Mar`."""
    word = {-1: "yesterday, ", 0: "today, ", 1: "tomorrow, "}.get((value - today).days, "")
    return word + day(value, today)


def clock_sentence(clock: Clock, today: date, waits_for: str = "") -> tuple[str, str]:
    """The state of a clock in words, and its colour. Both dates stand where they differ."""
    was = ""
    if clock.due and clock.original_due and clock.original_due != clock.due:
        was = f", was {day(clock.original_due, today)}" + ("; extended" if clock.extended else "; moved")
    if clock.state == "not started":
        return (f"not started: waits until {waits_for}" if waits_for else "not started"), "$quiet"
    if clock.state == "ended":
        ended = f" {day(clock.ended_on, today)}" if clock.ended_on else ""
        return f"no longer runs{ended}", "$quiet"
    if clock.due is None:
        return clock.limit or "no limit", "$quiet"
    if clock.state == "met":
        met = f"met {day(clock.met_on, today)}" if clock.met_on else "met"
        return f"{met}, due {day(clock.due, today)}{was}", "$success"
    if clock.state == "missed":
        done = f"done {day(clock.met_on, today)}, " if clock.met_on else ""
        return f"missed: {done}was due {day(clock.due, today)}{was}", "$error"
    if clock.state == "overdue":
        days = (today - clock.due).days
        late = f"late by {days} {'day' if days == 1 else 'days'}: was due"
        return f"{late} {day(clock.due, today)}{was}", "$error bold"
    if clock.uncertain:
        return f"due {clock.uncertain}", "$warning"
    soon = (clock.due - today).days <= 2
    return f"due {near(clock.due, today)}{was}", "$warning" if soon else "$foreground"


def value_words(kind: EventKind | None, key: str, value: FactValue, today: date) -> str:
    """A fact as a person would say it: the title of its choice, yes or no, a day."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value, today)
    fact = next((fact for fact in kind.facts if fact.key == key), None) if kind else None
    choice = next((choice for choice in fact.choices if choice.key == str(value)), None) if fact else None
    return choice.title if choice else str(value)


HIDDEN = ("calendar", "procedure_version", "directorate", "service")
"""Facts that the register adds for itself."""


def facts_words(kind: EventKind | None, facts: Mapping[str, FactValue], today: date) -> list[tuple[str, str]]:
    """Each fact with its title, in the order in which the procedure lists them."""
    titles = {fact.key: fact.title for fact in kind.facts} if kind else {}
    order = list(titles)
    known = sorted(facts, key=lambda key: order.index(key) if key in titles else len(order))
    return [
        (titles.get(key, key.replace("_", " ")), value_words(kind, key, facts[key], today))
        for key in known
        if key not in HIDDEN
    ]


def event_sentence(procedure: Procedure, line: Any, today: date) -> str:
    """A line of history as a sentence: what happened, its facts, the beginning of its words."""
    kind = procedure.event(line.event)
    parts = [f"{title.lower()} {value}" for title, value in facts_words(kind, line.facts, today)]
    said = next((text for text in line.words.values() if text), "")
    sentence = line.title + (f": {', '.join(parts)}" if parts else "")
    return f"{sentence}. “{said[:160]}”" if said else sentence
