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
from core.register.advocacy.referrals import REFERRALS
from core.register.learning.compliments import COMPLIMENTS_LEARNING
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction
from core.register.store.vocabulary import use
from core.register.store.vocabulary.book import UNDONE, Book, Change, line, taken
from core.register.store.vocabulary.book import book as read_book
from core.register.store.vocabulary.merged import MERGED, merges
from core.register.users import known
from core.register.vocabulary.plan import Plan, Proposal, make_plan, must_hold
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

    plan: Plan
    use: tuple[YearOfUse, ...]
    moved: tuple[str, ...]
    frozen: tuple[str, ...]
    later_cases: int
    """Where it ends: cases received after that day, which keep it."""


def preview(register: Register, proposal: Proposal, *, today: date) -> Preview:
    """What `change` would do. Nothing is written. Raises BadInput for what can't be."""
    with register.read() as session:
        words = read_book(session, register.content).vocabulary
        return _preview(session, register.content, make_plan(words, proposal, today))


def change(register: Register, proposal: Proposal, *, stamp: Stamp) -> Preview:
    """Write a change down. Only a manager may. Raises BadInput for what can't be."""
    today = stamp.day
    with register.transaction() as tx:
        must_be_manager(tx.session, stamp.by)
        book = read_book(tx.session, register.content)
        plan = make_plan(book.vocabulary, proposal, today)
        done = _preview(tx.session, register.content, plan)
        write_plans(tx, book, (plan,), reason=proposal.reason, stamp=stamp)
    return done


def undo(register: Register, number: int, *, reason: str = "", stamp: Stamp) -> Plan:
    """Take a change back: another that supersedes it. Raises BadInput where later ones build on it."""
    with register.transaction() as tx:
        must_be_manager(tx.session, stamp.by)
        book = read_book(tx.session, register.content)
        plan = _plan_undo(tx.session, book, number)
        write_plans(tx, book, (plan,), reason=reason, stamp=stamp)
    return plan


def history(register: Register) -> tuple[Change, ...]:
    """Every change so far, in order."""
    with register.read() as session:
        return read_book(session, register.content).changes


def must_be_manager(session: Session, by: str) -> None:
    """Raises CoreError for anybody but a manager."""
    if not known(session, by).is_manager:
        raise CoreError(f"{by} may not change the council's words.", remedy="Ask a manager.")


def write_plans(tx: Transaction, book: Book, plans: Sequence[Plan], *, reason: str, stamp: Stamp) -> None:
    """Write plans down, the file's words before the first of all; then derive again what a merge makes read otherwise."""
    today = stamp.day
    reason = clean(reason, field="reason", limit=LONG, multiline=True)
    if not book.kept:
        tx.append_beside(taken(book.vocabulary.terms, today), stamp)
    for plan in plans:
        change = line(plan.name, plan.kind, plan.key, plan.after, today, into=plan.into, reason=reason)
        tx.append_beside(replace(change, supersedes=plan.takes_back), stamp)
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


def _derive_again(tx: Transaction, plan: Plan) -> None:
    """Whatever reads the key that is merged; where a merge is taken back, all that reads the one that stayed.

    A merge changes one column of rows and nothing else of them, however many cases there are; which rows read the key
    that comes back, only their events can tell.
    """
    if plan.kind == "provider":
        REFERRALS.write_again(tx.session)
    elif plan.name == MERGED:
        use.read_as(tx.session, plan.kind, plan.key, plan.into)
    else:
        for reference in use.references(tx.session, plan.kind, plan.into):
            tx.derive_again(reference)
        COMPLIMENTS_LEARNING.write_again(tx.session)


def _plan_undo(session: Session, book: Book, number: int) -> Plan:
    change = next((other for other in book.changes if other.number == number), None)
    if change is None or change.name == UNDONE or change.undone:
        raise BadInput(
            f"There is no change {number} that stands.",
            remedy="`heard vocabulary show KIND KEY` numbers them.",
            field="number",
        )
    plan = Plan(UNDONE, change.kind, change.key, change.after, change.before, change.into, number)
    if change.name == MERGED:
        rows = book.vocabulary.rows(change.kind, change.key)
        return replace(plan, before=rows, after=rows)
    later = [
        other.number
        for other in book.changes
        if other.number > number
        and (other.kind, other.key) == (change.kind, change.key)
        and not other.undone
        and other.name != UNDONE
    ]
    if later:
        raise BadInput(
            f"{change.key!r} was changed again since: {', '.join(map(str, later))}.",
            remedy="Take that back first.",
            field="number",
        )
    if not change.before:
        must_be_unused(session, change.kind, change.key)
    must_hold(book.vocabulary.terms, (plan,), field="number")
    return plan


def _preview(session: Session, content: Path, plan: Plan) -> Preview:
    counted = use.counts(session, plan.kind).get(plan.key, {})
    years = years_of_use(counted)
    frozen = frozen_years(content)
    later = 0
    if plan.name == "term_ended" and plan.kind != "provider":
        later = use.later_cases(session, plan.kind, plan.key, plan.after[-1].end)
    return Preview(
        plan,
        years,
        moved=tuple(year.year for year in years if year.year not in frozen) if plan.name == MERGED else (),
        frozen=tuple(year.year for year in years if year.year in frozen),
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
