"""What a compliment taught, followed to its end with the same events as the learning of a case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from core.council.terms import Merges
from core.errors import CoreError
from core.law.rules.model import Procedure
from core.law.state import Refusal
from core.register.cases import door
from core.register.cases.entries import Entry, must_be_people
from core.register.cases.points import approval_refusal
from core.register.register import Register
from core.register.store.derived import Derived, Subject
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.lists.learning import LEARNING, compliment_place
from core.register.store.projections.learning import FOLLOWED, learning_rows
from core.register.store.story import telling
from core.register.store.vocabulary.merged import SUBJECT as VOCABULARY
from core.register.store.vocabulary.merged import merges
from core.register.users import must_be_known

SUBJECT = "learning"
"""Of the journal: the learning of all compliments, each event naming its compliment."""


@dataclass(frozen=True)
class Noted:
    """What was written: which compliment, which of its learning points."""

    compliment: int
    number: int


def record_learning(register: Register, compliment: int, entry: Entry, *, stamp: Stamp) -> Noted | Refusal:
    """Record learning from a compliment, or a later step of it. Raises CoreError where there is no such compliment."""
    today = stamp.day
    on = door.day_in(entry.on, today)
    kind = door.kind_of(learning_procedure(register), entry.event)
    with register.transaction() as tx:
        must_be_known(tx, stamp.by)
        if compliment_place(tx.session, compliment) is None:
            raise CoreError(
                f"There is no compliment {compliment}.", remedy="`heard compliment list --json` numbers them."
            )
        facts = door.facts_in(kind, entry.facts)
        must_be_people(tx, facts)
        entered = _entries_of(journal.history(tx.session, SUBJECT), compliment)
        numbers = {number for earlier in entered if (number := earlier.event.facts.get("learning"))}
        new = max((number for number in numbers if isinstance(number, int)), default=0) + 1
        number = new if entry.event == "learning_recorded" else facts.get("learning", 1)
        assert isinstance(number, int)
        refused = _refused(entry, entered, number, stamp)
        if refused:
            return refused
        source = {"source": "compliment"} if entry.event == "learning_recorded" else {}
        all_facts = {**facts, **source, "learning": number, "compliment": compliment}
        tx.append_beside(Line(SUBJECT, entry.event, on, all_facts, door.words_in(kind, entry.words)), stamp)
        COMPLIMENTS_LEARNING.write_again(tx.session)
    return Noted(compliment, number)


def learning_procedure(register: Register) -> Procedure:
    """The procedure whose events of learning a compliment's learning is recorded with."""
    return register.procedures.latest(register.procedures.keys()[0])


def compliments_learning(session: Session) -> list[dict[str, Any]]:
    """The rows of all compliments' learning, derived from the journal."""
    entered = journal.history(session, SUBJECT)
    compliments = sorted({number for entry in entered if isinstance(number := _compliment(entry), int)})
    merged = merges(session)
    return [
        row for number in compliments for row in _rows(session, number, _entries_of(entered, number), merged)
    ]


COMPLIMENTS_LEARNING = Subject(
    SUBJECT,
    (Derived(LEARNING, ("compliment", "number"), compliments_learning, part={"case_id": None}),),
    reads=("compliment", VOCABULARY),
)


def _rows(
    session: Session, compliment: int, entered: Sequence[Entered], merged: Merges
) -> Iterator[dict[str, Any]]:
    place = compliment_place(session, compliment) or {}
    yield from ({**row, "case_id": None} for row in learning_rows(telling(entered, merged), place, {}))


def _refused(entry: Entry, entered: Sequence[Entered], number: int, stamp: Stamp) -> Refusal | None:
    if entry.event != "learning_recorded" and entry.event not in FOLLOWED:
        return _refuse(
            "not-learning",
            f"{entry.event} is no step of learning.",
            "Steps of learning begin with learning_.",
        )
    if entry.event != "learning_recorded" and not any(
        earlier.event.name == "learning_recorded" and earlier.event.facts.get("learning") == number
        for earlier in entered
    ):
        return _refuse(
            "no-such-learning", f"There is no learning point {number} of it.", "Record the learning first."
        )
    if entry.event != "learning_approved":
        return None
    if not any(
        earlier.event.name == "learning_public" and earlier.event.facts.get("learning") == number
        for earlier in entered
    ):
        return _refuse(
            "no-public-sentence",
            f"No sentence for the public was written for learning point {number}.",
            "Write the sentence first; another person approves it.",
        )
    return approval_refusal(entered, number, stamp)


def _refuse(code: str, reason: str, remedy: str) -> Refusal:
    return Refusal(code, reason, "Getting the Best from Complaints (2006)", remedy)


def _entries_of(entered: Sequence[Entered], compliment: int) -> list[Entered]:
    return [entry for entry in entered if _compliment(entry) == compliment]


def _compliment(entry: Entered) -> object:
    return entry.event.facts.get("compliment")
