"""The walk along the journal: nothing is missing, moved, changed or out of place, and no subject's end is cut off."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from core.register.store.check.damage import DAMAGE, kind_of
from core.register.store.check.times import Watch
from core.register.store.file.values import Raw, rows_of
from core.register.store.journal.canonical import SALT, link_of_raw, salted_digest
from core.register.store.journal.heads import CHAIN, FOUNDED, NO_EVENT, SEALED, Head, seal_of


@dataclass
class Chain:
    """What the walk came to: how many events each subject has, and what is wrong, by subject."""

    events: int = 0
    """Those of subjects; what the journal says of itself is not counted."""
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    backwards: list[str] = field(default_factory=list)
    """Where the times of recording run backwards: a sentence each. Every event is what was recorded all the same."""
    broken: set[str] = field(default_factory=set)
    is_readable: bool = True
    """Whether the journal could be read to its end."""

    def is_broken(self, *subjects: str) -> bool:
        """Whether one of these subjects' events are not what was recorded, or may not be."""
        return not self.is_readable or not self.broken.isdisjoint(subjects)

    def fault(self, subject: str, sentence: str) -> None:
        """Note something wrong with a subject's events."""
        self.faults.append(sentence)
        self.broken.add(subject)


def walk(session: Session) -> Chain:
    """Follow every subject's chain from its first event to its last, and compare the ends with the heads and the seals.

    In a real register the times at which events were recorded run forwards; in a demonstration days are made up.
    """
    connection = session.connection()
    walker = _Walker()
    walker.watch = None if session.info.get("demonstration") else Watch()
    try:
        walker.facts_left = _facts_left(session)
        for row in rows_of(connection, "SELECT * FROM journal ORDER BY id"):
            walker.take(row)
        walker.look_for_erasures()
        walker.compare_heads(list(rows_of(connection, "SELECT * FROM journal_head ORDER BY subject")))
    except DAMAGE as error:
        walker.chain.is_readable = False
        walker.chain.faults.append(walker.where_it_ends(error))
    return walker.chain


def _facts_left(session: Session) -> dict[tuple[str, Any], Any]:
    """By subject and `seq`, the digest of what the latest erasure left of an event's facts."""
    erasures = rows_of(
        session.connection(), "SELECT subject, facts FROM journal WHERE name = 'facts_erased' ORDER BY id"
    )
    left = {}
    for row in erasures:
        facts = _facts_in(row)
        left[str(row["subject"]), _number(facts.get("erased_from"))] = facts.get("left")
    return left


class _Walker:
    """The walk as far as it has come. Events are taken in the order in which they were written, of all subjects."""

    def __init__(self) -> None:
        self.chain = Chain()
        self.facts_left: dict[tuple[str, Any], Any] = {}
        self._heads: dict[str, Head] = {}
        self.watch: Watch | None = None
        self._grown: dict[str, Head] = {}
        """The heads of what was written about since the last seal."""
        self._next_id = 1
        self._without_words: list[tuple[str, Any]] = []
        self._erased: set[tuple[str, Any]] = set()

    def take(self, row: Raw) -> None:
        """Look at the next event."""
        subject = str(row["subject"])
        self._look_at_place(row, subject)
        self._look_at_link(row, subject)
        self._look_at_facts(row, subject)
        self._look_at_words(row, subject)
        if self.watch is not None and (fault := self.watch.fault_of(row, _named(row))):
            self.chain.backwards.append(fault)
        if subject == CHAIN:
            self._look_at_seal(row)
            return
        self.chain.events += 1
        self._grown[subject] = self._heads[subject]

    def _look_at_place(self, row: Raw, subject: str) -> None:
        chain = self.chain
        chain.counts[subject] += 1
        if row["id"] != self._next_id:
            chain.fault(subject, f"Events {self._next_id} to {row['id'] - 1} of the journal are missing.")
        if row["seq"] != chain.counts[subject]:
            chain.fault(subject, f"{subject}: event {chain.counts[subject]} is missing or out of order.")
            chain.counts[subject] = row["seq"] if isinstance(row["seq"], int) else chain.counts[subject]
        self._next_id = row["id"] + 1

    def _look_at_link(self, row: Raw, subject: str) -> None:
        previous = self._heads.get(subject, NO_EVENT)
        if row["previous"] != previous.digest:
            self.chain.fault(subject, f"{_named(row)} does not follow the event that stands before it.")
        if row["digest"] != link_of_raw(str(row["previous"]), row):
            self.chain.fault(subject, f"{_named(row)} is not what was recorded.")
        self._heads[subject] = Head(subject, row["seq"], str(row["digest"]), row["id"])

    def _look_at_facts(self, row: Raw, subject: str) -> None:
        """Facts are those that were recorded, or what the latest erasure left of them."""
        digest = self.facts_left.get((subject, row["seq"]), row["facts_digest"])
        if not _holds(row["facts_salt"], row["facts"], digest):
            self.chain.fault(subject, f"The facts of {_named(row)} are not what was recorded.")

    def _look_at_words(self, row: Raw, subject: str) -> None:
        if row["words"] is None:
            self._without_words.append((subject, row["seq"]))
        elif not _holds(row["salt"], row["words"], row["words_digest"]):
            self.chain.fault(subject, f"The words of {_named(row)} are not what was recorded.")
        if row["name"] == "words_erased":
            self._erased.add((subject, _number(_facts_in(row).get("erased"))))

    def _look_at_seal(self, row: Raw) -> None:
        """A seal names every head that it was put on."""
        facts = _facts_in(row)
        seals = row["name"] in (SEALED, FOUNDED)
        if seals and (facts.get("heads"), facts.get("subjects")) != (
            seal_of(self._grown.values()),
            len(self._grown),
        ):
            self.chain.fault(CHAIN, f"{_named(row)} seals other events than stand before it.")
        self._grown.clear()

    def where_it_ends(self, error: Exception) -> str:
        """Where the journal can't be read any further."""
        return f"The journal can't be read beyond event {self._next_id - 1} of all ({kind_of(error)})."

    def look_for_erasures(self) -> None:
        """Words that are gone were erased by an event."""
        for subject, seq in self._without_words:
            if (subject, seq) not in self._erased:
                self.chain.fault(
                    subject, f"{subject}: the words of event {seq} are gone, and no event says why."
                )

    def compare_heads(self, rows: list[Raw]) -> None:
        """The last event of each subject is the one that was written last."""
        noted = {str(row["subject"]): row for row in rows}
        for subject in sorted({*noted, *self._heads}):
            head = self._heads.get(subject, NO_EVENT)
            row = noted.get(subject)
            if row is None:
                self.chain.fault(
                    subject, f"{subject}: there are events, but the register never wrote about it."
                )
            elif _number(row["seq"]) > _number(head.seq):
                missing = _number(head.seq) + 1
                self.chain.fault(subject, f"{subject}: event {missing} is missing: its chain was cut off.")
            elif (row["seq"], row["digest"], row["id"]) != (head.seq, head.digest, head.id):
                self.chain.fault(
                    subject, f"{subject}: event {head.seq} is not the one that was written last."
                )


def _holds(salt: Any, text: Any, digest: Any) -> bool:
    """Whether a text, under a whole salt, has this digest."""
    return len(str(salt)) == 2 * SALT and salted_digest(str(salt), str(text)) == digest


def _facts_in(row: Raw) -> dict[str, Any]:
    """The facts of an event, whatever they look like: none where they can't be read."""
    try:
        facts = json.loads(row["facts"])
    except (ValueError, TypeError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _named(row: Raw) -> str:
    return f"{row['subject']}: event {row['seq']} ({row['name']})"
