"""The council's words as lists: each key with its rows and how often it is used, and all that is known of one."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.council.terms import KINDS, Term
from core.register.register import Register
from core.register.store.vocabulary import use
from core.register.store.vocabulary.book import Book, Change
from core.register.store.vocabulary.book import book as read_book
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


def list_words(register: Register, kind: str = "") -> tuple[Word, ...]:
    """Every key of a kind, or of all, in its order."""
    if kind:
        must_be_kind(kind)
    with register.read() as session:
        book = read_book(session, register.content)
        used = {
            kind_of_word: use.counts(session, kind_of_word) for kind_of_word in ((kind,) if kind else KINDS)
        }
    return tuple(word for kind_of_word, counts in used.items() for word in _words(book, kind_of_word, counts))


def read_word(register: Register, kind: str, key: str) -> tuple[Word, tuple[Change, ...]]:
    """All that is known of a key, and every change to it. Raises BadInput where there is none."""
    must_be_kind(kind)
    with register.read() as session:
        book = read_book(session, register.content)
        if not book.vocabulary.rows(kind, key):
            must_be_there(book.vocabulary, kind, key)
        counts = use.counts(session, kind)
    entry = next(word for word in _words(book, kind, counts) if word.key == key)
    changes = tuple(
        change for change in book.changes if change.kind == kind and key in (change.key, change.into)
    )
    return entry, changes


def _words(book: Book, kind: str, counts: Mapping[str, Mapping[int, dict[str, int]]]) -> list[Word]:
    vocabulary = book.vocabulary
    return [
        Word(
            kind,
            key,
            vocabulary.rows(kind, key),
            vocabulary.merged.get(kind, {}).get(key, ""),
            years_of_use(counts.get(key, {})),
        )
        for key in dict.fromkeys(row.key for row in vocabulary.of(kind))
    ]
