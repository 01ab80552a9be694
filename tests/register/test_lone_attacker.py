"""Somebody alone, with every verb and any day they like, can't make a statutory limit read kept that was missed."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest

from core.errors import CoreError
from core.law.events import Event
from core.law.rules.model import EventKind, FactKind
from core.law.state import Refusal
from core.register.cases.entries import Entry
from core.register.cases.move import Why, move
from core.register.cases.read import case
from core.register.cases.record import record
from core.register.changes.decide import confirm, refuse, withdraw
from core.register.changes.duplicate import close_as_duplicate
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from tests.register.made import DAY, a_case, at, happened

NOW = date(2026, 9, 1)
SAID = {
    "reason": "It was typed for the wrong day.",
    "evidence": "The copy in the file says so.",
    "no_offer": "Nobody could be reached.",
    "their_words": "It is sorted out now.",
    "present": "Their key worker",
    "text": "Something made up.",
}
STEPS = 12
ENDS_OR_MOVES = (
    "withdrawn", "found_ineligible", "concurrent_notice_sent", "interest_decided", "late_decision", "stage1_skipped",
    "settled_informally", "later_start_agreed", "declared_complex", "terms_of_resolution_sent", "advocate_asked_for",
    "advocate_request_withdrawn", "advocate_appointed", "delay_notice_sent", "response_sent", "written_record_final",
    "content_with_answer", "handling_changed", "point_added", "completed",
)  # fmt: skip
"""What could end a limit or move it."""
ALL_KINDS_OF_DAY = (0, 1, 3, 5, 8, 30, 60, 120, 140, 160, 170, 176, 180, 183)


def a_missed_case(register: Register, how: str) -> tuple[str, str]:
    """A case with a limit of the law that was missed, or is overdue, for months; and the id of its clock."""
    reference = a_case(register, theme="delay", in_care=True).reference
    happened(register, reference, "acknowledged", DAY)
    happened(register, reference, "advocate_offered", DAY)
    happened(register, reference, "advocate_answered", DAY, answer="declined")
    if how == "overdue":
        return reference, "CA-S1"
    happened(register, reference, "response_sent", date(2026, 4, 10), stage=1)
    if how == "missed":
        return reference, "CA-S1"
    happened(register, reference, "stage2_requested", date(2026, 4, 20))
    return reference, "CA-S2"


class Attacker:
    """One person who tries whatever there is, moments apart; what is refused or can't be is simply not done."""

    def __init__(self, register: Register, reference: str, rng: Random) -> None:
        self.register, self.reference, self.rng = register, reference, rng
        self.moment = at(NOW)
        self.done: list[str] = []

    def step(self) -> None:
        self.moment += timedelta(minutes=self.rng.choice((0, 1, 20, 59, 61, 600)))
        verbs: tuple[Callable[[], object], ...] = (
            self._new, self._new, self._correct, self._correct, self._take_back, self._move, self._decide,
            self._duplicate,
        )  # fmt: skip
        verb = self.rng.choice(verbs)
        try:
            answer = verb()
        except CoreError:
            return
        if not isinstance(answer, Refusal):
            self.done.append(f"{verb.__name__}: {answer} ({self._last()})")

    @property
    def stamp(self) -> Stamp:
        return Stamp("amy", self.moment)

    def _last(self) -> str:
        line = self._events()[-1]
        return f"{line.name} on {line.on} {dict(line.facts)} {line.supersedes}"

    def _events(self) -> list[Event]:
        with self.register.read() as session:
            from core.register.store.journal import journal

            return [entry.event for entry in journal.history(session, self.reference)]

    def _entry(self, name: str, supersedes: int | None) -> Entry:
        procedure = case(self.register, self.reference, today=self.moment.date()).story.procedure
        kind = procedure.event(name)
        assert kind is not None
        on = self.moment.date() - timedelta(days=self.rng.choice(ALL_KINDS_OF_DAY))
        words = {word.key: SAID.get(word.key, "Something made up.") for word in kind.words} | {
            key: SAID[key] for key in ("reason", "evidence", "no_offer", "their_words", "present")
        }
        return Entry(name, on, self._facts(kind, on), words, supersedes)

    def _facts(self, kind: EventKind, on: date) -> dict[str, object]:
        facts = {
            fact.key: value
            for fact in kind.facts
            if (fact.required or self.rng.random() < 0.6) and (value := self._fact(fact, on)) is not None
        }
        if self.rng.random() < 0.3 and kind.key != "received":
            facts["because"] = "their_wish"
        if self.rng.random() < 0.05:
            facts["irregular"] = self.rng.choice(("independent-person", "panel-of-three", "not-both"))
        return facts

    def _fact(self, fact: FactKind, on: date) -> object:
        if fact.kind == "yes_no":
            return self.rng.random() < 0.5
        if fact.kind == "date":
            return on + timedelta(days=self.rng.choice((-20, 0, 30, 200)))
        if fact.kind in ("number", "money"):
            return self.rng.choice((1, 2, 3))
        choices = [choice.key for choice in fact.choices]
        if choices:
            return self.rng.choice(choices)
        return "amy" if fact.key == "owner" else None

    def _new(self) -> object:
        verbs = case(self.register, self.reference, today=self.moment.date()).verbs
        names = [verb.kind.key for verb in verbs]
        likely = [name for name in ENDS_OR_MOVES if name in names]
        name = self.rng.choice(likely if likely and self.rng.random() < 0.5 else names)
        return record(self.register, self.reference, self._entry(name, None), stamp=self.stamp)

    def _correct(self) -> object:
        event = self.rng.choice(self._events())
        name = event.name if self.rng.random() < 0.8 else "note_added"
        entry = self._entry(name, event.seq)
        if self.rng.random() < 0.5:
            own = {
                key: value
                for key, value in event.facts.items()
                if key
                not in (
                    "procedure",
                    "procedure_version",
                    "calendar",
                    "family",
                    "marked",
                    "effect",
                    "unconfirmed",
                )
            }
            entry = Entry(name, entry.on, own if name == event.name else {}, entry.words, event.seq)
        return record(self.register, self.reference, entry, stamp=self.stamp)

    def _take_back(self) -> object:
        event = self.rng.choice(self._events())
        entry = Entry(
            "superseded",
            self.moment.date(),
            {},
            {"reason": SAID["reason"], "evidence": SAID["evidence"]},
            event.seq,
        )
        return record(self.register, self.reference, entry, stamp=self.stamp)

    def _move(self) -> object:
        why = Why(SAID["reason"], "not_covered", SAID["no_offer"], SAID["evidence"])
        return move(self.register, self.reference, to="corporate", why=why, stamp=self.stamp)

    def _decide(self) -> object:
        seq = self.rng.choice(self._events()).seq
        verb = self.rng.choice(("confirm", "refuse", "withdraw"))
        if verb == "confirm":
            return confirm(self.register, self.reference, seq, stamp=self.stamp)
        if verb == "refuse":
            return refuse(self.register, self.reference, seq, reason="Because I say so.", stamp=self.stamp)
        return withdraw(self.register, self.reference, seq, stamp=self.stamp)

    def _duplicate(self) -> object:
        other = a_case(self.register, received=self.moment.date()).reference
        why = Why(SAID["reason"], "duplicate", SAID["no_offer"], SAID["evidence"])
        return close_as_duplicate(self.register, self.reference, other, why=why, stamp=self.stamp)


@pytest.mark.parametrize("how", ["overdue", "missed", "stage2"])
@pytest.mark.parametrize("seed", range(3))
def test_nobody_alone_makes_a_missed_limit_read_kept(register: Register, how: str, seed: int) -> None:
    add_user(register, "ben", stamp=Stamp("amy", at(DAY)))
    reference, clock_id = a_missed_case(register, how)
    attacker = Attacker(register, reference, Random(f"{how} {seed}"))
    for _ in range(STEPS):
        attacker.step()
        there = case(register, reference, today=attacker.moment.date())
        clock = there.state.clock(clock_id)
        assert clock is not None and clock.state in ("overdue", "missed"), (clock, attacker.done)
    assert attacker.done, "nothing was tried that went through"
