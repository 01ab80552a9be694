"""Things of which a case can owe several at once: each remedy, each learning point, each contact of the Ombudsman."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from core.law.events import Event
from core.law.history import History, day_of


@dataclass(frozen=True)
class Part:
    """One of several: its number (0 where there is only one), when and by whom it is owed, from when it is shown."""

    number: int = 0
    due: date | None = None
    owner: str = ""
    from_day: date | None = None


def remedies(past: History) -> tuple[Part, ...]:
    """Remedies that were promised and not done, under the promise that stands last."""
    promised = _by_number(past, "remedy_promised", "remedy")
    done = _by_number(past, "remedy_done", "remedy")
    return tuple(_promised(number, event) for number, event in promised.items() if number not in done)


def learning_without_owner(past: History) -> tuple[Part, ...]:
    """Learning points that nobody was asked to act on."""
    given = {
        **_by_number(past, "learning_action", "learning"),
        **_by_number(past, "learning_done", "learning"),
    }
    recorded = _numbered(past, "learning_recorded", "learning")
    return tuple(Part(number) for number in recorded if number not in given)


def learning_actions(past: History) -> tuple[Part, ...]:
    """Changes that somebody was asked to make and that are not made."""
    given = _by_number(past, "learning_action", "learning")
    done = _by_number(past, "learning_done", "learning")
    return tuple(_promised(number, event) for number, event in given.items() if number not in done)


def ombudsman_contacts(past: History) -> tuple[Part, ...]:
    """Contacts of the Ombudsman without a decision, each due when the Ombudsman wants the reply."""
    waiting = list(past.all("ombudsman_decided"))
    found = []
    for number, contact in enumerate(past.all("ombudsman_contacted"), start=1):
        decision = next((one for one in waiting if _answers(one, contact)), None)
        if decision is not None:
            waiting.remove(decision)
            continue
        found.append(Part(number, day_of(contact, "reply_by"), str(contact.facts.get("owner", ""))))
    return tuple(found)


def concurrent_reviews(past: History) -> tuple[Part, ...]:
    """A matter set aside for other proceedings, on the day on which that is to be looked at again."""
    last = past.last("concurrent_notice_sent")
    ended = past.last("concurrent_ended")
    if last is None or (ended is not None and (ended.on, ended.seq) > (last.on, last.seq)):
        return ()
    review = day_of(last, "review_on")
    return (Part(due=review, from_day=review),) if review else ()


def _promised(number: int, event: Event) -> Part:
    return Part(number, day_of(event, "due"), str(event.facts.get("owner", "")))


def _by_number(past: History, name: str, key: str) -> dict[int, Event]:
    """The last event of this name for each number; 1 where none is given."""
    found: dict[int, Event] = {}
    for event in past.all(name):
        number = event.facts.get(key, 1)
        found[number if isinstance(number, int) else 1] = event
    return found


def _numbered(past: History, name: str, key: str) -> dict[int, Event]:
    """Events of this name by the number that each has, or else its place."""
    found: dict[int, Event] = {}
    for place, event in enumerate(past.all(name), start=1):
        number = event.facts.get(key, place)
        found[number if isinstance(number, int) else place] = event
    return found


def _answers(decision: Event, contact: Event) -> bool:
    """Whether a decision answers a contact: by the Ombudsman's reference where both have one, else the next."""
    named, asked = decision.facts.get("reference"), contact.facts.get("reference")
    return decision.on >= contact.on and (named is None or asked is None or named == asked)


EACH: Mapping[str, Callable[[History], tuple[Part, ...]]] = {
    "concurrent_reviews": concurrent_reviews,
    "learning_actions": learning_actions,
    "learning_without_owner": learning_without_owner,
    "ombudsman_contacts": ombudsman_contacts,
    "remedies": remedies,
}
"""By the name that a procedure file uses. A new kind is a function here."""
