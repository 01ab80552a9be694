"""The words as a file: what taking one in would change, taking it in, and writing what stands."""

import os
from collections.abc import Iterator
from pathlib import Path

from core import new_file
from core.council.terms import Terms, Vocabulary
from core.council.vocabulary import FILE, read_words, write_words
from core.errors import BadInput, CoreError
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal.stamp import Stamp
from core.register.store.vocabulary.book import book as read_book
from core.register.vocabulary.change import must_be_manager, must_be_unused, write_plans
from core.register.vocabulary.plan import Plan, must_hold

LOADED = "term_loaded"


def preview_load(register: Register, path: Path) -> tuple[Plan, ...]:
    """What taking a file in would change. Nothing is written. Raises CoreError for a file that can't be taken in."""
    with register.read() as session:
        return _differences(session, read_book(session, register.content).vocabulary, read_words(path).terms)


def load(register: Register, path: Path, *, reason: str = "", stamp: Stamp) -> tuple[Plan, ...]:
    """Take a file in: each key that it says otherwise is a change of its own. Only a manager may."""
    with register.transaction() as tx:
        must_be_manager(tx.session, stamp.by)
        book = read_book(tx.session, register.content)
        plans = _differences(tx.session, book.vocabulary, read_words(path).terms)
        if plans:
            write_plans(tx, book, plans, reason=reason, stamp=stamp)
    return plans


def write_file(register: Register, path: Path, *, replace: bool = False) -> None:
    """Write the words that stand as a file that `load` takes in. One that is there is kept unless `replace` is said."""
    with register.read() as session:
        words = read_book(session, register.content).vocabulary
    if os.path.lexists(path) and not replace:
        raise BadInput(f"{path} is there already.", remedy="Name another, or say --replace.", field="file")
    new_file.write_file(path, write_words(words.terms).encode(), replace=replace)


def differs_from_file(register: Register) -> str:
    """What to say where the register's own file says otherwise than the register; empty where they agree."""
    with register.read() as session:
        book = read_book(session, register.content)
    if not book.kept:
        return ""
    try:
        other = read_words(register.content / FILE).terms
    except CoreError as error:
        return f"{error.reason} It is no longer needed: the register holds its own words."
    keys = len(tuple(_changed(book.vocabulary, other)))
    if not keys:
        return ""
    how_many = "1 word" if keys == 1 else f"{keys} words"
    return (
        f"content/{FILE} says otherwise of {how_many}, and the register goes by its own. "
        "`heard vocabulary load --dry-run` shows what the file would change; `heard vocabulary write --replace` brings the file up to date."
    )


def _differences(session: Session, words: Vocabulary, terms: Terms) -> tuple[Plan, ...]:
    plans = tuple(_changed(words, terms))
    for plan in plans:
        if not plan.after:
            must_be_unused(session, plan.kind, plan.key)
    must_hold(words.terms, plans, field="file")
    return plans


def _changed(words: Vocabulary, terms: Terms) -> Iterator[Plan]:
    """Each key of which a file says otherwise. What was merged away may be missing from it."""
    for kind, rows in terms.items():
        for key in dict.fromkeys(row.key for row in (*words.of(kind), *rows)):
            before, after = words.rows(kind, key), tuple(row for row in rows if row.key == key)
            if before != after and (after or key not in words.merged.get(kind, {})):
                yield Plan(LOADED, kind, key, before, after)
