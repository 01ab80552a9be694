"""Referrals to the advocacy service from a file: a row for each, all of them or none; the same file twice is once, and a
later one adds what came of them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from core.errors import BadInput, CoreError
from core.register.advocacy.referrals import (
    NEEDS,
    OUTCOMES,
    NewReferrals,
    Progress,
    Referrals,
    add_referrals,
    follow_all,
    list_referrals,
    progress_facts,
    references_in,
)
from core.register.imports.plain_rows import PlainRows, choose, must_be_right, read_rows
from core.register.imports.reading.headings import plain
from core.register.imports.reading.reference import same_reference, tidy_reference
from core.register.imports.reading.sheet import Row
from core.register.imports.referral_words import NAMES, NEEDS_ALSO, OUTCOMES_ALSO, meant
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import person


@dataclass(frozen=True)
class BroughtIn:
    """What became of a file. `columns` are the headings by what they were taken for, `unused` the others."""

    columns: Mapping[str, str]
    unused: tuple[str, ...]
    added: int
    followed: int
    """Rows that were there before, and of which the file says something more."""
    before: int
    first: tuple[Referrals, ...]
    """The first three that are new, with number 0 where nothing was written."""
    notes: tuple[str, ...]


@dataclass
class _Sorted:
    """The rows of a file beside what is there."""

    new: list[tuple[Row, NewReferrals]] = field(default_factory=list)
    more: dict[int, Progress] = field(default_factory=dict)
    before: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)


def bring_in(
    register: Register,
    path: Path,
    *,
    provider: str = "",
    dates: Sequence[str] = (),
    dry_run: bool = False,
    stamp: Stamp,
) -> BroughtIn:
    """Enter the referrals of a file that are not there yet, and what came of those that are.

    `provider` is whose they are where no column says so, `dates` how days are written where that can't be seen. Raises
    CoreError, which names the rows, where any can't be entered; nothing is written then. A manager may.
    """
    if not dry_run and not person(register, stamp.by).is_manager:
        raise CoreError(f"{stamp.by} is no manager of this register.", remedy="A manager brings files in.")
    file = read_rows(path, NAMES, ("referred", "contacted"), dates)
    if "referred" not in file.columns:
        raise CoreError(
            f"{path.name} has no column for the day of a referral.",
            remedy="Name it Date referred in the first row. Nothing was read.",
        )
    unknown: Counter[str] = Counter()
    read, wrong = _read(register, file, provider, unknown)
    must_be_right(path, wrong)
    rows = _beside(register, read, stamp.day)
    must_be_right(path, rows.wrong)
    entered = _enter(register, path, rows, keep=not dry_run, stamp=stamp)
    return BroughtIn(
        file.columns,
        file.unused,
        len(rows.new),
        len(rows.more),
        rows.before,
        tuple(replace(each, number=0) if dry_run else each for each in entered[:3]),
        (*file.notes, *_said_of(unknown)),
    )


def _read(
    register: Register, file: PlainRows, provider: str, unknown: Counter[str]
) -> tuple[list[tuple[Row, NewReferrals]], list[tuple[str, str]]]:
    read, wrong = [], []
    for row in file.rows:
        try:
            new = _referral(file, row, provider, unknown)
            choices = register.vocabulary.choices(new.referred_on)["provider"]
            key = choose(choices, new.provider, field="provider") if new.provider else ""
            read.append((row, replace(new, provider=key)))
        except BadInput as error:
            wrong.append((f"row {row.place}", f"{error.reason} {error.remedy}"))
    return read, wrong


def _referral(file: PlainRows, row: Row, provider: str, unknown: Counter[str]) -> NewReferrals:
    """What a row says. Words for which there is no need in Heard are kept as words; an outcome that nobody knows is not."""
    on = file.day(row, "referred")
    if on is None:
        raise BadInput("The day of the referral is missing.", remedy="Put it into the file.")
    number = file.cell(row, "number") or "1"
    if not number.isdecimal():
        raise BadInput(f"{number[:20]!r} is no number of referrals.", remedy="Write it in digits.")
    need, words = file.cell(row, "need"), [file.cell(row, "words")]
    key = meant(need, NEEDS, NEEDS_ALSO)
    if need and key is None:
        words.insert(0, need)
        unknown[f"{need} ({file.columns['need']}) is kept as words"] += 1
    outcome = file.cell(row, "outcome")
    result = meant(outcome, OUTCOMES, OUTCOMES_ALSO)
    if outcome and result is None:
        unknown[f"{outcome} ({file.columns['outcome']}) is no outcome that there is, and is left out"] += 1
    reference = file.cell(row, "reference")
    return NewReferrals(
        on,
        int(number),
        file.cell(row, "provider") or provider,
        "; ".join(filter(None, words)),
        Progress(key or "", result or "", file.day(row, "contacted")),
        tidy_reference(reference) if reference else "",
    )


def _beside(register: Register, read: Sequence[tuple[Row, NewReferrals]], today: date) -> _Sorted:
    """Sort the rows into new ones, those of which something more is said, and those that are there."""
    rows = _Sorted()
    with register.read() as session:
        references = references_in(session)
    there: dict[tuple[str, str], list[Referrals]] = {}
    for each in list_referrals(register):
        key = _key(each.provider, references.get(each.number, ""), each.referred_on)
        there.setdefault(key, []).append(each)
    seen: dict[tuple[str, str], Row] = {}
    for row, new in read:
        key = _key(new.provider, new.reference, new.referred_on)
        if new.reference and seen.setdefault(key, row) is not row:
            rows.wrong.append(
                (f"row {row.place}", f"{new.reference} stands in row {seen[key].place} already.")
            )
            continue
        alike = there.get(key, [])
        same = next((each for each in alike if new.reference or _is_same(new, each)), None)
        if same is None:
            rows.new.append((row, new))
        else:
            alike.remove(same)
            _compare(rows, row, new, same, today)
    return rows


def _key(provider: str, reference: str, on: date) -> tuple[str, str]:
    return provider, same_reference(reference) if reference else f" {on.isoformat()}"


def _is_same(new: NewReferrals, there: Referrals) -> bool:
    """Whether a row without a reference is a referral that is there, as far as both say something."""
    return (
        new.number == there.count
        and plain(new.reason) == plain(there.reason)
        and all(
            not of_file or not of_register or of_file == of_register
            for of_file, of_register in (
                (new.progress.need, there.need),
                (new.progress.outcome, there.outcome),
                (new.progress.contacted_on, there.contacted_on),
            )
        )
    )


def _compare(rows: _Sorted, row: Row, new: NewReferrals, there: Referrals, today: date) -> None:
    """Note what a row says more of a referral that is there; nothing that is there is overwritten."""
    said, known = new.progress, Progress(there.need, there.outcome, there.contacted_on)
    pairs = [
        (getattr(said, name), getattr(known, name), name) for name in ("need", "outcome", "contacted_on")
    ]
    other = [
        name for of_file, of_register, name in pairs if of_file and of_register and of_file != of_register
    ]
    if new.referred_on != there.referred_on:
        other.insert(0, "day")
    if other:
        rows.wrong.append(
            (
                f"row {row.place}",
                f"referral {there.number} is there with another {other[0].replace('contacted_on', 'first contact')}.",
            )
        )
        return
    more = {name: of_file for of_file, of_register, name in pairs if of_file and not of_register}
    if not more:
        rows.before += 1
        return
    try:
        progress_facts(Progress(**more), there.referred_on, there.count, today)
    except BadInput as error:
        rows.wrong.append((f"row {row.place}", f"{error.reason} {error.remedy}"))
        return
    rows.more[there.number] = Progress(**more)


def _enter(
    register: Register, path: Path, rows: _Sorted, *, keep: bool, stamp: Stamp
) -> tuple[Referrals, ...]:
    """Enter them in one write, and take it back where it is only tried, or where one can't be entered."""
    entered, wrong = [], []
    with register.transaction() as tx:
        for row, new in rows.new:
            try:
                entered.append(add_referrals(register, new, stamp=stamp, tx=tx))
            except BadInput as error:
                wrong.append((f"row {row.place}", f"{error.reason} {error.remedy}"))
        must_be_right(path, wrong)
        follow_all(tx, rows.more, stamp=stamp)
        if not keep:
            tx.session.rollback()
    return tuple(entered)


def _said_of(unknown: Counter[str]) -> tuple[str, ...]:
    return tuple(f"{what} ({count:,} rows)." for what, count in unknown.most_common(20))
