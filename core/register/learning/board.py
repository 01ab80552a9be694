"""Learning across the register: one list, and a board whose every count is the length of a list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from core.errors import CoreError
from core.register.cases.points import Learning
from core.register.register import Register
from core.register.store.lists.learning import learning_rows
from core.text import shown

Shelf = Literal["open", "overdue", "done", "not_done", "recheck", "untold", "unapproved", "all"]
SHELVES: tuple[tuple[Shelf, str], ...] = (
    ("open", "To do"),
    ("overdue", "Overdue"),
    ("done", "Done"),
    ("not_done", "Not done"),
    ("recheck", "To look at again"),
    ("untold", "Not told yet"),
    ("unapproved", "Sentence to approve"),
    ("all", "All"),
)
"""The lists of the board, in the order in which they are offered."""


@dataclass(frozen=True)
class Item:
    """A learning point, of a case (`reference`) or of a compliment (its number). `key` is what `heard learning show` takes.

    `overdue` says that its change is still to be made after the day it was due.
    """

    key: str
    reference: str
    compliment: int | None
    number: int
    source: str
    point: int | None
    recommendation: int | None
    text: str
    change: str
    action: str
    theme: str
    directorate: str
    service: str
    service_title: str
    team: str
    owner: str
    recorded_on: date
    due: date | None
    overdue: bool
    status: str
    done_on: date | None
    evidence: str
    not_done_on: date | None
    not_done: str
    recheck_on: date | None
    checked_on: date | None
    held: bool | None
    told_on: date | None
    shared_on: date | None
    shared_in: str
    public_sentence: str
    approved_by: str


@dataclass(frozen=True)
class Group:
    """Some of the learning under one name, and how much of it stands on each shelf."""

    key: str
    title: str
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Board:
    """How much learning stands on each shelf: in all, by service and by owner."""

    counts: Mapping[str, int]
    services: tuple[Group, ...]
    owners: tuple[Group, ...]


def list_learning(
    register: Register, today: date, *, shelf: Shelf = "all", service: str = "", owner: str = ""
) -> tuple[Item, ...]:
    """The learning on a shelf, of a service and of an owner where they are given: what is due first at the top."""
    with register.read() as session:
        rows = learning_rows(session, today, service=service, owner=owner)
    items = (_item(register, row, today) for row in rows)
    return tuple(item for item in items if on_shelf(item, shelf, today))


def count_board(register: Register, today: date) -> Board:
    """The board: it is counted from the same list, so that no number can differ from what its list shows."""
    items = list_learning(register, today)
    return Board(
        _counts(items, today),
        _groups(items, today, lambda item: (item.service, item.service_title or "No service")),
        _groups(items, today, lambda item: (item.owner, item.owner or "Nobody yet")),
    )


def read_learning(register: Register, today: date, key: str) -> Item:
    """One learning point by its key: `26-0041/1`, or `C12/1` for a compliment's. Raises CoreError where there is none."""
    from core.register.references import tidy

    of, _, number = key.partition("/")
    wanted_key = f"{of.upper() if of[:1] in 'cC' else tidy(of)}/{number or 1}"
    for item in list_learning(register, today):
        if item.key == wanted_key:
            return item
    raise CoreError(
        f"There is no learning {shown(key[:40], one_line=True)}.",
        remedy="`heard learning list` names those that there are.",
    )


def learning_of_compliment(register: Register, today: date, compliment: int) -> tuple[Learning, ...]:
    """What one compliment taught, by number."""
    items = (item for item in list_learning(register, today) if item.compliment == compliment)
    names = Learning.__dataclass_fields__
    points = (Learning(**{name: getattr(item, name) for name in names}) for item in items)
    return tuple(sorted(points, key=lambda point: point.number))


def on_shelf(item: Item, shelf: Shelf, today: date) -> bool:
    """Whether a learning point stands on a shelf today."""
    done = item.status == "done"
    return {
        "open": item.status in ("recorded", "given"),
        "overdue": item.overdue,
        "done": done,
        "not_done": item.status == "not_done",
        "recheck": item.recheck_on is not None and item.recheck_on <= today,
        "untold": done and item.told_on is None,
        "unapproved": bool(item.public_sentence) and not item.approved_by,
        "all": True,
    }[shelf]


def _counts(items: Iterable[Item], today: date) -> dict[str, int]:
    listed = list(items)
    return {shelf: sum(on_shelf(item, shelf, today) for item in listed) for shelf, _ in SHELVES}


def _groups(items: Iterable[Item], today: date, name: Callable[[Item], tuple[str, str]]) -> tuple[Group, ...]:
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        groups.setdefault(name(item), []).append(item)
    return tuple(
        Group(key, title, _counts(members, today)) for (key, title), members in sorted(groups.items())
    )


_AS_STORED = tuple(
    name for name in Item.__dataclass_fields__ if name not in ("key", "reference", "overdue", "service_title")
)


def _item(register: Register, row: Mapping[str, Any], today: date) -> Item:
    of = row["reference"] or f"C{row['compliment']}"
    waits = row["status"] in ("recorded", "given")
    return Item(
        key=f"{of}/{row['number']}",
        reference=row["reference"] or "",
        service_title=register.vocabulary.title("service", row["service"]) if row["service"] else "",
        overdue=waits and row["due"] is not None and row["due"] < today,
        **{name: row[name] for name in _AS_STORED},
    )
