"""An authority's own words: themes, customer groups, advocacy providers, and its directorates, services and teams."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from core.errors import BadInput, CoreError
from core.law.dates import show_day
from core.law.model import Choice

FILE = "vocabulary.toml"
KINDS: Mapping[str, frozenset[str]] = {
    "theme": frozenset(),
    "customer_group": frozenset(),
    "provider": frozenset(),
    "directorate": frozenset(),
    "service": frozenset({"directorate"}),
    "team": frozenset({"service"}),
}
"""Every table of the file, with what its rows must say beside `key` and `title`."""

_MAY_SAY = frozenset({"key", "title", "aliases", "from", "to"})
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FIRST, _LAST = date.min, date.max


@dataclass(frozen=True)
class Term:
    """One row: a word of the authority's, valid on the days from `start` to `end`, both included.

    `within` is the key of the directorate of a service, or of the service of a team; empty for the rest.
    """

    key: str
    title: str
    aliases: tuple[str, ...] = ()
    within: str = ""
    start: date = _FIRST
    end: date = _LAST

    def valid_on(self, day: date) -> bool:
        """Whether the word was in use on a day."""
        return self.start <= day <= self.end


@dataclass(frozen=True)
class Team:
    """A team as it stood on a day, in its service and directorate (keys)."""

    key: str
    title: str
    service: str
    directorate: str


@dataclass(frozen=True)
class Vocabulary:
    """The authority's words by kind, in the order of the file. A key may stand more than once, for different days."""

    terms: Mapping[str, tuple[Term, ...]]

    def of(self, kind: str) -> tuple[Term, ...]:
        """The rows of one kind: `theme`, `customer_group`, `provider`, `directorate`, `service`, `team`."""
        return self.terms[kind]

    def choices(self, day: date | None = None) -> Mapping[str, tuple[Choice, ...]]:
        """What may be typed for each kind, each key once under its latest title; only what is valid on `day` if given."""
        return {kind: tuple(_choices(terms, day)) for kind, terms in self.terms.items()}

    def title(self, kind: str, key: str) -> str:
        """The latest title of a key; the key itself where the file no longer has it."""
        return next((term.title for term in reversed(self.of(kind)) if term.key == key), key)

    def team_on(self, key: str, day: date) -> Team:
        """A team with the service and the directorate that it belonged to on a day. BadInput where there was none."""
        team = self._on("team", key, day)
        service = self._on("service", team.within, day)
        return Team(team.key, team.title, service.key, service.within)

    def _on(self, kind: str, key: str, day: date) -> Term:
        rows = [term for term in self.of(kind) if term.key == key]
        for term in rows:
            if term.valid_on(day):
                return term
        if rows:
            raise BadInput(
                f"There was no {kind} {key!r} on {show_day(day)}.",
                remedy=f"Choose one of that day, or put right the days of {key!r} in {FILE}.",
                field=kind,
            )
        known = ", ".join(term.key for term in self.of(kind))
        raise BadInput(f"There is no {kind} {key!r}.", remedy=f"There are: {known}.", field=kind)


def _choices(terms: tuple[Term, ...], day: date | None) -> Iterator[Choice]:
    latest = {term.key: term for term in terms if day is None or term.valid_on(day)}
    for term in latest.values():
        yield Choice(term.key, term.title, term.aliases)


def vocabulary(content: Path) -> Vocabulary:
    """Read and check `vocabulary.toml` of a content folder. CoreError names the file, the row and what to do."""
    path = content / FILE
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise CoreError(
            f"{path} is missing.",
            remedy="Put it back: a copy to begin from comes with Heard, in its content folder.",
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CoreError(f"{path} can't be read: {error}.", remedy="Put it right, then try again.") from error
    if unknown := sorted(raw.keys() - KINDS.keys()):
        raise _wrong(path, f"there is no table {unknown[0]!r}", f"Tables are: {', '.join(KINDS)}.")
    terms = {kind: tuple(_terms(path, kind, raw.get(kind, []))) for kind in KINDS}
    _check_places(path, terms)
    return Vocabulary(terms)


def _terms(path: Path, kind: str, rows: Any) -> Iterator[Term]:
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise _wrong(path, f"there is no {kind}", f"Write at least one row, under [[{kind}]].")
    before: list[Term] = []
    for number, row in enumerate(rows, start=1):
        term = _term(path, kind, number, row)
        for other in before:
            if other.key == term.key and other.start <= term.end and term.start <= other.end:
                raise _wrong(
                    path,
                    f"{kind} {term.key!r} stands twice for the same days",
                    "Give one of them another key, or days (from, to) that don't overlap.",
                )
        before.append(term)
        yield term


def _term(path: Path, kind: str, number: int, row: dict[str, Any]) -> Term:
    name = f"{kind} {row['key']!r}" if isinstance(row.get("key"), str) else f"{kind} number {number}"
    may = _MAY_SAY | KINDS[kind]
    if unknown := sorted(row.keys() - may):
        raise _wrong(
            path, f"{name} has {unknown[0]!r}, which means nothing", f"It may say: {', '.join(sorted(may))}."
        )
    for needed in ("key", "title", *KINDS[kind]):
        if not isinstance(row.get(needed), str) or not row[needed].strip():
            raise _wrong(path, f"{name} has no {needed!r}", f'Add a line {needed} = "...".')
    if not _KEY.fullmatch(row["key"]):
        raise _wrong(path, f"{name} can't have that key", "Use small letters, digits and underscores.")
    aliases = row.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise _wrong(path, f"{name} has aliases that are not words", 'Write them as ["one", "another"].')
    start, end = (_day(path, name, row, field) for field in ("from", "to"))
    if (start or _FIRST) > (end or _LAST):
        raise _wrong(path, f"{name} ends before it begins", "Put its days (from, to) in order.")
    within = next((row[place] for place in KINDS[kind]), "")
    return Term(row["key"], row["title"].strip(), tuple(aliases), within, start or _FIRST, end or _LAST)


def _day(path: Path, name: str, row: dict[str, Any], field: str) -> date | None:
    day = row.get(field)
    if day is None or type(day) is date:
        return day
    raise _wrong(
        path, f"{name} has {field!r}, which is not a day", f"Write {field} = 2025-08-01, without quotes."
    )


def _check_places(path: Path, terms: Mapping[str, tuple[Term, ...]]) -> None:
    """Every service is in a directorate, every team in a service, that is there from its first day to its last."""
    for kind, place in (("service", "directorate"), ("team", "service")):
        for term in terms[kind]:
            rows = [row for row in terms[place] if row.key == term.within]
            where = f"{kind} {term.key!r} is in {place} {term.within!r}"
            if not rows:
                known = ", ".join(row.key for row in terms[place])
                raise _wrong(path, f"{where}, which is not there", f"There are: {known}.")
            if not all(any(row.valid_on(day) for row in rows) for day in (term.start, term.end)):
                raise _wrong(
                    path,
                    f"{where}, which is not there for all its days",
                    f"Give {term.key!r} a day `from` or `to`, and another row where it was then.",
                )


def _wrong(path: Path, what: str, remedy: str) -> CoreError:
    return CoreError(f"In {path}, {what}.", remedy=remedy)
