"""What a form asks: one field for each fact and each words of an event, by the names that the command line takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from core.law.rules.model import Choice, EventKind, FactKind, WordKind

Kind = Literal["words", "long", "day", "choice", "number"]
Vocabulary = Mapping[str, Sequence[Choice]]

YES_NO = (Choice("yes", "Yes", ("y", "true")), Choice("no", "No", ("n", "false")))


@dataclass(frozen=True)
class Field:
    """One line of a form. `start` is what it holds before anybody types; `gap` sets it apart from the one above.

    `title` is what the register calls it, where the form asks for it in other words.
    """

    key: str
    label: str
    kind: Kind = "words"
    help: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    reach: Literal["past", "ahead", "life"] = "past"
    start: str = ""
    gap: bool = False
    title: str = ""


def field_of_fact(fact: FactKind, vocabulary: Vocabulary) -> Field:
    """The field that asks for a fact: a day, a number, or a choice typed to narrow."""
    choices = tuple(vocabulary.get(fact.vocabulary, ())) or fact.choices
    kind: Kind = "words"
    if fact.kind == "yes_no":
        kind, choices = "choice", YES_NO
    elif choices:
        kind = "choice"
    elif fact.kind == "date":
        kind = "day"
    elif fact.kind == "number":
        kind = "number"
    return Field(fact.key, fact.title, kind, fact.help, fact.required, choices, fact.reach, title=fact.title)


def field_of_words(words: WordKind) -> Field:
    """The field that asks for words: one line, or a few."""
    return Field(
        words.key,
        words.title,
        "long" if words.long else "words",
        words.help,
        words.required,
        title=words.title,
    )


def fields_of(kind: EventKind, vocabulary: Vocabulary) -> tuple[Field, ...]:
    """Every field of an event, facts first, each name once."""
    fields = [field_of_fact(fact, vocabulary) for fact in kind.facts]
    fields += [field_of_words(words) for words in kind.words]
    return tuple(
        {field.key: field for field in reversed(fields)}[key] for key in dict.fromkeys(f.key for f in fields)
    )
