"""A complaint that is in another case already: it is closed, and the other keeps the earlier receipt and every point."""

from datetime import date

from core.law.cases.stages import where_it_stands
from core.law.points import points
from core.law.state import Refusal
from core.register.cases import door
from core.register.cases.entries import Entry
from core.register.cases.goes_on import point_of
from core.register.cases.move import Why, words_of
from core.register.cases.record import record
from core.register.cases.seen import Recorded, changed_since, is_stale
from core.register.gate.judging import judged
from core.register.references import no_such_case, tidy
from core.register.register import Register
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.story import Story, tell
from core.register.store.transaction import Transaction
from core.register.users import must_be_known

NAME = "closed_as_duplicate"
SOURCE = "Heard's design: one case, one procedure"


def close_as_duplicate(
    register: Register, reference: str, of: str, *, why: Why, stamp: Stamp, seen: int | None = None
) -> Recorded | Refusal:
    """Close a case in favour of another, which keeps the earlier receipt and every point.

    A child's statutory complaint waits for another person first. Refused where either is closed, where they are of two
    procedures, and for a case with itself. Raises BadInput without a reason, CoreError for a case that is not there.
    """

    def work(tx: Transaction) -> Recorded | Refusal:
        must_be_known(tx, stamp.by)
        story, other = _read(tx, reference), _read(tx, of).reference
        entered = tx.history(story.reference)
        if is_stale(entered, seen):
            return changed_since(story.procedure, story.reference, entered, seen or 0)
        if refused := duplicate_refusal(tx, story, other, stamp.day):
            return refused
        kind = door.kind_by_register(story.procedure, NAME)
        facts = {"of": other, **door.coded(kind, "because", why.because or "duplicate", stamp.day)}
        verdict = judged(
            tx, story.procedure, entered, Line(story.reference, NAME, stamp.day, facts, words_of(why)), stamp
        )
        if verdict.refusal is not None:
            return verdict.refusal
        if not verdict.waits and (refused := close_in_favour(register, tx, story, other, stamp=stamp)):
            return refused
        seq = tx.append(verdict.line, stamp).seq
        return Recorded(story.reference, len(tx.history(story.reference)), seq, stands=verdict.needs.stands)

    return register.write_whole(work)


def duplicate_refusal(tx: Transaction, story: Story, of: str, today: date) -> Refusal | None:
    """Why a case can't be closed in favour of another now: the complaint has to go on somewhere."""
    other = _read(tx, of)
    if other.reference == story.reference:
        return Refusal("same-case", f"{of} is this case itself.", SOURCE, "Name the other case.")
    if other.procedure.key != story.procedure.key:
        return Refusal(
            "another-procedure",
            f"{of} is in another procedure: this complaint would not go on there.",
            SOURCE,
            "Move one of them first; or link the two.",
        )
    for case in (story, other):
        if where_it_stands(case.past.until(today)).status == "closed":
            return Refusal(
                "closed",
                f"{case.reference} is closed.",
                SOURCE,
                "A duplicate is closed in favour of a case that goes on; two that are over can be linked.",
            )
    return None


def close_in_favour(
    register: Register, tx: Transaction, story: Story, of: str, *, stamp: Stamp
) -> Refusal | None:
    """Give the other case the earlier receipt and the points that it lacks, and let each name the other."""
    other = _read(tx, of)
    if story.received.on < other.received.on:
        received = other.received
        facts = {key: value for key, value in received.facts.items() if key not in door.BY_REGISTER}
        entry = Entry("received", story.received.on, facts, other.words[received.seq], received.seq)
        if isinstance(answer := record(register, of, entry, stamp=stamp, tx=tx), Refusal):
            return answer
    for entry in _points_lacking(story, other):
        if isinstance(answer := record(register, of, entry, stamp=stamp, tx=tx), Refusal):
            return answer
    if not any(entry.event.facts.get("linked_to") == story.reference for entry in tx.history(of)):
        tx.append(Line(of, "linked", stamp.day, {"linked_to": story.reference}, {}), stamp)
    return None


def _points_lacking(story: Story, other: Story) -> list[Entry]:
    if other.procedure.event("point_added") is None:
        return []
    there = {point_of(other, number) for number in points(other.past)}
    day = max(story.received.on, other.received.on)
    lacking = [point for number in points(story.past) if (point := point_of(story, number)) not in there]
    return [
        Entry("point_added", day, {"theme": theme} if theme else {}, {"text": text} if text else {})
        for theme, text in lacking
    ]


def _read(tx: Transaction, reference: str) -> Story:
    reference = tidy(reference)
    entered = tx.history(reference)
    if not entered:
        raise no_such_case(tx.session, reference)
    return tell(reference, entered, tx.procedures, tx.calendars)
