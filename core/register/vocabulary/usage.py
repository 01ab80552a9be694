"""The council's words as lists: each key with its rows and how often it is used, and all that is known of one."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.council.terms import KINDS, Term
from core.register.register import Register
from core.register.store.vocabulary import use
from core.register.store.vocabulary.book import Book, Change, book
from core.register.vocabulary.change import YearOfUse, years_of_use
from core.register.vocabulary.plan import must_be_kind, must_be_there


@dataclass(frozen=True)
class Word:
    """A key of the council's, with its rows by their days and how often it is used, by year.

    `merged_into` is what it is read as since it was merged; empty where it was not.
    """

    kind: str
    key: str
    rows: tuple[Term, ...]
    merged_into: str
    use: tuple[YearOfUse, ...]

    @property
    def title(self) -> str:
        """Its latest name."""
        return self.rows[-1].title

    @property
    def count(self) -> int:
        """In how many cases it is read; of a provider, how many referrals it had."""
        return sum(year.referrals if self.kind == "provider" else year.cases for year in self.use)


def words(register: Register, kind: str = "") -> tuple[Word, ...]:
    """Every key of a kind, or of all, in its order."""
    if kind:
        must_be_kind(kind)
    with register.sessions.read() as session:
        there = book(session, register.content)
        used = {one: use.counts(session, one) for one in ((kind,) if kind else KINDS)}
    return tuple(word for one, counts in used.items() for word in _words(there, one, counts))


def word(register: Register, kind: str, key: str) -> tuple[Word, tuple[Change, ...]]:
    """All that is known of a key, and every change to it. Raises BadInput where there is none."""
    must_be_kind(kind)
    with register.sessions.read() as session:
        there = book(session, register.content)
        if not there.vocabulary.rows(kind, key):
            must_be_there(there.vocabulary, kind, key)
        counts = use.counts(session, kind)
    found = next(one for one in _words(there, kind, counts) if one.key == key)
    changes = tuple(one for one in there.changes if one.kind == kind and key in (one.key, one.into))
    return found, changes


def _words(there: Book, kind: str, counts: Mapping[str, Mapping[int, dict[str, int]]]) -> list[Word]:
    vocabulary = there.vocabulary
    return [
        Word(
            kind, key, vocabulary.rows(kind, key), vocabulary.merged.get(kind, {}).get(key, ""),
            years_of_use(counts.get(key, {})),
        )
        for key in dict.fromkeys(row.key for row in vocabulary.of(kind))
    ]  # fmt: skip
