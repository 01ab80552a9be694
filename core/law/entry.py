"""From what was typed to the facts and words of an event: every value checked, unknown names answered with
the known ones.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from core.errors import BadInput
from core.law.days.dates import parse_day
from core.law.events import FactValue
from core.law.gate.carried import carrying
from core.law.rules.model import Choice, EventKind, FactKind, Procedure, WordKind
from core.text import LONG, SHORT, clean, shown

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@-]{0,63}")
_MONEY = re.compile(r"£?(\d{1,7})(?:\.(\d{1,2}))?|(\d{1,9})p", re.ASCII)
_YES = {"yes", "y", "true", "1"}
_NO = {"no", "n", "false", "0"}
LARGEST = 1_000_000


def typed(
    procedure: Procedure,
    kind: EventKind,
    raw: Mapping[str, str],
    today: date,
    vocabulary: Mapping[str, tuple[Choice, ...]],
) -> tuple[dict[str, FactValue], dict[str, str]]:
    """The facts and words of an event from what was typed, by key. Empty values are left out.

    `vocabulary` holds an authority's own lists (theme, team, provider); a list that is not there is not checked.
    Raises BadInput, naming the field: an unknown key or value (with the known ones), a missing fact that the law
    can't do without, a day that can't be, a text that can't be kept, an event that only the register records.
    """
    if kind.by == "register":
        raise BadInput(
            f"{kind.key} is recorded by the register itself.",
            remedy=f"See heard procedure events {procedure.key} for what people record.",
            field="event",
        )
    whole = carrying(procedure, kind)
    fact_kinds = {fact.key: fact for fact in whole.facts}
    word_kinds = {word.key: word for word in whole.words}
    facts: dict[str, FactValue] = {}
    words: dict[str, str] = {}
    for key, value in raw.items():
        if key in fact_kinds:
            if value.strip():
                facts[key] = fact_value(fact_kinds[key], value, today, vocabulary)
        elif key in word_kinds:
            text = _words(word_kinds[key], value)
            if text:
                words[key] = text
        else:
            _unknown(kind, key, [*(fact.key for fact in kind.facts), *(word.key for word in kind.words)])
    asked: list[FactKind | WordKind] = [*kind.facts, *kind.words]
    missing = [item for item in asked if item.required and item.key not in {*facts, *words}]
    if missing:
        raise BadInput(
            f"{kind.title}: {missing[0].title.lower()} ({missing[0].key}) is missing.",
            remedy=_how(missing[0]),
            field=missing[0].key,
        )
    return facts, words


def fact_value(
    kind: FactKind, text: str, today: date, vocabulary: Mapping[str, tuple[Choice, ...]] | None = None
) -> FactValue:
    """One fact from what was typed. Raises BadInput that names the fact and says what it can be."""
    text = clean(text, field=kind.key)
    if kind.kind == "date":
        return parse_day(text, today, field=kind.key, reach=kind.reach)
    if kind.kind == "yes_no":
        if text.lower() not in _YES | _NO:
            raise _bad(kind, text, "Say yes or no.")
        return text.lower() in _YES
    if kind.kind == "number":
        return _number(kind, text)
    if kind.kind == "money":
        return _pence(kind, text)
    if kind.kind == "code":
        return _chosen(kind, text, kind.choices)
    if kind.vocabulary and vocabulary is not None and kind.vocabulary in vocabulary:
        return _chosen(kind, text, vocabulary[kind.vocabulary])
    if kind.pattern:
        return _patterned(kind, text)
    if not _IDENTIFIER.fullmatch(text):
        raise _bad(kind, text, "Use letters, digits and . _ - only, at most 64: it is a key, not words.")
    return text


def matching(choices: Iterable[Choice], text: str) -> tuple[Choice, ...]:
    """The choices that what was typed could mean, best first: key, title or alias, whole or its beginning."""
    typed_text = _plain(text)
    exact, begins, holds = [], [], []
    for choice in choices:
        names = [_plain(name) for name in (choice.key, choice.title, *choice.aliases)]
        if typed_text in names:
            exact.append(choice)
        elif any(name.startswith(typed_text) for name in names):
            begins.append(choice)
        elif any(f" {typed_text}" in f" {name}" for name in names):
            holds.append(choice)
    return (*exact, *begins, *holds)


def _number(kind: FactKind, text: str) -> int:
    if not re.fullmatch(r"\d{1,7}", text, re.ASCII) or int(text) > LARGEST:
        raise _bad(kind, text, "Give a whole number.")
    number = int(text)
    keys = [choice.key for choice in kind.choices]
    if keys and str(number) not in keys:
        raise _bad(kind, text, f"It can be {', '.join(keys)}.")
    return number


def _pence(kind: FactKind, text: str) -> int:
    """Pounds with or without pence, or pence where `p` stands behind: `£1,250.50`, `150`, `15000p`."""
    amount = _MONEY.fullmatch(text.replace(",", "").replace(" ", ""))
    if amount is None:
        raise _bad(kind, text, "Give pounds and pence, such as 150 or 1,250.50.")
    pounds, pence, all_pence = amount.groups()
    return int(all_pence) if all_pence else int(pounds) * 100 + int((pence or "0").ljust(2, "0"))


def _patterned(kind: FactKind, text: str) -> str:
    text = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(kind.pattern, text, re.ASCII):
        raise _bad(kind, text, kind.help)
    return text


def _chosen(kind: FactKind, text: str, choices: tuple[Choice, ...]) -> str:
    """The key of the choice that was meant: its key, title or alias, in full."""
    typed_text = _plain(text)
    if typed_text in kind.never:
        raise _bad(kind, text, kind.never_why)
    for choice in choices:
        if typed_text in {_plain(name) for name in (choice.key, choice.title, *choice.aliases)}:
            return choice.key
    raise _bad(
        kind,
        text,
        f"It can be {', '.join(choice.key for choice in choices) or 'nothing yet: the list is empty'}.",
    )


def _words(kind: WordKind, text: str) -> str:
    return clean(text, field=kind.key, limit=LONG if kind.long else SHORT, multiline=kind.long)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


def _bad(kind: FactKind, text: str, remedy: str) -> BadInput:
    return BadInput(
        f"{kind.title} ({kind.key}) can't be {shown(text[:60], one_line=True)!r}.",
        remedy=remedy,
        field=kind.key,
    )


def _how(kind: FactKind | WordKind) -> str:
    if isinstance(kind, WordKind) or not kind.choices:
        return f"Give it with --set {kind.key}=..."
    return f"Give it with --set {kind.key}=..., one of {', '.join(choice.key for choice in kind.choices)}."


def _unknown(kind: EventKind, key: str, names: Iterable[str]) -> None:
    raise BadInput(
        f"{kind.key} has no {shown(key[:60], one_line=True)!r}.",
        remedy=f"Known: {', '.join(names)}.",
        field=key,
    )
