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


def publications(register: Register, today: date) -> tuple[Publication, ...]:
    """How it stands with each item on a day, in the order of the list."""
    with register.sessions.read() as session:
        entered = journal.history(session, SUBJECT)
    return tuple(_standing(item, entered, today) for item in read_publication_list(register.content))


def to_publish(register: Register, today: date) -> tuple[Publication, ...]:
    """What a manager has to see to: what is missing or overdue. Derived, so that nobody types or ticks it."""
    return tuple(one for one in publications(register, today) if one.state != "published")


def record_published(register: Register, key: str, *, on: date, where: str, stamp: Stamp) -> Publication:
    """Note that an item was published on a day, at an address or in a place that anybody can find. Raises BadInput."""
    today = stamp.day
    place = clean(where, field="where")
    if not place or looks_like_a_day(place):
        raise BadInput(
            "Where it can be found is missing.", remedy="Give its address, or where it lies.", field="where"
        )
    item = _known(register, key)
    return _written(register, item, "published", door.day_in(on, today), {"where": place}, stamp=stamp)


def take_down(register: Register, key: str, *, on: date, stamp: Stamp) -> Publication:
    """Note that an item can no longer be found. Raises BadInput where there is no such item."""
    day = door.day_in(on, stamp.day)
    return _written(register, _known(register, key), "taken_down", day, {}, stamp=stamp)


def _written(
    register: Register, item: Item, name: str, on: date, facts: Mapping[str, str], *, stamp: Stamp
) -> Publication:
    with register.transaction() as tx:
        must_be_known(tx, stamp.by)
        tx.append_beside(Line(SUBJECT, name, on, {"what": item.key, **facts}, {}), Stamp(stamp.by, stamp.at))
        entered = journal.history(tx.session, SUBJECT)
    return _standing(item, entered, stamp.day)


def _known(register: Register, typed: str) -> Item:
    items = read_publication_list(register.content)
    for one in items:
        if typed.strip().casefold() in (one.key.casefold(), one.title.casefold()):
            return one
    raise BadInput(
        f"Nothing on the list is called {shown(typed[:40], one_line=True)!r}.",
        remedy=f"There are: {', '.join(one.key for one in items)}.",
        field="what",
    )


def _standing(item: Item, entered: list[Entered], today: date) -> Publication:
    latest = max(_of(item, entered, today), key=lambda one: (one.event.on, one.seq), default=None)
    if latest is None or latest.event.name == "taken_down":
        return Publication(item, "missing", None, "", "", None)
    on = latest.event.on
    due = months_after(on, item.every_months) if item.every_months else None
    state: State = "overdue" if due and due < today else "published"
    return Publication(item, state, on, str(latest.event.facts["where"]), latest.by, due)


def _of(item: Item, entered: list[Entered], today: date) -> Iterator[Entered]:
    for one in entered:
        if one.event.facts.get("what") == item.key and one.event.on <= today:
            yield one
