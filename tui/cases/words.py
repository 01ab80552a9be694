"""What a case says, in sentences: clocks, needs, points, learning, history. Values in, text out; no widgets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from core.law.events import PUT_BY_THE_GATE, FactValue
from core.law.rules.model import Choice, Procedure
from core.law.state import Clock
from core.money import pence

if TYPE_CHECKING:
    from core.register.cases.history import HistoryLine
    from core.register.cases.read import Case
    from core.register.register import Register


def day(value: date, today: date) -> str:
    """A day as a list shows it: `Fri 13 Mar`, with its year where that is not this one."""
    weekday = f"{value:%a} {value.day} {value:%b}"
    return weekday if value.year == today.year else f"{weekday} {value.year}"


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
        return f"{met}, due {day(clock.due, today)}" + (", extended" if clock.extended else ""), "$success"
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


HIDDEN = (
    "calendar",
    "procedure",
    "procedure_version",
    "directorate",
    "service",
    "press",
    "family",
    "template",
    *PUT_BY_THE_GATE,
)
"""Facts that the register adds for itself."""


ARTICLES = ("A", "An", "The")
MANY = 4
"""Facts that a line of history can name; of an event with more, its own page tells all."""


@dataclass(frozen=True)
class Terms:
    """What the facts of a case are called: its procedure's choices, the authority's own words, and what day it is."""

    procedure: Procedure
    vocabulary: Mapping[str, tuple[Choice, ...]]
    today: date

    def title(self, vocabulary: str, key: str) -> str:
        """The title of a word of the authority's, or of what it was merged into; else the key itself."""
        choices = self.vocabulary.get(vocabulary, ())
        own = (choice.title for choice in choices if choice.key == key)
        merged = (choice.title for choice in choices if key in choice.aliases)
        return next(own, None) or next(merged, key)

    def value(self, event: str, key: str, value: FactValue) -> str:
        """A fact as a person would say it: the title of its choice, yes or no, a day."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return day(value, self.today)
        kind = self.procedure.event(event)
        fact = next((fact for fact in kind.facts if fact.key == key), None) if kind else None
        if fact is None:
            return str(value)
        if fact.kind == "money" and isinstance(value, int):
            return pence(value)
        if key == "about":
            clocks = {rule.id.lower(): rule.title for rule in self.procedure.clocks}
            return clocks.get(str(value), str(value).replace("-", " "))
        if key in ("notice", "carries"):
            titles = {rule.key: rule.title for rule in self.procedure.notices}
            return "; ".join(titles.get(notice, notice) for notice in str(value).split(","))
        choices = fact.choices or self.vocabulary.get(fact.vocabulary, ())
        return next((choice.title for choice in choices if choice.key == str(value)), str(value))

    def facts(self, event: str, facts: Mapping[str, FactValue]) -> list[tuple[str, str]]:
        """Each fact with its title, in the order in which the procedure lists them."""
        kind = self.procedure.event(event)
        titles = {fact.key: fact.title for fact in kind.facts} if kind else {}
        order = list(titles)
        keys = sorted(facts, key=lambda key: order.index(key) if key in titles else len(order))
        return [
            (titles.get(key, key.replace("_", " ").capitalize()), self.value(event, key, facts[key]))
            for key in keys
            if key not in HIDDEN
        ]

    def sentence(self, line: "HistoryLine") -> str:
        """A line of history as a sentence: what happened, its facts, the beginning of its words."""
        telling = {key: fact for key, fact in line.facts.items() if not _untold(key, fact)}
        facts = self.facts(line.event, telling)
        parts = [_clause(title, value) for title, value in facts if len(facts) <= MANY]
        sentence = line.title + (f": {', '.join(parts)}" if parts else "")
        if line.words is None:
            return f"{sentence}. (Its words were erased.)"
        if line.event.startswith("letter_"):
            return sentence
        kind = self.procedure.event(line.event)
        order = [word.key for word in kind.words] if kind else []
        words = next((line.words[key] for key in [*order, *line.words] if line.words.get(key)), "")
        return f"{sentence}. “{words[:160]}”" if words else sentence


def _untold(key: str, fact: FactValue) -> bool:
    """Whether a line of history does without a fact: what only programs read, and that nothing was edited by hand."""
    return key == "template" or (key == "edited" and fact is False)


def _clause(title: str, value: str) -> str:
    """A fact inside a sentence; its title is left out where its value says it too: `stage 1`, `letter 2`."""
    title = title[:1].lower() + title[1:]
    if value.casefold().startswith(f"{title.casefold()} "):
        return value[:1].lower() + value[1:]
    plain = value.split(" ", maxsplit=1)[0] in ARTICLES
    return f"{title} {value[:1].lower() + value[1:] if plain else value}"


def terms_of(register: "Register", case: "Case", today: date) -> Terms:
    """What the facts of this case are called. For workers: it may read the authority's files."""
    from core.register.people.pool import person_choices

    procedure = register.procedures.version(case.procedure, case.procedure_version)
    return Terms(procedure, {**register.vocabulary.choices(), "person": person_choices(register)}, today)
