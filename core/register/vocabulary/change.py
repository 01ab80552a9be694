"""Change the authority's own words: add, rename, end, move, merge, and take back. Each first shows what it would do.

A change is an event of the journal; events of cases are never written anew, they are read otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from core.council.terms import kind_in_words
from core.errors import BadInput, CoreError
from core.quarters import quarter_name
from core.register.advocacy.referrals import put_referrals_again
from core.register.learning.compliments import compliments_learning
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal.stamp import Stamp
from core.register.store.lists.learning import put_compliments_learning
from core.register.store.transaction import Transaction
from core.register.store.vocabulary import use
from core.register.store.vocabulary.book import UNDONE, Book, Change, book, line, taken
from core.register.store.vocabulary.merged import MERGED, merges
from core.register.users import known
from core.register.vocabulary.plan import Planned, Wanted, must_hold, planned
from core.text import LONG, clean


@dataclass(frozen=True)
class YearOfUse:
    """How much of a financial year stands under a word. Points are counted beside their cases."""

    year: str
    cases: int = 0
    points: int = 0
    learning: int = 0
    compliments: int = 0
    referrals: int = 0


@dataclass(frozen=True)
class Preview:
    """What a change does, or would do: its rows before and after, where it is used, whose figures it moves.

    `moved` are the years whose figures change and that are not published; those `frozen` stay as they were printed.
    """

    plan: Planned
    use: tuple[YearOfUse, ...]
    moved: tuple[str, ...]
    frozen: tuple[str, ...]
    later_cases: int
    """Where it ends: cases received after that day, which keep it."""


def preview(register: Register, wanted: Wanted, *, today: date) -> Preview:
    """What `change` would do. Nothing is written. Raises BadInput for what can't be."""
    with register.sessions.read() as session:
        words = book(session, register.content).vocabulary
        return _seen(session, register.content, planned(words, wanted, today))


def change(register: Register, wanted: Wanted, *, stamp: Stamp) -> Preview:
    """Write a change down. Only a manager may. Raises BadInput for what can't be."""
    today = stamp.day
    with register.transaction() as tx:
        must_be_manager(tx.session, stamp.by)
        there = book(tx.session, register.content)
        plan = planned(there.vocabulary, wanted, today)
        done = _seen(tx.session, register.content, plan)
        write(tx, there, (plan,), reason=wanted.reason, stamp=stamp)
    return done


def undo(register: Register, number: int, *, reason: str = "", stamp: Stamp) -> Planned:
    """Take a change back: another that supersedes it. Raises BadInput where later ones build on it."""
    with register.transaction() as tx:
        must_be_manager(tx.session, stamp.by)
        there = book(tx.session, register.content)
        plan = _taken_back(tx.session, there, number)
        write(tx, there, (plan,), reason=reason, stamp=stamp)
    return plan


def history(register: Register) -> tuple[Change, ...]:
    """Every change so far, in order."""
    with register.sessions.read() as session:
        return book(session, register.content).changes


def must_be_manager(session: Session, by: str) -> None:
    """Raises CoreError for anybody but a manager."""
    if not known(session, by).is_manager:
        raise CoreError(f"{by} may not change the council's words.", remedy="Ask a manager.")


def write(tx: Transaction, there: Book, plans: Sequence[Planned], *, reason: str, stamp: Stamp) -> None:
    """Write plans down, the file's words before the first of all; then derive again what a merge makes read otherwise."""
    today = stamp.day
    reason = clean(reason, field="reason", limit=LONG, multiline=True)
    if not there.kept:
        tx.append_beside(taken(there.vocabulary.terms, today), stamp)
    for plan in plans:
        made = line(
            plan.name, plan.kind, plan.key, plan.after, today,
            into=plan.into, reason=reason, takes_back=plan.takes_back,
        )  # fmt: skip
        tx.append_beside(made, stamp)
    for plan in plans:
        if plan.into:
            _derive_again(tx, plan)


def must_be_unused(session: Session, kind: str, key: str) -> None:
    """Raises BadInput for a key that something was recorded under, or that another is read as: it is ended, never removed."""
    if key in merges(session).get(kind, {}).values() or use.is_used(session, kind, key):
        raise BadInput(
            f"{kind_in_words(kind).capitalize()} {key!r} is in use, and what is in use is never removed.",
            remedy="Give it a last day instead: heard vocabulary end.",
            field="key",
        )


def _derive_again(tx: Transaction, plan: Planned) -> None:
    """Whatever reads the key that is merged; where a merge is taken back, all that reads the one that stayed.

    A merge changes one column of rows and nothing else of them, however many cases there are; which rows read the key
    that comes back, only their events can tell.
    """
    if plan.kind == "provider":
        put_referrals_again(tx.session)
    elif plan.name == MERGED:
        use.read_as(tx.session, plan.kind, plan.key, plan.into)
    else:
        for reference in use.references(tx.session, plan.kind, plan.into):
            tx.derive_again(reference)
        put_compliments_learning(tx.session, compliments_learning(tx.session))


def _taken_back(session: Session, there: Book, number: int) -> Planned:
    found = next((one for one in there.changes if one.number == number), None)
    if found is None or found.name == UNDONE or found.undone:
        raise BadInput(
            f"There is no change {number} that stands.",
            remedy="`heard vocabulary show KIND KEY` numbers them.",
            field="number",
        )
    plan = Planned(UNDONE, found.kind, found.key, found.after, found.before, found.into, number)
    if found.name == MERGED:
        rows = there.vocabulary.rows(found.kind, found.key)
        return replace(plan, before=rows, after=rows)
    later = [
        one.number
        for one in there.changes
        if one.number > number and (one.kind, one.key) == (found.kind, found.key) and not one.undone
        and one.name != UNDONE
    ]  # fmt: skip
    if later:
        raise BadInput(
            f"{found.key!r} was changed again since: {', '.join(map(str, later))}.",
            remedy="Take that back first.",
            field="number",
        )
    if not found.before:
        must_be_unused(session, found.kind, found.key)
    must_hold(there.vocabulary.terms, (plan,), field="number")
    return plan


def _seen(session: Session, content: Path, plan: Planned) -> Preview:
    counted = use.counts(session, plan.kind).get(plan.key, {})
    years = years_of_use(counted)
    frozen = frozen_years(content)
    later = 0
    if plan.name == "term_ended" and plan.kind != "provider":
        later = use.later_cases(session, plan.kind, plan.key, plan.after[-1].end)
    return Preview(
        plan,
        years,
        moved=tuple(one.year for one in years if one.year not in frozen) if plan.name == MERGED else (),
        frozen=tuple(one.year for one in years if one.year in frozen),
        later_cases=later,
    )


def frozen_years(content: Path) -> frozenset[str]:
    """The financial years that a release was frozen of."""
    return frozenset(
        file.name.split(".")[0]
        for file in (content / "releases").glob("*.json")
        if ".draft." not in file.name
    )


def years_of_use(counted: Mapping[int, dict[str, int]]) -> tuple[YearOfUse, ...]:
    """What was counted, by financial year, the earliest first."""
    names = {year: quarter_name(year * 10 + 1).split(" ")[0] for year in sorted(counted)}
    return tuple(YearOfUse(name, **counted[year]) for year, name in names.items())
