"""People's names in the search index that may be meant by what was typed: spelt otherwise, short for it, or alike."""

from collections.abc import Iterable, Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session

from core.names import distance, folded, likeness, roots, spellings, word_alike, words_of_name

SHORTEST = 4
"""Letters of a word before anything near it is looked for: of shorter ones too many are near."""
MOST = 12
MOST_ALIKE = 200
_TOO_MANY = 4_000
"""Cases in which a word of a name stands, above which the other words have to find it."""
_ROWS = "SELECT id, person, child_name FROM case_file WHERE id IN (SELECT rowid FROM case_search WHERE case_search MATCH :terms)"


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


def people_alike(session: Session, name: str) -> tuple[int, ...]:
    """The ids of the cases in which somebody is called the same or alike, those called the same first."""
    words = words_of_name(name)
    if not words:
        return ()
    ways = [_ways(session, word) for word in dict.fromkeys(reversed(words))]
    few = [terms for terms, cases in ways if terms and cases <= _TOO_MANY]
    terms = [term for of_word in few or [of_word for of_word, _ in ways[:1]] for term in of_word]
    if not terms:
        return ()
    quoted = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms))
    rows = session.execute(text(_ROWS), {"terms": f"{{person child_name}} : ({quoted})"}).all()
    how = {row.id: _best(name, (row.person, row.child_name)) for row in rows}
    ranked = sorted((place for place, near in how.items() if near), key=lambda place: (how[place], -place))
    return tuple(ranked[:MOST_ALIKE])


def _best(name: str, others: Sequence[str]) -> int:
    """1 where somebody is called the same, 2 where alike, 0 where neither."""
    degrees = {likeness(name, other) for other in others if other}
    return 1 if "same" in degrees else 2 if "alike" in degrees else 0


def _ways(session: Session, word: str) -> tuple[list[str], int]:
    """The words of people's names that may be a word of a name, and in about how many cases they stand."""
    terms: list[str] = []
    for root in roots(word):
        if len(root) > 1:
            terms += _names_like(session, root)
    cases = 0
    for term in terms:
        statement = (
            "SELECT sum(doc) FROM case_search_words WHERE term = :term AND col IN ('person', 'child_name')"
        )
        cases += session.execute(text(statement), {"term": term}).scalar() or 0
    return terms, cases


def _names_like(session: Session, typed_name: str) -> list[str]:
    return [name for name in _terms(session, typed_name) if word_alike(folded(name), typed_name)]


def _terms(session: Session, typed_name: str) -> list[str]:
    """Words of people's names that begin with the same letter, with one that is folded to it, or that it is short for."""
    firsts = {word[0] for word in spellings(typed_name)}
    ranges = [(first, chr(ord(first) + 1)) for first in sorted(firsts)] + [("{", "\U0010ffff")]
    statement = text(
        "SELECT DISTINCT term FROM case_search_words WHERE term >= :least AND term < :most"
        " AND col IN ('person', 'child_name')"
    )
    return [
        term
        for least, most in ranges
        for term in session.execute(statement, {"least": least, "most": most}).scalars()
    ]
