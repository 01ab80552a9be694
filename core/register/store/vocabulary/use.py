"""Where the authority's words are used: how often in each year, in which cases, and whether at all."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Table, func, or_, select, update
from sqlalchemy.orm import Session

from core.register.store.journal.canonical import canonical
from core.register.store.tables.cases import CaseRow, StageFact
from core.register.store.tables.compliments import ComplimentRow, ReferralRow
from core.register.store.tables.journal import JournalRow
from core.register.store.tables.outcomes import LearningRow, PointRow
from core.register.store.tables.pool import PoolPersonRow
from core.register.store.tables.table_of import table_of
from core.register.store.vocabulary.merged import SUBJECT

_cases, _points, _learning = table_of(CaseRow), table_of(PointRow), table_of(LearningRow)
_stages = table_of(StageFact)
_compliments, _referrals = table_of(ComplimentRow), table_of(ReferralRow)
_journal, _people = table_of(JournalRow), table_of(PoolPersonRow)

COUNTED = ("cases", "points", "learning", "compliments", "referrals")
"""What is counted of a word."""

Counts = dict[str, dict[int, dict[str, int]]]
"""By key, by financial year, how many of each of COUNTED there are."""


def counts(session: Session, kind: str) -> Counts:
    """How often each key of a kind is used, as rows are read now. Points are counted beside their cases."""
    by_key: Counts = {}
    for what, key, year, number in _rows(session, kind):
        if key:
            by_key.setdefault(key, {}).setdefault(year, dict.fromkeys(COUNTED, 0))[what] += number
    return by_key


def references(session: Session, kind: str, key: str) -> list[str]:
    """The cases in which a key is read."""
    places = [_named(kind) == key]
    if kind == "theme":
        places += [
            _cases.c.id.in_(select(table.c.case_id).where(table.c.theme == key, table.c.case_id.is_not(None)))
            for table in (_points, _learning)
        ]
    statement = select(_cases.c.reference).where(or_(*places)).order_by(_cases.c.id)
    return list(session.execute(statement).scalars())


def read_as(session: Session, kind: str, key: str, into: str) -> None:
    """Let every derived row that reads one key read another: what deriving each case again would give, in one go."""
    for table in (_cases, _stages, _points, _learning):
        if kind in table.c:
            session.execute(update(table).where(table.c[kind] == key).values({kind: into}))


def later_cases(session: Session, kind: str, key: str, day: Any) -> int:
    """How many cases of a key were received after a day."""
    statement = select(func.count()).where(_named(kind) == key, _cases.c.received_on > day)
    return int(session.execute(statement).scalar_one())


def _named(kind: str) -> ColumnElement[Any]:
    """The key of a kind that a case names: its column, or what its last receipt says where it has none."""
    if kind in _cases.c:
        return _cases.c[kind]
    return (
        select(func.json_extract(_journal.c.facts, f"$.{kind}"))
        .where(_journal.c.subject == _cases.c.reference, _journal.c.name == "received")
        .order_by(_journal.c.seq.desc())
        .limit(1)
        .correlate(_cases)
        .scalar_subquery()
    )


def is_used(session: Session, kind: str, key: str) -> bool:
    """Whether anything that was ever recorded names a key, also where it was put right since."""
    fact = canonical({kind: key})[1:-1]
    named = select(_journal.c.id).where(
        _journal.c.subject != SUBJECT, _journal.c.facts.contains(fact, autoescape=True)
    )
    if session.execute(named.limit(1)).first():
        return True
    managed = session.execute(select(_people.c.manages)).scalars()
    return any(key in keys.split() for keys in managed)


def _rows(session: Session, kind: str) -> Iterator[tuple[str, str, int, int]]:
    of_cases, of_others = _learning.c.case_id.is_not(None), _learning.c.case_id.is_(None)
    if kind in _cases.c:
        yield from _by_year(session, "cases", _cases, kind, _cases.c.received_quarter)
    if kind in _points.c:
        yield from _by_year(session, "points", _points, kind, _points.c.received_quarter)
    if kind in _learning.c:
        yield from _by_year(session, "learning", _learning, kind, _learning.c.recorded_quarter, of_cases)
    if kind in _compliments.c:
        yield from _by_year(session, "compliments", _compliments, kind, _compliments.c.received_quarter)
    elif kind in _learning.c:
        yield from _by_year(session, "compliments", _learning, kind, _learning.c.recorded_quarter, of_others)
    if kind in _referrals.c:
        yield from _by_year(session, "referrals", _referrals, kind, _referrals.c.referred_quarter)


def _by_year(
    session: Session, what: str, table: Table, kind: str, quarter: ColumnElement[int], *where: ColumnElement[bool]
) -> Iterator[tuple[str, str, int, int]]:  # fmt: skip
    """Compliments of a theme are those that taught something under it: the compliment itself has none."""
    year = (quarter // 10).label("year")
    counted: ColumnElement[int] = func.sum(table.c.number) if table is _referrals else func.count()
    if what == "compliments" and table is _learning:
        counted = func.count(func.distinct(table.c.compliment))
    statement = select(table.c[kind], year, counted).where(*where).group_by(table.c[kind], year)
    for key, of_year, number in session.execute(statement):
        yield what, str(key), int(of_year), int(number)
