"""Who holds which part in a case, with what they have declared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.law.events import standing
from core.law.people.independence import APPOINTS, TITLES, Held, held_now
from core.law.people.posts import ended_by
from core.register.store.journal.journal import Entered
from core.register.store.people.person import PoolPerson


@dataclass(frozen=True)
class Part:
    """A part in a case and who holds it: `person` is empty where nobody of the pool was named."""

    role: str
    title: str
    person: str
    called: str
    on: date
    declared_on: date | None
    expires_on: date | None


def parts_of(entered: Sequence[Entered], everybody: Iterable[PoolPerson], today: date) -> tuple[Part, ...]:
    """Who holds which part in a case today, in the order of the procedure; a bare appointment by the name it was given."""
    events = standing([entry.event for entry in entered])
    words = {entry.seq: entry.words or {} for entry in entered}
    by_key = {person.key: person for person in everybody}
    parts = [_part(held, by_key.get(held.person), today) for held in held_now(events)]
    gone = ended_by(events)
    last = {event.name: event for event in events if event.name in APPOINTS}
    for name, event in last.items():
        if any(fact in event.facts for fact in APPOINTS[name]):
            continue
        role = next(iter(APPOINTS[name].values()))
        if event.seq < gone.get(role, 0):
            continue
        title = "Panel" if name == "panel_appointed" else TITLES[role]
        called = words[event.seq].get("name", "")
        parts.append(Part(role, title, "", called, event.on, None, None))
    order = list(TITLES)
    return tuple(sorted(parts, key=lambda part: order.index(part.role)))


def _part(held: Held, person: PoolPerson | None, today: date) -> Part:
    declaration = person.candidate.declared(today) if person else None
    return Part(
        held.role,
        TITLES[held.role],
        held.person,
        person.called if person else held.person,
        held.on,
        declaration.signed_on if declaration else None,
        declaration.expires_on if declaration else None,
    )
