"""Numbers that somebody typed into a page: limits, phone numbers, figures. Each has a name, and is refused without it.

A typed number goes on standing there when the law, the number or the count has changed; what is named is put in anew.
"""

import re
from collections.abc import Callable, Iterator

from core.council.problems import Problem
from site_builder.pages.source import Source
from site_builder.pages.words import Words

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty twenty-five thirty forty fifty sixty sixty-five"
)
_COUNT = rf"(?:\d+|{'|'.join(sorted(_WORDS.split(), key=len, reverse=True))})"
LIMIT = re.compile(
    rf"\b{_COUNT}(?:\s*(?:-|\u2013|to|or)\s*{_COUNT})?[\s-]+(?:working |calendar |school )?(?:day|week|month|year|hour)s?\b",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\w/.])\+?\(?\d[\d ()-]{3,}\d(?![\w-])")
SHORT_PHONE = re.compile(r"\b(?:ring|call|dial|phone|text|to)\s+(\d{3,6})\b", re.IGNORECASE)
FIGURE = re.compile(r"\u00a3\s?\d[\d,.]*|\b\d[\d.,]*\s?(?:%|per ?cent\b)", re.IGNORECASE)
SPAN = re.compile(r"(?:19|20)\d\d(?:[-\u2013/]\d\d(?:\d\d)?)?")
"""A year, or two: the only long numbers that mean themselves."""
PLACE = re.compile(r"\{\{.{0,200}?\}\}|\]\([^)\s]{0,200}")
"""What is named already, and where a link goes."""


def typed_numbers(source: Source, words: Words) -> Iterator[Problem]:
    """Each number that is typed into a page, with the name to write in its place."""
    for at, line in enumerate(source.body.split("\n"), source.first_line):
        rest = PLACE.sub(" ", line)
        for kind, number, remedy in _typed(rest, words):
            yield Problem(source.file, at, f"{kind} is typed in: {number!r}.", remedy)


def _typed(line: str, words: Words) -> Iterator[tuple[str, str, str]]:
    """Each number once: as the first of these kinds that it can be."""
    for kind, pattern, name in KINDS:
        for match in pattern.finditer(line):
            number = match[match.lastindex or 0].strip()
            if not SPAN.fullmatch(number):
                yield kind, number, name(number, words)
        line = pattern.sub(" ", line)


def _limit_to_name(typed: str, words: Words) -> str:
    length = " ".join(typed.lower().split())
    clocks = [
        f'{{{{ {call}("{clock}") }}}}'
        for clock, limit in words.limits.items()
        for call, text in (
            ("limit", limit.words()),
            ("longest", limit.words(longest=True)),
            ("weeks", limit.about().removeprefix("about ")),
        )
        if text == length
    ]
    if clocks:
        return f"Name its clock: {' or '.join(dict.fromkeys(clocks[:4]))}."
    return 'No clock is as long as that. Name the one that you mean, such as {{ limit("CA-S1") }}.'


def _phone_to_name(typed: str, words: Words) -> str:
    digits = re.sub(r"\D", "", typed)
    for key, contact in words.contacts.items():
        if digits == re.sub(r"\D", "", contact.phone):
            return f'Name whose it is: {{{{ phone("{key}") }}}}.'
        if contact.text and digits == re.sub(r"\D", "", contact.text):
            return f'Name whose it is: {{{{ text("{key}") }}}}.'
    for key, value in words.council.values.items():
        if digits == re.sub(r"\D", "", value):
            return f"Name it: {{{{ council.{key} }}}}."
    return 'Write it into contacts.toml or council.toml, then name it: {{ phone("childline") }}, {{ council.team.phone }}.'


def _figure_to_name(_typed: str, _words: Words) -> str:
    return 'Name it by its key and its year, such as {{ figure("received", "2020-21") }}.'


KINDS: tuple[tuple[str, re.Pattern[str], Callable[[str, Words], str]], ...] = (
    ("a limit", LIMIT, _limit_to_name),
    ("a figure", FIGURE, _figure_to_name),
    ("a number to ring or text", PHONE, _phone_to_name),
    ("a number to ring or text", SHORT_PHONE, _phone_to_name),
)
