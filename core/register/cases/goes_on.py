"""What goes on in another procedure: each fact and word that it can hold, the points, the owner, the first receipt."""

from collections.abc import Mapping
from datetime import date

from core.law.events import FactValue
from core.law.points import points
from core.law.rules.model import EventKind
from core.register.cases import door
from core.register.cases.entries import Entry, line_of
from core.register.cases.receipt import Link, NewCase
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.store.story import Story, pinned
from core.register.store.transaction import Transaction

UNSAID = "unsaid"
"""Which child it is about, where nobody said and it leaves the children's procedure: a second person confirms that."""


def point_of(story: Story, number: int) -> tuple[str, str]:
    """The theme and the words of a point."""
    for event in story.events:
        if event.name == "point_added" and event.facts.get("point") == number:
            return str(event.facts.get("theme", "")), story.word(event, "text")
    return str(story.received.facts.get("theme", "")), story.word(story.received, "summary")


def carried_over(
    register: Register, story: Story, to: str
) -> tuple[dict[str, FactValue], dict[str, str], tuple[str, ...]]:
    """Every fact and word of the receipt that the other procedure can hold; and the names of those that it can't."""
    received = story.received
    kind = door.kind_of(register.procedures.on(to, received.on), "received")
    facts, words, left = dict[str, FactValue](), dict[str, str](), []
    for key, value in received.facts.items():
        if key in door.BY_REGISTER:
            continue
        if _holds(kind, key, value):
            facts[key] = value
        else:
            left.append(key)
    known = {word.key for word in kind.words}
    for key, text in story.words[received.seq].items():
        if key in known:
            words[key] = text
        else:
            left.append(key)
    if (
        story.procedure.key == "childrens"
        and "child_status" not in facts
        and _holds(kind, "child_status", UNSAID)
    ):
        facts["child_status"] = UNSAID
    return facts, words, tuple(left)


def _holds(kind: EventKind, key: str, value: FactValue) -> bool:
    fact = next((each for each in kind.facts if each.key == key), None)
    if fact is None:
        return False
    return not fact.choices or any(choice.key == str(value) for choice in fact.choices)


def continued(
    story: Story, to: str, facts: Mapping[str, FactValue], words: Mapping[str, str], link: Link
) -> NewCase:
    """The case that goes on in another procedure, received when this one was, with the owner it has now."""
    owner = next(
        (
            str(event.facts["owner"])
            for event in reversed(story.events)
            if event.name in ("received", "assigned") and "owner" in event.facts
        ),
        None,
    )
    return NewCase(to, story.received.on, facts, words, owner, linked_to=story.reference, link=link)


def take_points(
    register: Register, tx: Transaction, story: Story, opened: str, *, stamp: Stamp, since: date | None = None
) -> tuple[str, ...]:
    """Add to the new case the points that were added to the old one; what it can't hold of them is named.

    `since` is the day from which they stand there; else that of the receipt.
    """
    entered = tx.history(opened)
    procedure = register.procedures.version(*pinned([one.event for one in entered]))
    kept = points(story.past)
    added = [event for event in story.events if event.name == "point_added"]
    added = [event for event in added if event.facts.get("point") in kept]
    if procedure.event("point_added") is None:
        return ("points",) if added else ()
    today = stamp.day
    for event in added:
        words = dict(story.words[event.seq])
        entry = Entry("point_added", max(event.on, since or story.received.on), dict(event.facts), words)
        line = line_of(register, tx, procedure, opened, tx.history(opened), entry, today)
        tx.append(line, stamp)
    return ()
