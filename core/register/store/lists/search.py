"""Full text search over cases: what a person typed becomes one condition on `case_file.id`.

`case_search` is an FTS5 index (accents dropped, prefixes of 2 to 4 letters kept) over COLUMNS of `case_file`.
Triggers keep it in the transaction of whatever changes the row, so no writer can forget it. This file and its
migration are all that knows which database does the searching.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import ColumnElement, CompoundSelect, Select, column, false, literal, select, table, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from core.register.store.lists.near_names import MOST_ALIKE, folded_otherwise, near, people_alike
from core.register.store.tables.cases import CaseRow
from core.register.store.tables.table_of import table_of

NOTHING_NEAR: Mapping[str, Sequence[str]] = MappingProxyType({})

COLUMNS = ("reference", "person", "summary", "owner", "old_reference", "child_name")
MOST_WORDS, LONGEST = 12, 200

_case = table_of(CaseRow).c
_INDEX = table("case_search", column("rowid"), column("case_search"))
_DASHED = re.compile(r"(\d{2})-(\d+)")
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{3,})")
_NUMBER = re.compile(r"\d{1,4}")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "cllr"})


FEW, FEW_ALIKE = 3, 5
"""Cases found, below which words spelt otherwise are looked for too; people found, below which people called alike are."""
NEAR = 80
"""How near a name is (core.names) that stands before others that are only alike."""


def query(typed: str, near: Mapping[str, Sequence[str]] = NOTHING_NEAR) -> str:
    """What was typed as an FTS5 query: every word must be found, the last as the start of a word.

    `near` holds other spellings of a word, which are looked for in people's names. `26-41`, `260041` and `41` also
    find the reference 26-0041. Quotes, operators and control characters are only characters: nothing typed can be an
    error. Empty where nothing was typed that could be found.
    """
    words = words_of(typed)
    return " AND ".join(
        _term(word, near.get(word, ()), last=place == len(words)) for place, word in enumerate(words, start=1)
    )


def words_of(typed: str) -> list[str]:
    """The words of what was typed that could be found."""
    readable = typed[:LONGEST].encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    words = [word for typed_word in readable.split() if (word := _without_marks(typed_word))][:MOST_WORDS]
    if len(words) > 1 and words[0].casefold().strip(".") in _TITLES:
        return words[1:]
    return words


def _without_marks(word: str) -> str:
    """A word without what stands around it: quotes, stars, brackets. Empty where nothing else was typed."""
    inside = [place for place, char in enumerate(word) if char.isalnum()]
    return word[inside[0] : inside[-1] + 1] if inside else ""


def _term(word: str, near: Sequence[str], *, last: bool) -> str:
    ways = [_quoted(word) + ("*" if last else "")]
    ways += [f"{{person child_name}} : {_quoted(name)}" for name in near]
    if dashed := _DASHED.fullmatch(word):
        ways.append(f'reference : "{dashed[1]} {dashed[2].zfill(4)}"')
    elif together := _RUN_TOGETHER.fullmatch(word):
        ways.append(f'reference : "{together[1]} {together[2]}"' + ("*" if last else ""))
    if _NUMBER.fullmatch(word):
        ways.append(f'reference : "{word.zfill(4)}"')
    return ways[0] if len(ways) == 1 else f"({' OR '.join(ways)})"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


@dataclass(frozen=True)
class Spellings:
    """What else is looked for: letters folded when a word is typed, and the ids of other cases that may be meant, in
    ranks, the nearest first.
    """

    of_word: Mapping[str, Sequence[str]] = field(default_factory=lambda: NOTHING_NEAR)
    ranks: tuple[tuple[int, ...], ...] = ()

    @property
    def others(self) -> tuple[int, ...]:
        """The ids of all other cases that may be meant."""
        return tuple(case for rank in self.ranks for case in rank)

    def rank_of(self, case: int) -> int:
        """0 for what was found as it was typed, otherwise the rank of a case from 1 on."""
        return next((place for place, rank in enumerate(self.ranks, start=1) if case in rank), 0)


AS_TYPED = Spellings()


def other_spellings(session: Session, typed: str) -> Spellings:
    """Letters that people fold when they type, always; people called alike, and names near each word, where what was
    typed finds few cases as it stands.
    """
    if matches(typed) is None:
        return AS_TYPED
    words = words_of(typed)
    folds = {
        word: folded_otherwise(session, word, begun=place == len(words))
        for place, word in enumerate(words, start=1)
    }
    folds = {word: ways for word, ways in folds.items() if ways}
    people = _count(session, _people(words, folds), FEW_ALIKE) if words else FEW_ALIKE
    alike = people_alike(session, typed, part=True) if people < FEW_ALIKE else {}
    by_word: list[int] = []
    if words and _count(session, query(typed, folds), FEW) < FEW:
        near_words = {word: (*folds.get(word, ()), *near(session, word)) for word in words}
        by_word = _ids(session, query(typed, near_words), MOST_ALIKE)
    return Spellings(
        folds, _ranked(alike, by_word, _as_typed(session, query(typed, folds), (*alike, *by_word)))
    )


def _ranked(
    alike: Mapping[int, int], by_word: Sequence[int], as_typed: frozenset[int]
) -> tuple[tuple[int, ...], ...]:
    """Those called alike by how near they are, then those of whom only words are near; none found as it was typed."""
    others = {case: near for case, near in alike.items() if case not in as_typed}
    best = max(others.values(), default=0)
    ranks = [
        [case for case, near in others.items() if near == best],
        [case for case, near in others.items() if NEAR <= near < best],
        [case for case, near in others.items() if near < min(NEAR, best)],
    ]
    ranks[-1] += [case for case in by_word if case not in others and case not in as_typed]
    return tuple(tuple(rank) for rank in ranks if rank)


def _people(words: Sequence[str], folds: Mapping[str, Sequence[str]]) -> str:
    """A query for people in whose name every word stands, whole."""
    ways = [" OR ".join(map(_quoted, (word, *folds.get(word, ())))) for word in words]
    return f"{{person child_name}} : ({' AND '.join(f'({way})' for way in ways)})"


def _matching(terms: str) -> ColumnElement[bool]:
    return _INDEX.c.case_search.op("MATCH")(literal(terms))


def _ids(session: Session, terms: str, most: int) -> list[int]:
    return list(session.execute(select(_INDEX.c.rowid).where(_matching(terms)).limit(most)).scalars())


def _count(session: Session, terms: str, most: int) -> int:
    """How many cases match, as far as that matters."""
    return len(_ids(session, terms, most))


def _as_typed(session: Session, terms: str, cases: Sequence[int]) -> frozenset[int]:
    """Those of these cases that are found as it was typed."""
    if not cases:
        return frozenset()
    statement = select(_INDEX.c.rowid).where(_matching(terms), _INDEX.c.rowid.in_(cases))
    return frozenset(session.execute(statement).scalars())


def matches(
    typed: str, spellings: Spellings = AS_TYPED, rank: int | None = None
) -> Select[tuple[int]] | CompoundSelect[tuple[int]] | None:
    """The ids of the cases that match what was typed, or those of one rank; None where nothing was, so that all do.

    Where marks were typed and no letter or figure, none do. No condition joins two ways of matching by "or": each is a
    range of an index for itself.
    """
    if not typed.strip():
        return None
    if rank:
        return select(_case.id).where(_case.id.in_(spellings.ranks[rank - 1]))
    terms = query(typed, spellings.of_word)
    if not terms:
        return select(_case.id).where(false())
    as_typed = select(_INDEX.c.rowid).where(_matching(terms))
    if rank == 0 or not spellings.ranks:
        return as_typed
    return as_typed.union_all(select(_case.id).where(_case.id.in_(spellings.others)))


def search_differences(session: Session) -> tuple[str, ...]:
    """How the index differs from the rows it was made from: a sentence for each case, none where they agree.

    Needs a connection that may write (nothing is changed in the register).
    """
    try:
        session.execute(text("INSERT INTO case_search(case_search, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError as error:
        if "malformed" not in str(error.orig):
            raise
        return tuple(differences_by_word(session)) or (
            "The search index is damaged, though no case's words differ in it.",
        )
    return ()


def differences_by_word(session: Session) -> Iterator[str]:
    """Each case whose indexed words are not its own, by indexing the rows again into a temporary table."""
    columns = ", ".join(COLUMNS)
    for statement in (
        f"CREATE VIRTUAL TABLE temp.search_again USING fts5({columns}, tokenize='unicode61 remove_diacritics 2')",
        f"INSERT INTO search_again(rowid, {columns}) SELECT id, {columns} FROM case_file",  # noqa: S608
        "CREATE VIRTUAL TABLE temp.kept_terms USING fts5vocab('main', 'case_search', 'instance')",
        "CREATE VIRTUAL TABLE temp.true_terms USING fts5vocab('temp', 'search_again', 'instance')",
    ):
        session.execute(text(statement))
    both = (
        "SELECT * FROM kept_terms EXCEPT SELECT * FROM true_terms",
        "SELECT * FROM true_terms EXCEPT SELECT * FROM kept_terms",
    )
    docs = {row.doc for statement in both for row in session.execute(text(statement))}
    for name in ("kept_terms", "true_terms", "search_again"):
        session.execute(text(f"DROP TABLE temp.{name}"))
    for doc in sorted(docs):
        yield _difference(session, doc)


def _difference(session: Session, row: int) -> str:
    reference = session.execute(
        text("SELECT reference FROM case_file WHERE id = :row"), {"row": row}
    ).scalar()
    case = reference or f"a case that is gone (row {row})"
    return f"Search does not find {case} by its own words."


def index_again(session: Session) -> None:
    """Make the index again from the rows, as after a repair."""
    session.execute(text("INSERT INTO case_search(case_search) VALUES ('rebuild')"))


def called_before(session: Session, typed: str) -> list[str]:
    """The references of the cases that an older system called exactly this; where none was, capitals apart."""
    words = words_of(typed)
    if not words:
        return []
    term = literal(f"old_reference : {_quoted(' '.join(words))}")
    matching: ColumnElement[bool] = _INDEX.c.case_search.op("MATCH")(term)
    statement = select(_case.reference, _case.old_reference).where(
        _case.id.in_(select(_INDEX.c.rowid).where(matching))
    )
    rows = [
        (row.reference, row.old_reference.strip()) for row in session.execute(statement.order_by(_case.id))
    ]
    exactly = [reference for reference, old in rows if old == typed.strip()]
    return exactly or [reference for reference, old in rows if old.casefold() == typed.strip().casefold()]
