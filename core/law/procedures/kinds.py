"""From the tables of a procedure file to its kinds of event: their facts, their words, and what they demand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.law.procedures.matches import fact_values
from core.law.procedures.table import Table
from core.law.rules.model import Choice, Demand, EventKind, FactKind, WordKind
from core.law.rules.owed import NeedRule, NoticeRule

UNVERIFIED = " Not checked against its source yet."
"""Said of an event whose source nobody has read."""
EVERY_EVENT = ("note", "evidence")
"""Words that every event may carry."""


@dataclass(frozen=True)
class Shared:
    """What `common.toml` gives: choices, facts and words by name, groups of events as raw tables, needs, notices."""

    choices: Mapping[str, Any]
    facts: Mapping[str, Any]
    words: Mapping[str, Any]
    groups: Mapping[str, Any]
    leaving: tuple[tuple[str, str, str], ...] = ()
    """What ends a case that goes on elsewhere: event, outcome, and the outcome's title."""
    needs: tuple[NeedRule, ...] = ()
    notices: tuple[NoticeRule, ...] = ()

    @property
    def added(self) -> frozenset[str]:
        """What the shared events add to a case: `remedy`, `permission`."""
        return frozenset(item["adds"] for group in self.groups.values() for item in group if "adds" in item)


class Kinds:
    """The vocabulary of one file laid over the shared one: lists of choices, kinds of fact, kinds of word."""

    def __init__(self, table: Table, common: Shared) -> None:
        self._place = table
        own_words = {**common.words, **table.named("words")}
        self._choices = {**common.choices, **table.named("choices")}
        self._words = {name: self._word(name, data) for name, data in own_words.items()}
        self._facts = {**common.facts, **table.named("facts")}

    def choices(self, name: str) -> tuple[Choice, ...]:
        place = f"{self._place.place}: choices: {name}"
        if name not in self._choices:
            self._place.wrong(f"unknown list of choices {name!r}")
        choices = []
        for data in self._choices[name]:
            item = Table(data, place)
            choices.append(
                Choice(item.text("key"), item.text("title"), item.texts("aliases"), item.texts("marks"))
            )
            item.done()
        return tuple(choices)

    def event(self, item: Table) -> EventKind:
        kind = EventKind(
            key=item.text("key"),
            title=item.text("title"),
            verb=item.text("verb"),
            stage=item.text("stage", ""),
            facts=tuple(self._fact(item, name) for name in item.texts("facts")),
            words=tuple(self._named_word(item, name) for name in (*item.texts("words"), *EVERY_EVENT)),
            by=item.one_of("by", ("officer", "register"), "officer"),
            guards=item.texts("guards"),
            demands=tuple(_demand(demand) for demand in item.tables("demands")),
            source=item.text("source"),
            help=item.text("help") + (UNVERIFIED if item.yes_no("unverified") else ""),
            adds=item.text("adds", ""),
        )
        item.done()
        return kind

    def _fact(self, event: Table, name: str) -> FactKind:
        if name not in self._facts:
            event.wrong(f"unknown fact {name!r}")
        item = Table(self._facts[name], f"{self._place.place}: facts: {name}")
        choices = item.text("choices", "")
        kind = FactKind(
            key=item.text("key", name),
            title=item.text("title"),
            kind=item.one_of("kind", ("code", "yes_no", "date", "number", "identifier", "money")),
            required=item.yes_no("required"),
            choices=self.choices(choices) if choices else (),
            vocabulary=item.text("vocabulary", ""),
            reach=item.one_of("reach", ("past", "ahead", "life"), "past"),
            help=item.text("help", ""),
            pattern=item.text("pattern", ""),
            never=item.texts("never"),
            never_why=item.text("never_why", ""),
            numbers=item.text("numbers", ""),
        )
        item.done()
        if kind.kind == "code" and not choices:
            item.wrong("a code needs 'choices'")
        if kind.numbers and kind.kind != "number":
            item.wrong("only a number can have 'numbers'")
        return kind

    def _word(self, name: str, data: Any) -> WordKind:
        item = Table(data, f"{self._place.place}: words: {name}")
        kind = WordKind(
            name, item.text("title"), item.yes_no("required"), item.yes_no("long"), item.text("help", "")
        )
        item.done()
        return kind

    def _named_word(self, event: Table, name: str) -> WordKind:
        if name not in self._words:
            event.wrong(f"unknown word {name!r}")
        return self._words[name]


def _demand(item: Table) -> Demand:
    demand = Demand(
        say=item.texts("say"),
        yes=item.texts("yes"),
        where=fact_values(item, "where"),
        source=item.text("source", ""),
    )
    item.done()
    return demand
