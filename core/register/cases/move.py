"""One case, one procedure: a case in the wrong one is moved, a point that belongs to another is split off.

Nothing is copied by a list of what seemed to matter: the old case stays, whole and linked; the new one begins with every
fact and word that its procedure can hold, and what it can't hold is named.
"""

from dataclasses import dataclass, replace
from datetime import date

from core.errors import BadInput
from core.law.cases.stages import where_it_stands
from core.law.events import Event
from core.law.guards.stages import stage_not_granted
from core.law.points import points
from core.law.refusals.proposals import proposal_of
from core.law.state import Refusal
from core.register.cases import door
from core.register.cases.goes_on import carried_over, continued, point_of, take_points
from core.register.cases.receipt import Link
from core.register.cases.seen import changed_since, is_stale
from core.register.cases.take_down import take_down
from core.register.gate.judging import judged
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.story import Story, tell
from core.register.store.transaction import Transaction
from core.register.users import must_be_known
from core.text import LONG, clean

HEARD = "Heard's design: one case, one procedure"


@dataclass(frozen=True)
class Moved:
    """What came of it: the new case and the old one; `left` are facts and words that only the old one can hold.

    `version` is the old case's, as the next write to it must have seen it. Where it waits for another person, `waits` is
    the number of its entry, and nothing is opened yet.
    """

    reference: str
    opened: str
    procedure: str
    left: tuple[str, ...]
    version: int
    waits: int = 0


@dataclass(frozen=True)
class Why:
    """Why a case, or a point, goes elsewhere; what a child's leaving asks for beside: its ground, the advocate's offer."""

    reason: str
    because: str = ""
    no_offer: str = ""
    evidence: str = ""


def move(
    register: Register,
    reference: str,
    *,
    to: str,
    why: Why,
    stamp: Stamp,
    seen: int | None = None,
) -> Moved | Refusal:
    """Close a case as redirected and go on with it in another procedure, from the same first receipt date.

    Its points go with it. Refused where it is closed, where it is in that procedure already, or where a stage that the
    law grants would be lost. Raises BadInput for an unknown procedure or a missing reason, CoreError for the case.
    """
    return _proposed(register, reference, Event("moved", stamp.day, {"to": to}), why, stamp=stamp, seen=seen)


def split(
    register: Register,
    reference: str,
    point: int,
    *,
    to: str,
    why: Why,
    stamp: Stamp,
    seen: int | None = None,
) -> Moved | Refusal:
    """Open a linked case in another procedure for one point, from the same first receipt date; the rest goes on here.

    Refused where the case is closed, has no such point or has only that one. Raises as `move` does.
    """
    event = Event("point_moved", stamp.day, {"point": point, "to": to})
    return _proposed(register, reference, event, why, stamp=stamp, seen=seen)


def _proposed(
    register: Register, reference: str, event: Event, why: Why, *, stamp: Stamp, seen: int | None
) -> Moved | Refusal:
    """Judge a way out, then take it; or write down that it waits."""
    words = words_of(why)

    def work(tx: Transaction) -> Moved | Refusal:
        must_be_known(tx, stamp.by)
        story = _read(tx, reference)
        entered = tx.history(story.reference)
        if is_stale(entered, seen):
            return changed_since(story.procedure, story.reference, entered, seen or 0)
        register.procedures.on(str(event.facts["to"]), story.received.on)
        if refused := move_refusal(story, event, stamp.day):
            return refused
        kind = door.kind_by_register(story.procedure, event.name)
        facts = {**event.facts, **door.coded(kind, "because", why.because, stamp.day)}
        verdict = judged(
            tx, story.procedure, entered, Line(story.reference, event.name, stamp.day, facts, words), stamp
        )
        if verdict.refusal is not None:
            return verdict.refusal
        if verdict.waits:
            seq = tx.append(verdict.line, stamp).seq
            return Moved(
                story.reference, "", str(facts["to"]), (), len(tx.history(story.reference)), waits=seq
            )
        link = Link(event.name, verdict.line.facts, words)
        return carry_out(register, tx, story, event, link, stamp=stamp)

    answer, references = register.write(work)
    if isinstance(answer, Moved):
        return replace(answer, opened=references.get(answer.opened, answer.opened))
    return answer


def carry_out(
    register: Register, tx: Transaction, story: Story, event: Event, link: Link, *, stamp: Stamp
) -> Moved | Refusal:
    """Open the case that goes on elsewhere, and write `link` in the one that it came from.

    Where that is refused, whoever opened the write gives it up.
    """
    to = str(event.facts["to"])
    facts, words, left = carried_over(register, story, to)
    point = event.facts.get("point")
    if isinstance(point, int):
        theme, text = point_of(story, point)
        facts = {key: value for key, value in facts.items() if key not in ("theme", "function")}
        words = {key: value for key, value in words.items() if key not in ("summary", "wants")}
        facts |= {"theme": theme} if theme else {}
        words |= {"summary": text} if text else {}
    opened = take_down(register, continued(story, to, facts, words, link), stamp=stamp, tx=tx)
    if isinstance(opened, Refusal):
        return opened
    if point is None:
        left += take_points(register, tx, story, opened.reference, stamp=stamp)
    return Moved(story.reference, opened.reference, to, left, len(tx.history(story.reference)))


def move_refusal(story: Story, event: Event, today: date) -> Refusal | None:
    """Why a case, or a point of it, can't go to another procedure now."""
    to = str(event.facts["to"])
    refused = _not_open(story, today) or _same(story, to)
    if refused:
        return refused
    point = event.facts.get("point")
    return _no_point(story, point) if isinstance(point, int) else _granted(story, to, today)


def words_of(why: Why) -> dict[str, str]:
    """The words of a way out, cleaned. Raises BadInput where there is no reason."""
    words = {"reason": _reason(why.reason)}
    for key, text in (("no_offer", why.no_offer), ("evidence", why.evidence)):
        if text.strip():
            words[key] = clean(text, field=key, limit=LONG, multiline=True)
    return words


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
