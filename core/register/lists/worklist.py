"""The lists of the desk: what is due, overdue, waiting. Counts, pages and searches all go through one query door."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.register.register import Register
from core.register.store.lists import cases
from core.register.store.lists.row import EVERY_CASE, Filter, ListName, Page, Row, RowKey, Titles, row_of

__all__ = [
    "EVERY_CASE",
    "LISTS",
    "Counts",
    "Filter",
    "ListName",
    "Page",
    "Row",
    "RowKey",
    "View",
    "counts",
    "page",
]

LISTS: tuple[tuple[ListName, str], ...] = (
    ("overdue", "Overdue"),
    ("today", "Today"),
    ("week", "This week"),
    ("advocate", "Waiting for advocate"),
    ("learning", "Learning"),
    ("open", "Open"),
    ("closed", "Answered or closed"),
    ("all", "All"),
)
"""Every list with its title, in the order in which they are offered.

`week` is today and the six days after. `open` are cases still to be answered, and those that owe a date for another
reason; `closed` are the others: answered, with nothing owed, or closed as the law has it.
"""


@dataclass(frozen=True)
class View:
    """Which rows are wanted: a list, whose cases (a user's name; None for everyone's) and words to search for.

    `narrowed` narrows it further. A name that is spelt otherwise is found too where the words as they stand find few
    cases.
    """

    list: ListName
    whose: str | None = None
    search: str = ""
    narrowed: Filter = EVERY_CASE


@dataclass(frozen=True)
class Counts:
    """How many rows each list has."""

    overdue: int
    today: int
    week: int
    advocate: int
    learning: int
    open: int
    closed: int
    all: int


def counts(
    register: Register, whose: str | None, today: date, *, search: str = "", narrowed: Filter = EVERY_CASE
) -> Counts:
    """How many cases each list has for a user (None: everyone), for words searched for and in a filter if given."""
    with register.read() as session:
        return Counts(**cases.counts(session, today, whose, search, narrowed))


def page(
    register: Register,
    view: View,
    today: date,
    *,
    after: RowKey | None = None,
    before: RowKey | None = None,
    at: Literal["start", "end"] = "start",
    limit: int = 50,
) -> Page:
    """At most `limit` rows: those after a key, those before a key, or those at the start or the end of the list.

    Rows come in the list's order whichever way the window moves: by due date, then those without one (oldest first;
    in the lists of closed and of all cases newest first).
    """
    asked = cases.Wanted(view.list, today, view.whose, view.search, view.narrowed)
    with register.read() as session:
        window = cases.window(session, asked, after=_place(after), before=_place(before), at=at, limit=limit)
    versions = {(row.procedure, row.procedure_version) for row in window.rows}
    titles = {version: Titles.of(register.procedures.version(*version)) for version in versions}
    rows = tuple(row_of(row, titles[row.procedure, row.procedure_version], today) for row in window.rows)
    return Page(rows, window.total, window.more_before, window.more_after)


def _place(key: RowKey | None) -> cases.Place | None:
    return None if key is None else cases.Place(key.due, key.id, key.first)
