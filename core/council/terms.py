"""An authority's own words as values: each with its days, and what it was merged into."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from core.errors import BadInput
from core.law.days.dates import show_day
from core.law.rules.model import Choice

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "theme": "",
        "customer_group": "",
        "provider": "",
        "placement": "",
        "directorate": "",
        "service": "directorate",
        "team": "service",
    }
)
"""Every kind of word, with the kind of the place that it is in; empty where it is in none."""

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "theme": "Themes",
        "customer_group": "Customer groups",
        "provider": "Advocacy providers",
        "placement": "Placements",
        "directorate": "Directorates",
        "service": "Services",
        "team": "Teams",
    }
)
"""What the kinds are called, for headings."""

MAY_BE_EMPTY = frozenset({"placement"})
"""Kinds that a council need not have a word of."""

FIRST, LAST = date.min, date.max
Merges = Mapping[str, Mapping[str, str]]
"""By kind: the key that was merged, and the key that it is read as."""
NO_MERGES: Merges = MappingProxyType({})


@dataclass(frozen=True)
class Term:
    """One row: a word of the authority's, valid on the days from `start` to `end`, both included.

    `within` is the key of the directorate of a service, or of the service of a team; empty for the rest.
    """

    key: str
    title: str
    aliases: tuple[str, ...] = ()
    within: str = ""
    start: date = FIRST
    end: date = LAST

    def valid_on(self, day: date) -> bool:
        """Whether the word was in use on a day."""
        return self.start <= day <= self.end


Terms = Mapping[str, tuple[Term, ...]]
"""The rows of each kind."""


@dataclass(frozen=True)
class Team:
    """A team as it stood on a day, in its service and directorate (keys)."""

    key: str
    title: str
    service: str
    directorate: str


@dataclass(frozen=True)
class Vocabulary:
    """The authority's words by kind. A key may stand more than once, for different days, earlier ones first."""

    terms: Terms
    merged: Merges = field(default_factory=lambda: NO_MERGES)

    def of(self, kind: str) -> tuple[Term, ...]:
        """The rows of one kind: `theme`, `customer_group`, `provider`, `directorate`, `service`, `team`."""
        return self.terms[kind]

    def rows(self, kind: str, key: str) -> tuple[Term, ...]:
        """The rows of one key, earlier days first."""
        return tuple(term for term in self.of(kind) if term.key == key)

    def choices(self, day: date | None = None) -> Mapping[str, tuple[Choice, ...]]:
        """What may be typed for each kind, each key once under its latest title; only what is valid on `day` if given.

        What was merged is no choice any more: its names may be typed for what it was merged into.
        """
        return {kind: tuple(self._choices(kind, day)) for kind in self.terms}

    def title(self, kind: str, key: str) -> str:
        """The latest title of a key; the key itself where nothing has it."""
        return next((term.title for term in reversed(self.of(kind)) if term.key == key), key)

    def title_on(self, kind: str, key: str, day: date) -> str:
        """The title of a key as it was on a day; its latest where it was not in use then."""
        titles = (term.title for term in self.rows(kind, key) if term.valid_on(day))
        return next(titles, None) or self.title(kind, key)

    def stands_for(self, kind: str, key: str) -> str:
        """The key that is read for a key: what it was merged into, else itself."""
        return self.merged.get(kind, {}).get(key, key)

    def team_on(self, key: str, day: date) -> Team:
        """A team with the service and the directorate that it belonged to on a day. BadInput where there was none."""
        team = self.on("team", key, day)
        service = self.on("service", team.within, day)
        return Team(team.key, team.title, service.key, service.within)

    def on(self, kind: str, key: str, day: date) -> Term:
        """A key's row of a day. Raises BadInput where there was none."""
        for term in self.rows(kind, key):
            if term.valid_on(day):
                return term
        if self.rows(kind, key):
            raise BadInput(
                f"There was no {kind_in_words(kind)} {key!r} on {show_day(day)}.",
                remedy=f"Choose one of that day, or put right its days: heard vocabulary show {kind} {key}.",
                field=kind,
            )
        keys = ", ".join(dict.fromkeys(term.key for term in self.of(kind)))
        raise BadInput(
            f"There is no {kind_in_words(kind)} {key!r}.", remedy=f"There are: {keys}.", field=kind
        )

    def _choices(self, kind: str, day: date | None) -> Iterator[Choice]:
        gone = self.merged.get(kind, {})
        latest = {term.key: term for term in self.of(kind) if day is None or term.valid_on(day)}
        for term in latest.values():
            if term.key not in gone:
                named = (
                    name for key, into in gone.items() if into == term.key for name in self._names(kind, key)
                )
                yield Choice(term.key, term.title, (*term.aliases, *named))

    def _names(self, kind: str, key: str) -> Iterator[str]:
        yield key
        for term in self.rows(kind, key):
            yield from (term.title, *term.aliases)


@dataclass(frozen=True)
class Wrong:
    """What can't be in a vocabulary, and what to do."""

    what: str
    remedy: str


def kind_in_words(kind: str) -> str:
    """A kind as a sentence calls it."""
    return kind.replace("_", " ")


def in_order(rows: Sequence[Term]) -> tuple[Term, ...]:
    """Rows of one kind, each key where it first stands, its days in order."""
    places: dict[str, int] = {}
    for row in rows:
        places.setdefault(row.key, len(places))
    return tuple(sorted(rows, key=lambda row: (places[row.key], row.start)))


def wrong_with(terms: Terms) -> Iterator[Wrong]:
    """What is wrong with the days and the places of words: two rows of a key on one day, a place that is not there."""
    for kind, rows in terms.items():
        for number, row in enumerate(rows):
            for other in rows[:number]:
                if other.key == row.key and other.start <= row.end and row.start <= other.end:
                    yield Wrong(
                        f"{kind_in_words(kind)} {row.key!r} stands twice for the same days",
                        "Give one of them another key, or days (from, to) that don't overlap.",
                    )
    yield from _wrong_places(terms)


def _wrong_places(terms: Terms) -> Iterator[Wrong]:
    """Every service is in a directorate, every team in a service, that is there from its first day to its last."""
    for kind, place in KINDS.items():
        for term in terms[kind] if place else ():
            rows = [row for row in terms[place] if row.key == term.within]
            where = f"{kind_in_words(kind)} {term.key!r} is in {place} {term.within!r}"
            if not rows:
                keys = ", ".join(dict.fromkeys(row.key for row in terms[place]))
                yield Wrong(f"{where}, which is not there", f"There are: {keys}.")
            elif not covers(rows, term.start, term.end):
                yield Wrong(
                    f"{where}, which is not there for all its days",
                    f"Give {term.key!r} a day `from` or `to`, and another row where it was then.",
                )


def covers(rows: Sequence[Term], start: date, end: date) -> bool:
    """Whether rows are there on every day from `start` to `end`."""
    needed = start
    for row in sorted(rows, key=lambda row: row.start):
        if row.start > needed:
            return False
        if row.end >= end:
            return True
        needed = max(needed, date.fromordinal(row.end.toordinal() + 1))
    return False
