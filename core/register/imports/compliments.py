"""Compliments from a file: a row for each, all of them or none, and the same file twice is once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import BadInput, CoreError
from core.register.compliments import Compliment, add_compliment, list_compliments
from core.register.imports.plain_rows import PlainRows, must_be_right, read_rows
from core.register.imports.reading.headings import plain
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import person

NAMES: Mapping[str, Sequence[str]] = {
    "received": ("received", "date received", "received date", "date", "date of compliment"),
    "by": ("by", "from", "received from", "name", "complimented by", "who from", "customer"),
    "team": ("team", "service team", "team complimented", "for team"),
    "text": ("text", "compliment", "details", "comments", "summary", "what they said", "description"),
}
"""What the columns of other systems are called."""


@dataclass(frozen=True)
class BroughtIn:
    """What became of a file. `columns` are the headings by what they were taken for, `unused` the others."""

    columns: Mapping[str, str]
    unused: tuple[str, ...]
    added: int
    before: int
    first: tuple[Compliment, ...]
    """The first three that are new, with number 0 where nothing was written."""
    notes: tuple[str, ...]


def bring_in(
    register: Register, path: Path, *, dates: Sequence[str] = (), dry_run: bool = False, stamp: Stamp
) -> BroughtIn:
    """Enter the compliments of a file that are not there yet. `dates` says how days are written where that can't be
    seen. Raises CoreError, which names the rows, where any can't be entered; nothing is written then. A manager may.
    """
    if not dry_run and not person(register, stamp.by).is_manager:
        raise CoreError(f"{stamp.by} is no manager of this register.", remedy="A manager brings files in.")
    file = read_rows(path, NAMES, ("received",), dates)
    if "received" not in file.columns or "text" not in file.columns:
        raise CoreError(
            f"{path.name} has no column for the day a compliment was received, or none for what it says.",
            remedy="Name them Received and Compliment in the first row. Nothing was read.",
        )
    read = _read(file)
    there = Counter(
        (each.received_on, plain(each.by), plain(each.text)) for each in list_compliments(register)
    )
    new: list[tuple[str, Compliment]] = []
    for place, compliment in read:
        same = (compliment.received_on, plain(compliment.by), plain(compliment.text))
        if there[same]:
            there[same] -= 1
        else:
            new.append((place, compliment))
    entered = _enter(register, path, new, keep=not dry_run, stamp=stamp)
    return BroughtIn(file.columns, file.unused, len(new), len(read) - len(new), entered[:3], file.notes)


def _read(file: PlainRows) -> list[tuple[str, Compliment]]:
    """Each row as a compliment, with its place. Raises CoreError for days that can't be read."""
    read, wrong = [], []
    for row in file.rows:
        try:
            on = file.day(row, "received")
        except BadInput as error:
            wrong.append((f"row {row.place}", error.reason))
            continue
        if on is None:
            wrong.append((f"row {row.place}", "the day it was received is missing."))
            continue
        by, team, text = (file.cell(row, field) for field in ("by", "team", "text"))
        read.append((row.place, Compliment(0, on, by, team, "", "", text)))
    must_be_right(file.path, wrong)
    return read


def _enter(
    register: Register, path: Path, new: Sequence[tuple[str, Compliment]], *, keep: bool, stamp: Stamp
) -> tuple[Compliment, ...]:
    """Enter them in one write, and take it back where it is only tried, or where one can't be entered."""
    entered, wrong = [], []
    with register.transaction() as tx:
        for place, each in new:
            try:
                entered.append(
                    add_compliment(
                        register,
                        received_on=each.received_on,
                        by_whom=each.by,
                        team=each.team,
                        text=each.text,
                        stamp=stamp,
                        tx=tx,
                    )
                )
            except BadInput as error:
                wrong.append((f"row {place}", f"{error.reason} {error.remedy}"))
        must_be_right(path, wrong)
        if not keep:
            tx.session.rollback()
    return tuple(entered)
