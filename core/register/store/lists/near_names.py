"""People's names in the search index that may be meant by what was typed: spelt otherwise, short for it, or alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from sqlalchemy import text
from sqlalchemy.orm import Session

from core.names.likeness import nearness, part_nearness
from core.names.reading import DROPPED, folded, plain_words, roots, words_of_name
from core.names.sounds import distance
from core.names.words import first_letters, word_alike

SHORTEST = 4
"""Letters of a word before anything near it is looked for: of shorter ones too many are near."""
MOST = 12
MOST_ALIKE = 200
_FEW, _TOO_MANY = 400, 3_000
"""Cases in which a word of a name stands, above which another has to stand there too; the most that are compared."""
_MOST_WORDS = 10
ROWS = "SELECT id, person, child_name FROM case_file WHERE id IN (SELECT rowid FROM case_search WHERE case_search MATCH :terms LIMIT :most)"


def near(session: Session, typed: str) -> tuple[str, ...]:
    """Words of people's names that a typed word may be meant for, the nearest first; accents and capitals do not matter."""
    typed_name = folded(typed)
    if len(typed_name) < SHORTEST or not typed_name.isalpha():
        return ()
    names = [name for name in _names_like(session, typed_name) if name != typed_name]
    return nearest(typed_name, names, max(map(len, names), default=0))


def nearest(typed_name: str, names: Iterable[str], allowed: int) -> tuple[str, ...]:
    """Those names that are at most so many letters away."""
    apart = [(apart, name) for name in names if (apart := distance(typed_name, name, allowed)) <= allowed]
    return tuple(name for _, name in sorted(apart)[:MOST])


def folded_otherwise(session: Session, typed: str, *, begun: bool) -> tuple[str, ...]:
    """Words of people's names with letters that no accent makes, as they are typed without them: `luk` for Łukasz.

    `begun` says that the word may go on.
    """
    typed_name = folded(typed)
    if len(typed_name) < 2 or not typed_name.isalpha():
        return ()
    names = (name for name in _terms(session, typed_name) if not name.isascii())
    return tuple(
        name
        for name in names
        if folded(name) == typed_name or (begun and folded(name).startswith(typed_name))
    )[:MOST]


def people_alike(session: Session, name: str, *, part: bool = False) -> dict[int, int]:
    """The ids of the cases in which somebody is called the same or alike, the nearest first, with how near (core.names).

    With `part`, a single word is looked for among the words of names; otherwise it is a whole name.
    """
    terms = terms_to_find(session, name)
    if not terms:
        return {}
    rows = session.execute(text(ROWS), {"terms": terms, "most": _TOO_MANY}).all()
    measure = part_nearness if part and len(words_of_name(name)) == 1 else nearness
    how = {row.id: max(measure(name, row.person), measure(name, row.child_name)) for row in rows}
    ranked = sorted((case for case, near in how.items() if near), key=lambda case: (-how[case], -case))
    return {case: how[case] for case in ranked[:MOST_ALIKE]}


def terms_to_find(session: Session, name: str) -> str:
    """The query of the index for whoever may be called so; empty where no word of the name is anybody's."""
    terms = _terms_of([_ways(session, word) for word in _words_to_find(name)])
    return terms and f"{{person child_name}} : ({terms})"


@dataclass(frozen=True)
class _Ways:
    """Terms of the index that may be a word of a name, and in about how many cases they stand."""

    terms: tuple[str, ...]
    cases: int
    initial: tuple[str, ...] = ()


def _words_to_find(name: str) -> list[str]:
    """The words of a name by which it may be found, and each with the one before it, as people write two in one."""
    words = [word for word in plain_words(name) if word not in DROPPED] or list(plain_words(name))
    joined = [first + second for first, second in pairwise(words) if len(first + second) > SHORTEST]
    return list(dict.fromkeys([*words_of_name(name), *words, *joined]))[:_MOST_WORDS]


def _terms_of(ways: Sequence[_Ways]) -> str:
    """A query for names in which two of the words stand, or one that few have; empty where no word is anybody's."""
    ways = [way for way in ways if way.terms]
    few = [_any(way.terms) for way in ways if way.cases <= _FEW]
    words = [_any((*way.terms, *way.initial)) for way in ways]
    both = [f"({first} AND {second})" for first, second in combinations(words, 2)]
    return " OR ".join([*few, *both] or words)


def _any(terms: Sequence[str]) -> str:
    return f"({' OR '.join(terms)})"


def _ways(session: Session, word: str) -> _Ways:
    if len(word) == 1:
        return _Ways((f'"{word}"*',), _TOO_MANY)
    names = dict.fromkeys(name for root in roots(word) for name in _names_like(session, root))
    statement = text(
        "SELECT sum(doc) FROM case_search_words WHERE term = :term AND col IN ('person', 'child_name')"
    )
    cases = sum(session.execute(statement, {"term": name}).scalar() or 0 for name in names)
    return _Ways(tuple(f'"{name}"' for name in names), cases, (f'"{word[0]}"',))


def _names_like(session: Session, typed_name: str) -> list[str]:
    return [name for name in _terms(session, typed_name) if word_alike(folded(name), typed_name)]


def _terms(session: Session, typed_name: str) -> list[str]:
    """Words of people's names that begin with a letter with which a name like it may begin, and those in other letters."""
    ranges = [(first, chr(ord(first) + 1)) for first in sorted(first_letters(typed_name))]
    ranges.append(("{", "\U0010ffff"))
    statement = text(
        "SELECT DISTINCT term FROM case_search_words WHERE term >= :least AND term < :most"
        " AND col IN ('person', 'child_name')"
    )
    return [
        term
        for least, most in ranges
        for term in session.execute(statement, {"least": least, "most": most}).scalars()
    ]
