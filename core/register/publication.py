"""What has to be published about complaints: what was published where, what is missing, what is due again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.council.publication import Item, read_publication_list
from core.errors import BadInput
from core.law.days.dates import months_after
from core.register.cases import door
from core.register.register import Register
from core.register.store.journal import journal
from core.register.store.journal.canonical import looks_like_a_day
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.users import must_be_known
from core.text import clean, shown

SUBJECT = "publication"
State = Literal["missing", "overdue", "published"]


@dataclass(frozen=True)
class Publication:
    """How it stands with an item: where it was last published and when, and the day by which it is due again.

    `due` is None where nothing was published, and where once is enough.
    """

    item: Item
    state: State
    on: date | None
    where: str
    by: str
    due: date | None


def list_publications(register: Register, today: date) -> tuple[Publication, ...]:
    """How it stands with each item on a day, in the order of the list."""
    with register.read() as session:
        entered = journal.history(session, SUBJECT)
    return tuple(_current(item, entered, today) for item in read_publication_list(register.content))


def to_publish(register: Register, today: date) -> tuple[Publication, ...]:
    """What a manager has to see to: what is missing or overdue. Derived, so that nobody types or ticks it."""
    return tuple(
        publication for publication in list_publications(register, today) if publication.state != "published"
    )


def record_published(register: Register, key: str, *, on: date, where: str, stamp: Stamp) -> Publication:
    """Note that an item was published on a day, at an address or in a place that anybody can find. Raises BadInput."""
    today = stamp.day
    place = clean(where, field="where")
    if not place or looks_like_a_day(place):
        raise BadInput(
            "Where it can be found is missing.", remedy="Give its address, or where it lies.", field="where"
        )
    item = _find_item(register, key)
    return _write(register, item, "published", door.day_in(on, today), {"where": place}, stamp=stamp)


def take_down(register: Register, key: str, *, on: date, stamp: Stamp) -> Publication:
    """Note that an item can no longer be found. Raises BadInput where there is no such item."""
    day = door.day_in(on, stamp.day)
    return _write(register, _find_item(register, key), "taken_down", day, {}, stamp=stamp)


def _write(
    register: Register, item: Item, name: str, on: date, facts: Mapping[str, str], *, stamp: Stamp
) -> Publication:
    with register.transaction() as tx:
        must_be_known(tx, stamp.by)
        tx.append_beside(Line(SUBJECT, name, on, {"what": item.key, **facts}, {}), stamp)
        entered = journal.history(tx.session, SUBJECT)
    return _current(item, entered, stamp.day)


def _find_item(register: Register, typed: str) -> Item:
    items = read_publication_list(register.content)
    for item in items:
        if typed.strip().casefold() in (item.key.casefold(), item.title.casefold()):
            return item
    raise BadInput(
        f"Nothing on the list is called {shown(typed[:40], one_line=True)!r}.",
        remedy=f"There are: {', '.join(item.key for item in items)}.",
        field="what",
    )


def _current(item: Item, entered: list[Entered], today: date) -> Publication:
    latest = max(
        _entries_of(item, entered, today), key=lambda entry: (entry.event.on, entry.seq), default=None
    )
    if latest is None or latest.event.name == "taken_down":
        return Publication(item, "missing", None, "", "", None)
    on = latest.event.on
    due = months_after(on, item.every_months) if item.every_months else None
    state: State = "overdue" if due and due < today else "published"
    return Publication(item, state, on, str(latest.event.facts["where"]), latest.by, due)


def _entries_of(item: Item, entered: list[Entered], today: date) -> Iterator[Entered]:
    for entry in entered:
        if entry.event.facts.get("what") == item.key and entry.event.on <= today:
            yield entry
