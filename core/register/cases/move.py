"""One case, one procedure: a case in the wrong one is moved, a point that belongs to another is split off.

Nothing is copied by a list of what seemed to matter: the old case stays, whole and linked; the new one begins with every
fact and word that its procedure can hold, and what it can't hold is named.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.errors import BadInput
from core.law.cases.stages import where_it_stands
from core.law.events import Event, FactValue
from core.law.guards.stages import stage_not_granted
from core.law.points import points
from core.law.refusals.proposals import proposal_of
from core.law.rules.model import EventKind
from core.law.state import Refusal
from core.register.cases import door
from core.register.cases.entries import Entry, line_of
from core.register.cases.receipt import Link, NewCase
from core.register.cases.seen import Stale, changed_since
from core.register.cases.take_down import take_down
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.store.story import Story, pinned, tell
from core.register.store.transaction import Transaction
from core.register.users import must_be_known
from core.text import LONG, clean

HEARD = "Heard's design: one case, one procedure"
UNSAID = "unsaid"
"""Which child it is about, where nobody said and it leaves the children's procedure: a second person confirms that."""


@dataclass(frozen=True)
class Moved:
    """What came of it: the new case and the old one; `left` are facts and words that only the old one can hold.

    `version` is the old case's, as the next write to it must have seen it.
    """

    reference: str
    opened: str
    procedure: str
    left: tuple[str, ...]
    version: int


def move(
    register: Register,
    reference: str,
    *,
    to: str,
    reason: str,
    stamp: Stamp,
    seen: int | None = None,
) -> Moved | Refusal:
    """Close a case as redirected and go on with it in another procedure, from the same first receipt date.

    Its points go with it. Refused where it is closed, where it is in that procedure already, or where a stage that the
    law grants would be lost. Raises BadInput for an unknown procedure or a missing reason, CoreError for the case.
    """
    today = stamp.day
    reason = _reason(reason)
    with register.transaction() as tx:
        must_be_known(tx, stamp.by)
        story = _read(tx, reference)
        if seen is not None and seen != story.version:
            return _stale(tx, story, seen)
        refused = _not_open(story, today) or _same(story, to) or _granted(story, to, today)
        if refused:
            return refused
        facts, words, left = _carried(register, story, to)
        link = Link("moved", {"to": to}, {"reason": reason})
        opened = take_down(register, _continued(story, to, facts, words, link), stamp=stamp, tx=tx)
        if isinstance(opened, Refusal):
            return opened
        left += _take_points(register, tx, story, opened.reference, stamp=stamp)
        return Moved(story.reference, opened.reference, to, left, len(tx.history(story.reference)))


def split(
    register: Register,
    reference: str,
    point: int,
    *,
    to: str,
    reason: str,
    stamp: Stamp,
    seen: int | None = None,
) -> Moved | Refusal:
    """Open a linked case in another procedure for one point, from the same first receipt date; the rest goes on here.

    Refused where the case is closed, has no such point or has only that one. Raises as `move` does.
    """
    today = stamp.day
    reason = _reason(reason)
    with register.transaction() as tx:
        must_be_known(tx, stamp.by)
        story = _read(tx, reference)
        if seen is not None and seen != story.version:
            return _stale(tx, story, seen)
        refused = _not_open(story, today) or _same(story, to) or _no_point(story, point)
        if refused:
            return refused
        theme, text = _point(story, point)
        facts, words, left = _carried(register, story, to)
        facts = {key: value for key, value in facts.items() if key not in ("theme", "function")}
        words = {key: value for key, value in words.items() if key not in ("summary", "wants")}
        facts |= {"theme": theme} if theme else {}
        words |= {"summary": text} if text else {}
        link = Link("point_moved", {"point": point, "to": to}, {"reason": reason})
        opened = take_down(register, _continued(story, to, facts, words, link), stamp=stamp, tx=tx)
        if isinstance(opened, Refusal):
            return opened
        return Moved(story.reference, opened.reference, to, left, len(tx.history(story.reference)))


def _reason(reason: str) -> str:
    text = clean(reason, field="reason", limit=LONG, multiline=True)
    if not text:
        raise BadInput("There is no reason.", remedy="Say why it belongs there.", field="reason")
    return text


def _read(tx: Transaction, reference: str) -> Story:
    reference = tidy(reference)
    entered = tx.history(reference)
    if not entered:
        raise no_such_case(tx.session, reference)
    return tell(reference, entered, tx.procedures, tx.calendars)


def _stale(tx: Transaction, story: Story, seen: int) -> Stale:
    return changed_since(story.procedure, story.reference, tx.history(story.reference), seen)


def _not_open(story: Story, today: date) -> Refusal | None:
    stands = where_it_stands(story.past.until(today))
    if stands.status != "closed":
        return None
    return Refusal(
        "closed",
        f"{story.reference} is closed.",
        HEARD,
        "If it was closed by mistake, take that back first; for something new open a new case linked to it.",
    )


def _same(story: Story, to: str) -> Refusal | None:
    if to != story.procedure.key:
        return None
    return Refusal(
        "same-procedure", f"{story.reference} is in that procedure already.", HEARD, "Name another procedure."
    )


def _granted(story: Story, to: str, today: date) -> Refusal | None:
    """A case that was answered under the law is not moved out of it: the next stage would be lost."""
    if story.procedure.key != "childrens":
        return None
    past = story.past
    return stage_not_granted(proposal_of(past, Event("moved", today, {"to": to}), today))


def _no_point(story: Story, point: int) -> Refusal | None:
    known = points(story.past)
    if point in known and len(known) > 1:
        return None
    if point in known:
        return Refusal(
            "only-point",
            f"Point {point} is all that {story.reference} is about.",
            HEARD,
            "Move the whole case instead.",
        )
    listed = ", ".join(map(str, known)) or "none yet"
    return Refusal(
        "no-such-point", f"There is no point {point} in {story.reference}.", HEARD, f"Points: {listed}."
    )


def _point(story: Story, number: int) -> tuple[str, str]:
    """The theme and the words of a point."""
    for event in story.events:
        if event.name == "point_added" and event.facts.get("point") == number:
            return str(event.facts.get("theme", "")), story.word(event, "text")
    return str(story.received.facts.get("theme", "")), story.word(story.received, "summary")


def _carried(
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


def _continued(
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


def _take_points(
    register: Register, tx: Transaction, story: Story, opened: str, *, stamp: Stamp
) -> tuple[str, ...]:
    """Add to the new case the points that were added to the old one; what it can't hold of them is named."""
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
        entry = Entry("point_added", max(event.on, story.received.on), dict(event.facts), words)
        line = line_of(register, tx, procedure, opened, tx.history(opened), entry, today)
        tx.append(line, stamp)
    return ()
