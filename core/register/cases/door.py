"""What comes in, checked before anything is written: the kind of event, its facts, its words, its day."""

import difflib
from collections.abc import Mapping
from datetime import date

from core.errors import BadInput
from core.law.days.dates import must_be_within
from core.law.entry import fact_value
from core.law.events import FactValue
from core.law.people.formats import ASKED
from core.law.rules.model import EventKind, FactKind, Procedure
from core.names.reading import folded
from core.register.register import Register
from core.register.store.journal.canonical import looks_like_a_day
from core.text import LONG, SHORT, clean

BY_REGISTER = (
    "procedure",
    "procedure_version",
    "calendar",
    "directorate",
    "service",
    "family",
    "linked_to",
    "press",
    "old_reference",
)
"""Facts that the register puts on `received`; nobody types them."""


def kind_of(procedure: Procedure, name: str) -> EventKind:
    """The kind of event that an officer wants to record. Raises BadInput, naming the nearest that there are."""
    kind = procedure.event(name)
    if kind is None:
        names = [one.key for one in procedure.events if one.by == "officer"]
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        raise BadInput(
            f"{procedure.title} has no event {clean(name, field='event')!r}.",
            remedy=f"{meant}`heard procedure events {procedure.key}` lists them all.",
            field="event",
        )
    if kind.by == "register" and kind.key != "superseded":
        raise BadInput(
            f"{kind.key} is written by the register itself.",
            remedy="Record what happened instead.",
            field="event",
        )
    return kind


def kind_by_register(procedure: Procedure, name: str) -> EventKind:
    """The kind of an event that the register writes where somebody asked for it: a move, a duplicate, a decision."""
    kind = procedure.event(name)
    assert kind is not None, "every procedure knows what the register writes"
    return kind


def coded(kind: EventKind, key: str, text: str, today: date) -> dict[str, FactValue]:
    """A coded fact from what was typed, under its key; nothing where nothing was. Raises BadInput for no such code."""
    fact = next(fact for fact in kind.facts if fact.key == key)
    return {key: fact_value(fact, text, today)} if text.strip() else {}


_ENGLISH = frozenset({"english", "en", "eng", "plain english", "british english"})
_SIGNED = frozenset({"bsl", "british sign language", "sign language", "sign"})


def with_language(
    kind: EventKind, facts: Mapping[str, FactValue], words: Mapping[str, str]
) -> dict[str, FactValue]:
    """The facts with `translated` or `signed` among the formats, where a language other than English was said.

    What was chosen stays; nothing is added where both places are taken.
    """
    language = " ".join(folded(words.get("language", "")).split()).strip(" .")
    known = {fact.key for fact in kind.facts}
    if not language or language in _ENGLISH or not known.issuperset(ASKED):
        return dict(facts)
    needed = "signed" if language in _SIGNED else "translated"
    free = [key for key in ASKED if facts.get(key, "ordinary") == "ordinary"]
    if needed in (facts.get(key) for key in ASKED) or not free:
        return dict(facts)
    return {**facts, free[0]: needed}


def facts_in(kind: EventKind, facts: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """Facts that this kind of event may carry, each of its type. Raises BadInput for any other."""
    known = {fact.key: fact for fact in kind.facts}
    checked: dict[str, FactValue] = {}
    for key, value in facts.items():
        if key not in known:
            raise _unknown(kind, key, sorted([*known, *(word.key for word in kind.words)]))
        checked[key] = _typed(known[key], value)
    return checked


def words_in(kind: EventKind, words: Mapping[str, str]) -> dict[str, str]:
    """Clean words that this kind of event may carry, without empty ones. Raises BadInput for any other."""
    known = {word.key: word for word in kind.words}
    checked: dict[str, str] = {}
    for key, value in words.items():
        word = known.get(key)
        if word is None:
            raise _unknown(kind, key, sorted([*known, *(fact.key for fact in kind.facts)]))
        text = clean(value, field=word.title, limit=LONG if word.long else SHORT, multiline=word.long)
        if text:
            checked[key] = text
    return checked


def day_in(day: date, today: date, *, field: str = "on") -> date:
    """A day on which something can have happened. Raises BadInput for the future and for before the Regulations."""
    must_be_within(day, today, field=field, reach="past")
    return day


def place_of(register: Register, team: str, day: date) -> dict[str, FactValue]:
    """The service and the directorate that a team belonged to on a day. Raises BadInput for a team it does not know."""
    found = register.vocabulary.team_on(team, day)
    return {"service": found.service, "directorate": found.directorate}


def must_be_in_use(register: Register, kind: EventKind, facts: Mapping[str, FactValue], day: date) -> None:
    """Raises BadInput for a theme, a customer group or a provider that was over, or not there yet, on a day.

    A key that the council's words never had is left as it is: it came from elsewhere.
    """
    named = [fact for fact in kind.facts if fact.vocabulary in _DATED and facts.get(fact.key)]
    if not named:
        return
    words = register.vocabulary
    for fact in named:
        key = words.stands_for(fact.vocabulary, str(facts[fact.key]))
        if words.rows(fact.vocabulary, key):
            words.on(fact.vocabulary, key, day)


_DATED = frozenset({"theme", "customer_group", "provider", "placement"})


def _typed(fact: FactKind, value: FactValue) -> FactValue:
    wanted: dict[str, type] = {"yes_no": bool, "date": date, "number": int, "money": int}
    kind = wanted.get(fact.kind, str)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise BadInput(
            f"{fact.title} can't be {value!r}.",
            remedy=f"It is a {fact.kind.replace('_', ' ')}.",
            field=fact.key,
        )
    if isinstance(value, str):
        text = clean(value, field=fact.title)
        if looks_like_a_day(text):
            raise BadInput(
                f"{fact.title} can't be a day.", remedy="Give its code or its name.", field=fact.key
            )
        return text
    return value


def _unknown(kind: EventKind, key: str, known: list[str]) -> BadInput:
    names = ", ".join(known) or "none"
    return BadInput(
        f"{kind.key} holds nothing called {clean(key, field='key')!r}.",
        remedy=f"It can hold: {names}.",
        field=key,
    )
